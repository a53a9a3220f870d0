import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { type FilledReport } from '../../src/law/report/filled-report.ts'
import { FORMS } from '../../src/law/report/forms.ts'
import { COLUMNS, REMEDY_BLOCKS, REMEDY_COLUMNS } from '../../src/law/report/filled-report.ts'
import { localDate } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { reading, type OrganRef } from '../../src/services/context.ts'
import { importCases } from '../../src/services/import-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { query } from '../../src/store/query.ts'
import { testApp, type Officer } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })

const REAL = join(import.meta.dirname, '../../../shared/real')
const send = (admin: Officer, fields: Record<string, string | string[]>, bytes: Buffer, name = '台账.csv') => {
  const test = admin.agent.post('/office/imports').field('_csrf', admin.csrf)
  for (const [key, value] of Object.entries(fields)) test.field(key, value)
  return test.attach('file', bytes, name)
}
const markIn = (text: string) => /name="checked" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? assert.fail('no mark')
const countOf = async ({ organId }: OrganRef) =>
  (
    await query<{ n: number }>(reading(context), 'select count(*)::int as n from case_file where organ_id = $1', [
      organId,
    ])
  )[0]?.n
/** The newest run on the import page. */
const latestRun = async (admin: Officer) =>
  /\/office\/imports\/runs\/([0-9a-f-]{36})/.exec((await admin.get('/office/imports')).text)?.[1] ??
  assert.fail('no run')

const FOREIGN = Buffer.from(
  [
    '示例市教育局2024年台账',
    '登记号,类别,姓名,来源,收件日期,申请事项,答复时间,处理情况',
    'B-1,个人,李明,窗口递交,2024/3/4,科研经费,2024/3/20,公开',
    'B-2,个人,王五,自制渠道,2024/3/5,招生计划,,',
    'B-3,公司,示例公司,自制渠道,2024/3/6,采购合同,2024/4/1,公开',
  ].join('\n'),
)

test('a foreign register is read by suggestion, its words are matched, and both are remembered', async () => {
  const organ = await givenOrgan('organ')
  const admin = await signIn(organ, 'admin')
  const first = (await send(admin, { kind: 'cases' }, FOREIGN).expect(200)).text
  assert.match(first, /请在下面选择它们在文件里叫什么/)
  assert.match(first, /没有找到这些列：申请人类型。/)
  assert.match(first, /<option\s+value="登记号"\s+selected/)
  const columns = {
    'map.number': '登记号',
    'map.applicantKind': '类别',
    'map.applicantName': '姓名',
    'map.channel': '来源',
    'map.receivedOn': '收件日期',
    'map.content': '申请事项',
    'map.repliedOn': '答复时间',
    'map.outcome': '处理情况',
  }
  const second = (await send(admin, { kind: 'cases', ...columns }, FOREIGN).expect(200)).text
  assert.match(second, /接收渠道：自制渠道/)
  const words = {
    wordField: ['channel', 'channel', 'applicantKind', 'applicantKind'],
    wordFrom: ['自制渠道', '窗口递交', '公司', '个人'],
    wordTo: ['网络', '当面', '商业企业', '自然人'],
  }
  const third = (await send(admin, { kind: 'cases', ...columns, ...words }, FOREIGN).expect(200)).text
  assert.match(third, /全部可以导入/)
  assert.match(third, /name="wordFrom" value="自制渠道"/, 'matched words go along')
  await send(admin, { kind: 'cases', step: 'all', checked: markIn(third), ...columns, ...words }, FOREIGN).expect(303)
  assert.equal(await countOf(organ), 3)
  const next = Buffer.from(String(FOREIGN).replaceAll('B-', 'C-').replaceAll('2024/', '2025/'))
  const remembered = (await send(admin, { kind: 'cases' }, next).expect(200)).text
  assert.match(remembered, /已按上次导入同样的台账时的对应读取/)
  assert.match(remembered, /全部可以导入/)
  const elsewhere = await signIn(await givenOrgan('organ'), 'admin')
  assert.match((await send(elsewhere, { kind: 'cases' }, next).expect(200)).text, /没有找到这些列/)
})

test('a field said to have no column is not read, although the register has one of that name', async () => {
  const organ = await givenOrgan('organ')
  const admin = await signIn(organ, 'admin')
  const register = Buffer.from(
    '申请编号,申请人类型,申请人,接收渠道,收到日期,申请内容,答复日期,办理结果\nN-1,自然人,李明,当面,2025-03-04,科研经费,2025-03-20,不详\n',
  )
  const labels = { number: '申请编号', applicantKind: '申请人类型', applicantName: '申请人', channel: '接收渠道' }
  const more = { receivedOn: '收到日期', content: '申请内容', repliedOn: '', outcome: '' }
  const columns = Object.fromEntries(Object.entries({ ...labels, ...more }).map(([key, name]) => [`map.${key}`, name]))
  const tried = (await send(admin, { kind: 'cases', ...columns }, register).expect(200)).text
  assert.match(tried, /全部可以导入/)
  assert.match(tried, /答复日期、办理结果/, 'named among the columns nothing was taken from')
  await send(admin, { kind: 'cases', step: 'all', checked: markIn(tried), ...columns }, register).expect(303)
  assert.match((await admin.get('/office/cases?standing=open').expect(200)).text, /N-1/)
  // A required field without a column is asked for, not taken from its namesake.
  assert.match(
    (await send(admin, { kind: 'cases', ...columns, 'map.channel': '' }, register).expect(200)).text,
    /没有找到这些列：接收渠道/,
  )
})

test('days month first, and one value for the whole register', async () => {
  const organ = await givenOrgan('organ')
  const admin = await signIn(organ, 'admin')
  const log = Buffer.from('申请编号,申请人,收到日期,申请内容\nD-1,李明,03/04/2024,科研经费\n')
  const fields = {
    kind: 'cases',
    'map.number': '申请编号',
    'map.applicantName': '申请人',
    'map.receivedOn': '收到日期',
  }
  const more = { 'map.applicantKind': '=自然人', 'map.channel': '=当面', 'map.content': '申请内容', order: 'mdy' }
  const tried = (await send(admin, { ...fields, ...more }, log).expect(200)).text
  await send(admin, { ...fields, ...more, step: 'all', checked: markIn(tried) }, log).expect(303)
  assert.match((await admin.get('/office/cases/D-1').expect(200)).text, /2024年3月4日/)
})

test('a whole import is taken back, comes in again, and the numbers stay sound', async () => {
  const organ = await givenOrgan('organ')
  const [admin, clerk] = [await signIn(organ, 'admin'), await signIn(organ)]
  const own = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const register = Buffer.from(
    [
      '申请编号,申请人类型,申请人,接收渠道,收到日期,申请内容',
      '2026-00041,自然人,李明,当面,2026-03-04,一',
      '2026-00042,自然人,王五,当面,2026-03-05,二',
    ].join('\n'),
  )
  const bring = async () => {
    const tried = (await send(admin, { kind: 'cases' }, register).expect(200)).text
    await send(admin, { kind: 'cases', step: 'all', checked: markIn(tried) }, register).expect(303)
  }
  await bring()
  const run = await latestRun(admin)
  await clerk.get(`/office/imports/runs/${run}`).expect(403)
  await clerk.post(`/office/imports/runs/${run}/undoing`).expect(403)
  assert.match((await admin.get(`/office/imports/runs/${run}`).expect(200)).text, /2026-03-04 – 2026-03-05/)
  const stranger = await signIn(await givenOrgan('organ'), 'admin')
  await stranger.post(`/office/imports/runs/${run}/undoing`).expect(404)
  await admin.post(`/office/imports/runs/${run}/undoing`).expect(303)
  assert.equal(await countOf(organ), 1)
  assert.match((await admin.get('/office/imports?done=undone')).text, /由王admin撤销/)
  await admin.post(`/office/imports/runs/${run}/undoing`).expect(404)
  await bring()
  assert.equal(await countOf(organ), 3)
  const after = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  assert.equal(after.number, '2026-00043')
  assert.equal(own.number, '2026-00001')
  const { faults } = await examine(context)
  assert.deepEqual(faults, [])
})

test('an import that was worked on stays; rows of others cannot be deleted at all', async () => {
  const organ = await givenOrgan('organ')
  const admin = await signIn(organ, 'admin')
  const register = Buffer.from(
    [
      '申请编号,申请人类型,申请人,接收渠道,收到日期,申请内容',
      'E-1,自然人,李明,当面,2026-09-04,一',
      'E-2,自然人,王五,当面,2026-09-04,二',
    ].join('\n'),
  )
  await importCases(context, organ, register, 'r.csv', {}, clerkOf(organ))
  const run = await latestRun(admin)
  await admin.post('/office/cases/bulk/assignment', { number: ['E-2'], accountId: admin.accountId })
  assert.match((await admin.post(`/office/imports/runs/${run}/undoing`).expect(422)).text, /已经分派/)
  await handleCase(
    context,
    organ,
    'E-1',
    { type: 'extended', on: localDate('2026-09-07'), workdays: 5 },
    clerkOf(organ),
    'REPLY_EXTENDED',
  )
  assert.match((await admin.post(`/office/imports/runs/${run}/undoing`).expect(422)).text, /不能整批撤销：E-1/)
  assert.equal(await countOf(organ), 2)
  const remove = query(reading(context), `delete from case_event where organ_id = $1`, [organ.organId])
  await assert.rejects(remove, /append-only/)
})

const lineOf = (cells: readonly unknown[]) => cells.map((cell) => cell ?? '-').join('\t')
/** A published report as it is copied from its page. */
function copied(report: FilledReport): string {
  const rows = FORMS['organ-2021'].rows.map(
    ({ label, sums }) =>
      `${label}\t${lineOf(COLUMNS.map((column) => sums.reduce((sum, key) => sum + (report.applications[key][column] ?? 0), 0)))}`,
  )
  const disputes = lineOf(
    REMEDY_BLOCKS.flatMap((block) => REMEDY_COLUMNS.map((column) => report.remedies[block][column])),
  )
  return ['本列数据的勾稽关系\t申请人情况', ...rows, '行政复议\t行政诉讼', disputes].join('\n')
}

test('a register of a year gives the published table again; where it does not, the cases are listed', async () => {
  const organ = await givenOrgan('organ')
  const admin = await signIn(organ, 'admin')
  const bytes = await readFile(join(REAL, 'register-suqian-2023.csv'))
  await importCases(context, organ, bytes, 'r.csv', {}, clerkOf(organ))
  const [published] = JSON.parse(String(await readFile(join(REAL, 'reports.json')))) as FilledReport[]
  const cases = {
    ...published!,
    remedies: Object.fromEntries(
      REMEDY_BLOCKS.map((block) => [block, Object.fromEntries(REMEDY_COLUMNS.map((column) => [column, 0]))]),
    ) as FilledReport['remedies'],
  }
  const compare = (table: string) => admin.post('/office/imports/reconciliation', { year: '2023', table })
  assert.match((await compare(copied(cases)).expect(200)).text, /完全一致：\d+格全部相同/)
  const wrong = structuredClone(cases)
  wrong.applications['refused.2'].total! += 1
  const different = (await compare(copied(wrong)).expect(200)).text
  assert.match(different, /中有1格不同/)
  assert.equal(different.match(/href="\/office\/cases\/[^"]+"/g)?.length, 27 + 1, 'the cases of the cell, and 登记申请')
  assert.match((await compare('一\t1\t2\t3\t4\t5\t6\t7').expect(422)).text, /应有\d+行数字，识别到1行/)
  assert.match(
    (await admin.post('/office/imports/reconciliation', { year: 'x', table: '' }).expect(422)).text,
    /请填写年度/,
  )
})
