import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { type FilledReport } from '../../src/law/report/filled-report.ts'
import { bearerOf } from '../../src/services/api-tokens.ts'
import { type ImportSummary } from '../../src/services/import-service.ts'
import { listItems } from '../../src/services/disclosure-service.ts'
import { findOrgan } from '../../src/services/organ-service.ts'
import { workbook } from '../documents/made-files.ts'
import { testFolder, testInstallation } from './installation.ts'

const SHARED = join(import.meta.dirname, '../../../shared/real')
const { run, context } = await testInstallation()
const folder = await testFolder()
const done = async (...words: string[]) => {
  const answer = await run(words)
  assert.equal(answer.code, 0, answer.err)
  return answer.json
}

test('an organ and a token are made; a second of the same name is refused in one line', async () => {
  const made = await done('organ', 'create', '--slug', 'school', '--name', '示例职业技术学院', '--regime', 'college')
  assert.deepEqual(made, { slug: 'school' })
  const again = await run(['organ', 'create', '--slug', 'school', '--name', 'x', '--regime', 'organ'])
  assert.deepEqual([again.code, again.err], [1, 'error: 网址简称 school 已被使用，请换一个'])
  const { token } = (await done('token', 'create', '--organ', 'school', '--name', 'oa', '--role', 'head')) as {
    token: string
  }
  assert.match(token, /^gk_school_[\w-]{43}$/)
  const organ = await findOrgan(context, 'school')
  assert.equal((await bearerOf(context, organ, token))?.role, 'head')
  const elsewhere = await run(['token', 'create', '--organ', 'none', '--name', 'oa', '--role', 'head'])
  assert.match(elsewhere.err, /^error: 没有简称为 none 的单位；现有：school/)
})

test('a spreadsheet of published items: looked at, refused whole, then its sound lines taken', async () => {
  const file = join(folder, '台账.xlsx')
  const bytes = await workbook((_, sheet) => {
    sheet.addRow(['信息名称', '栏目', '公开部门', '形成日期', '公开渠道', '公开日期', '链接'])
    sheet.addRow([
      '图书采购公告',
      '采购公告',
      '资产处',
      new Date('2026-03-02'),
      '网站',
      '2026-03-05',
      'https://x.example.org',
    ])
    sheet.addRow(['家具采购公告', '没有的栏目', '资产处', '2026-03-02', '', '', ''])
  })
  await writeFile(file, bytes)
  const words = ['import', 'items', file, '--organ', 'school']
  const refused = await run(words)
  assert.equal(refused.code, 1)
  // Above the head of the table stand two lines of something else.
  const { imported, rejected } = refused.json as ImportSummary
  assert.deepEqual([imported, rejected.map(({ line, column }) => [line, column])], [0, [[5, '栏目']]])
  const dry = (await done(...words, '--accept-good', '--dry-run')) as ImportSummary
  assert.deepEqual([dry.read, dry.sound, dry.imported], [2, 1, 0])
  assert.equal(((await done(...words, '--accept-good')) as ImportSummary).imported, 1)
  const items = await listItems(context, await findOrgan(context, 'school'), {}, null, 10)
  assert.deepEqual(
    items.map(({ title, latestOn, link }) => [title, latestOn, link]),
    [['图书采购公告', '2026-03-05', 'https://x.example.org']],
  )
})

test('the real registers give the real report, in every format', async () => {
  await done('organ', 'create', '--slug', 'suqian', '--name', '宿迁市(全市汇总)', '--regime', 'organ')
  const register = join(SHARED, 'register-suqian-2023.csv')
  const dry = (await done('import', 'cases', register, '--organ', 'suqian', '--dry-run')) as ImportSummary
  assert.deepEqual([dry.read, dry.sound, dry.imported], [3607, 3607, 0])
  const cases = (await done('import', 'cases', register, '--organ', 'suqian')) as ImportSummary
  assert.deepEqual([cases.read, cases.imported, cases.rejected], [3607, 3607, []])
  await done('import', 'remedies', join(SHARED, 'remedies-suqian-2023.csv'), '--organ', 'suqian')
  const published = JSON.parse(await readFile(join(SHARED, 'reports.json'), 'utf8')) as FilledReport[]
  const report = (await done('report', '--organ', 'suqian', '--year', '2023')) as FilledReport
  const { body, year, form, applications, remedies } = published[0]!
  const { body: ourBody, year: ourYear, form: ourForm, applications: ours, remedies: ourRemedies } = report
  assert.deepEqual([ourBody, ourYear, ourForm], [body, year, form])
  assert.deepEqual(ours, applications)
  assert.deepEqual(ourRemedies, remedies)
  assert.deepEqual(ours.carriedOut, published[1]!.applications.carriedIn)
  const checked = await run(['check-report'], JSON.stringify(report))
  assert.equal((checked.json as { balances: boolean }[])[0]!.balances, true)
  for (const [format, start] of [
    ['csv', '\ufeff'],
    ['xlsx', 'PK'],
    ['docx', 'PK'],
    ['html', '<!doctype html>'],
  ]) {
    const out = join(folder, `report.${format}`)
    const written = await done('report', '--organ', 'suqian', '--year', '2023', '--format', format!, '--out', out)
    const bytes = await readFile(out)
    assert.deepEqual(written, { out, bytes: bytes.length })
    assert.ok(bytes.toString().startsWith(start!), format)
  }
  const html = (await run(['report', '--organ', 'suqian', '--year', '2023', '--format', 'html'])).out.toString()
  assert.match(html, /<td>3511<\/td>/)
  const again = await run(['import', 'cases', register, '--organ', 'suqian'])
  assert.equal(again.code, 1)
  assert.match(again.err, /^error: 3607 行不合格.*已经存在/)
  assert.equal((again.json as ImportSummary).imported, 0)
  const healthy = await run(['doctor'])
  assert.deepEqual([healthy.code, (healthy.json as { faults: unknown[] }).faults], [0, []])
  assert.equal((await run(['audit', 'verify'])).code, 0)
})

test('the register of disputes goes out and comes in again: same table four, same days, number and body', async () => {
  for (const slug of ['giving', 'taking'])
    await done('organ', 'create', '--slug', slug, '--name', '示例市教育局', '--regime', 'organ')
  const register = join(folder, 'disputes.csv')
  await writeFile(
    register,
    [
      '类型,提出日期,受理日期,案号,受理机关,结果,结案日期',
      '行政复议,2026-03-02,2026-03-05,示政复〔2026〕1号,示例市人民政府,结果纠正,2026-05-06',
      '行政诉讼（未经复议直接起诉）,2026-06-01,,（2026）示01行初7号,示例区人民法院,,',
      '举报,2026-07-01,2026-07-01,,,尚未审结,',
    ].join('\n'),
  )
  const taken = (await done('import', 'remedies', register, '--organ', 'giving')) as ImportSummary
  assert.deepEqual([taken.imported, taken.rejected, taken.ignored], [3, [], []])
  const out = join(folder, 'out.csv')
  const written = (await done('export', 'remedies', '--organ', 'giving', '--out', out)) as { bytes: number }
  assert.equal((await readFile(out)).length, written.bytes)
  await done('import', 'remedies', out, '--organ', 'taking')
  const exported = async (slug: string, ...more: string[]) =>
    (await run(['export', 'remedies', '--organ', slug, ...more])).out.toString()
  assert.equal(await exported('taking'), await exported('giving'))
  assert.match(await exported('taking'), /示政复〔2026〕1号,示例市人民政府/)
  assert.equal((await exported('taking', '--kind', 'reconsideration')).trim().split('\n').length, 2)
  const xlsx = await run(['export', 'remedies', '--organ', 'taking', '--format', 'xlsx'])
  assert.ok(xlsx.out.toString().startsWith('PK'))
  const table = async (slug: string) =>
    ((await done('report', '--organ', slug, '--year', '2026')) as FilledReport).remedies
  assert.deepEqual(await table('taking'), await table('giving'))
  assert.equal((await table('taking')).reconsideration!.corrected, 1)

  assert.equal((await run(['export', 'remedies'])).code, 2)
  assert.equal((await run(['export', 'remedies', '--organ', 'taking', '--kind', 'quarrel'])).code, 2)
  assert.match((await run(['export', 'remedies', '--organ', 'none'])).err, /^error: 没有简称为 none 的单位/)
  const nowhere = await run(['export', 'remedies', '--organ', 'taking', '--out', join(folder, 'none', 'x.csv')])
  assert.deepEqual([nowhere.code, /^error: 无法写入/.test(nowhere.err)], [1, true])
})

/** Logs of other countries have other columns; what a log does not tell is given as a constant. */
const UNTOLD = {
  applicantKind: { constant: '其他' },
  applicantName: { constant: '（不公开）' },
  channel: { constant: '信函' },
  outcome: { constant: '其他处理' },
}
const DECISIONS = {
  'all disclosed': '予以公开',
  'disclosed in part': '部分公开',
  'nothing disclosed': '其他',
  discontinued: '撤回',
}
const canadian = (receivedOn: string) => ({
  ...UNTOLD,
  number: { column: 'identifier' },
  content: { column: 'abstract' },
  receivedOn: { column: receivedOn },
  repliedOn: { column: 'date' },
})
/** British Columbia and Newfoundland publish the day of the answer only; it stands for both. */
const LOGS = [
  { file: 'ca_ab_edmonton.csv', read: 1619, sound: 1595, mapping: canadian('date_accepted') },
  { file: 'ca_bc.csv', read: 6179, sound: 6178, mapping: canadian('date') },
  { file: 'ca_nl.csv', read: 1042, sound: 1006, mapping: canadian('date') },
  {
    file: 'ca_on_toronto.csv',
    read: 9972,
    sound: 7095,
    mapping: { ...canadian('date_accepted'), outcome: { column: 'decision', values: DECISIONS } },
  },
  {
    file: 'us_doj_oip_2017.csv',
    read: 244,
    sound: 244,
    mapping: {
      ...UNTOLD,
      number: { column: 'Tracking Number' },
      content: { column: 'Detail' },
      receivedOn: { column: 'Submitted Date', order: 'mdy' },
      repliedOn: { column: 'Closed Date', order: 'mdy' },
    },
  },
]

for (const [at, { file, read, sound, mapping }] of LOGS.entries())
  test(`${file}: sound lines are imported, every other one is named`, async () => {
    const slug = `log-${at}`
    await done('organ', 'create', '--slug', slug, '--name', file, '--regime', 'organ')
    const mappingFile = join(folder, `${slug}.json`)
    await writeFile(mappingFile, JSON.stringify(mapping))
    const words = ['import', 'cases', join(SHARED, 'logs', file), '--organ', slug, '--mapping', mappingFile]
    const imported = (await done(...words, '--accept-good')) as ImportSummary
    const named = new Set(imported.rejected.map(({ line }) => line)).size
    assert.deepEqual([imported.read, imported.imported, named], [read, sound, read - sound])
    assert.ok(imported.rejected.every(({ line, column, reason }) => line > 1 && column !== '' && reason !== ''))
  })

test('files and mappings that cannot be read are refused in one line', async () => {
  const register = join(SHARED, 'logs/ca_bc.csv')
  const words = ['import', 'cases', register, '--organ', 'school', '--mapping']
  const file = join(folder, 'bad.json')
  for (const [text, sentence] of [
    ['{"numbers": {"column": "x"}}', /--mapping 的内容有误：.*numbers/],
    ['{"number": {"columns": "x"}}', /--mapping 的内容有误/],
    ['{', /不是有效的 JSON/],
    ['{}', /表头应有这些列名/],
  ] as const) {
    await writeFile(file, text)
    const { code, err } = await run([...words, file])
    assert.equal(code, 1)
    assert.match(err, sentence)
    assert.match(err, /^error: [^\n]+$/)
  }
  const none = await run(['import', 'cases', join(folder, 'none.csv'), '--organ', 'school'])
  assert.match(none.err, /^error: 无法读取文件.*ENOENT/)
})
