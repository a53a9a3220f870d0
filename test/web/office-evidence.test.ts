import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { localDate } from '../../src/law/date.ts'
import { auditPage, checkAudit } from '../../src/services/audit-service.ts'
import { recordOnCase } from '../../src/services/case-record-service.ts'
import { listLetters } from '../../src/services/letter-service.ts'
import { recordService, type ServiceInput, voidService } from '../../src/services/letter-delivery.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { type OrganRef, reading } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { handleRemedy, openRemedy } from '../../src/services/remedy-service.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const day = localDate
const SUMMONS = { name: '答复通知书.txt', contentType: 'text/plain', bytes: Buffer.from('请于十日内答复') }
const GIVEN = { name: '说明.txt', contentType: 'text/plain', bytes: Buffer.from('随答复发出的说明') }

const SIGNED = { name: '送达回证.txt', contentType: 'text/plain', bytes: Buffer.from('本人签收') }
const WRONG = { name: '别人的回证.txt', contentType: 'text/plain', bytes: Buffer.from('误附') }
const SEARCHED = {
  kind: 'search',
  places: '办公系统、综合档案室',
  words: '任免、考察',
  searcher: '张三',
  found: 'nothing',
  remark: '案卷目录中也没有记载',
} as const

async function givenDispute(organ: OrganRef) {
  context.clock.set('2026-09-07')
  const clerk = clerkOf(organ)
  const { number } = await registerByOffice(context, organ, anApplication(), clerk, null)
  await recordOnCase(context, organ, number, { on: day('2026-09-07'), record: SEARCHED }, clerk)
  context.clock.set('2026-09-21')
  const act = { type: 'replied', on: day('2026-09-21'), outcome: 'internal' } as const
  const letter = { details: { reason: '所涉内容为内部人事安排' } }
  const texts = [{ kind: 'reason', text: '所涉内容为内部人事安排' }]
  await handleCase(context, organ, number, act, clerk, 'CASE_REPLIED', null, { letter, texts, files: [GIVEN] })
  const [reply] = await listLetters(context, organ, number)
  const serve = (input: ServiceInput) => recordService(context, organ, number, reply!.letterId, input, clerk)
  await serve({ kind: 'handed-over', on: day('2026-09-21'), details: { by: '李明' }, proof: WRONG })
  await voidService(context, organ, number, reply!.letterId, 1, clerk)
  await serve({ kind: 'handed-over', on: day('2026-09-21'), details: { by: '本人' }, proof: SIGNED })
  context.clock.set('2026-10-20')
  const remedyId = await openRemedy(
    context,
    organ,
    {
      kind: 'reconsideration',
      on: day('2026-10-12'),
      number,
      copyReceivedOn: day('2026-10-15'),
      texts: [
        { kind: 'docket-number', text: '示政复〔2026〕9号' },
        { kind: 'body', text: '示例市人民政府' },
      ],
    },
    clerk,
  )
  const papers = { type: 'papers-kept', on: day('2026-10-15'), direction: 'in', paper: 'notice' } as const
  await handleRemedy(context, organ, remedyId, papers, clerk, null, { files: [SUMMONS] })
  return { number, remedyId }
}

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  for (let no = 1; no <= pdf.numPages; no++) {
    const { items } = await (await pdf.getPage(no)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  return pages
}

const contact = { office: '市教育局办公室', address: '示例路1号', phone: '0570-1234567' }

test('one click gives the draft, the list with its pages, every piece, the files and a hash of each', async () => {
  const organ = await givenOrgan('organ', contact)
  const { number, remedyId } = await givenDispute(organ)
  const { entries } = await checkAudit(context, organ, clerkOf(organ))
  const clerk = await signIn(organ)
  const page = (await clerk.get(`/office/remedies/${remedyId}`).expect(200)).text
  assert.match(page, new RegExp(`/office/remedies/${remedyId}/evidence/zip`))
  const sent = await clerk.get(`/office/remedies/${remedyId}/evidence/zip`).responseType('blob').expect(200)
  const files = unzipSync(new Uint8Array(sent.body as Buffer))
  const names = Object.keys(files)
  assert.deepEqual(names.slice(0, 4), [
    '1 答复书（草稿）.docx',
    '1 答复书（草稿）.pdf',
    '2 证据清单和材料.docx',
    '2 证据清单和材料.pdf',
  ])
  const checksums = Buffer.from(files['校验值 SHA-256.txt']!).toString()
  for (const name of names.filter((each) => !each.startsWith('校验值')))
    assert.ok(checksums.includes(`${hash('sha256', files[name]!)}  ${name}\n`), name)
  assert.deepEqual(
    names.filter((name) => name.startsWith('附件/')).map((name) => Buffer.from(files[name]!).toString()),
    [SIGNED.bytes.toString(), GIVEN.bytes.toString(), SUMMONS.bytes.toString()],
  )

  const answer = (await pagesOf(files['1 答复书（草稿）.pdf']!)).join('')
  for (const said of [
    '行政复议答复书',
    '示政复〔2026〕9号',
    '示例市人民政府：',
    '李明',
    number,
    '第四十八条',
    '内部人事安排',
    '没有超过法定期限',
    '第六十八条',
  ])
    assert.ok(answer.includes(said), said)
  assert.ok(!answer.includes('11010519491231002X') && !answer.includes('13800138000'))

  const pages = await pagesOf(files['2 证据清单和材料.pdf']!)
  assert.match(pages[0]!, /证据、依据清单/)
  const begins = pages.flatMap((text, at) =>
    [...text.matchAll(/证据(\d+)\s*[信答办操法]/g)].map(([, no]) => [Number(no), at + 1] as const),
  )
  assert.ok(begins.length >= 5)
  const list = pages.slice(0, begins[0]![1] - 1).join('')
  for (const [no, on] of begins)
    assert.match(list, new RegExp(`${no}[^0-9].*?${on}`, 's'), `evidence ${no} on page ${on}`)
  const all = pages.join('')
  const proofs = ['送达凭证：送达回证.txt', '当面送交（本人）', '送达情况']
  const search = ['检索记录', '综合档案室', '任免、考察', '张三', '没有找到。案卷目录中也没有记载']
  const log = ['操作日志摘录', '各与前一条相链', `自第1条至第${entries}条的哈希链完整`]
  for (const said of ['信息公开申请', '办理经过', '答复期限的计算', '另附', ...proofs, ...search, ...log])
    assert.ok(all.includes(said), said)
  assert.ok(!all.includes('别人的回证'), 'what was entered by mistake proves nothing')
  assert.ok(!all.includes('11010519491231002X') && !all.includes('13800138000'))

  const [logged] = await auditPage(context, organ, null, 1)
  assert.equal(logged?.action, 'EVIDENCE_BUNDLE_MADE')
  assert.equal((JSON.parse(logged!.bodyText) as { sha256: string }).sha256, hash('sha256', sent.body as Buffer))
})

test('a line of the log that was changed is said to be so, not vouched for', async () => {
  const organ = await givenOrgan('organ', contact)
  const { number, remedyId } = await givenDispute(organ)
  const em = reading(context)
  await query(em, 'alter table audit disable trigger audit_append_only', [])
  await query(
    em,
    "update audit set body_text = '{}' where organ_id = $1 and subject = $2 and action = 'CASE_REPLIED'",
    [organ.organId, number],
  )
  await query(em, 'alter table audit enable trigger audit_append_only', [])
  const clerk = await signIn(organ)
  const sent = await clerk.get(`/office/remedies/${remedyId}/evidence/evidence-pdf`).responseType('blob').expect(200)
  const all = (await pagesOf(sent.body as Buffer)).join('')
  assert.match(all, /第\d+条没有通过核验，请先查明原因/)
  assert.ok(!all.includes('各与前一条相链'))
})

test('a late reply is not defended as one in time; a suit gets the statement of defence of its act', async () => {
  const organ = await givenOrgan('organ', contact)
  const clerk = clerkOf(organ)
  context.clock.set('2026-09-07')
  const { number } = await registerByOffice(context, organ, anApplication(), clerk, null)
  context.clock.set('2026-12-07')
  await handleCase(
    context,
    organ,
    number,
    { type: 'replied', on: day('2026-12-07'), outcome: 'internal' },
    clerk,
    'CASE_REPLIED',
  )
  const opening = { kind: 'lawsuit-direct', on: day('2026-12-07'), number } as const
  const remedyId = await openRemedy(context, organ, opening, clerk)
  const officer = await signIn(organ)
  const sent = await officer.get(`/office/remedies/${remedyId}/evidence/answer-pdf`).responseType('blob').expect(200)
  const text = (await pagesOf(sent.body as Buffer)).join('')
  for (const said of ['行政诉讼答辩状', '第六十七条', '晚于期限', '请写明意见']) assert.ok(text.includes(said), said)
  assert.ok(!text.includes('没有超过法定期限') && !text.includes('判决驳回'))
  await officer.get(`/office/remedies/${remedyId}/evidence/other`).expect(404)
  const reader = await signIn(organ, 'auditor')
  await reader.get(`/office/remedies/${remedyId}/evidence/zip`).expect(403)
})
