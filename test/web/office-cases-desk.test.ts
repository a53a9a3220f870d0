import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { localDate } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { readDepartments } from '../../src/services/department-service.ts'
import { askQuestion, withdrawQuestion } from '../../src/services/question-service.ts'
import { fileOnline, registerByOffice } from '../../src/services/filing-service.ts'
import { reading, type OrganRef } from '../../src/services/context.ts'
import { addTask } from '../../src/store/task-store.ts'
import { query } from '../../src/store/query.ts'
import { type Application } from '../../src/cases/application.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-30' })
const day = localDate
const register = (organ: OrganRef, changes: Partial<Application>) =>
  registerByOffice(context, organ, anApplication(changes), clerkOf(organ), null)
/** The part of a page between the heading with this id and the next section. */
const sectionOf = (text: string, id: string) => text.split(`id="${id}"`)[1]?.split('</section>')[0] ?? ''

test('an empty desk says so', async () => {
  const officer = await signIn(await givenOrgan())
  assert.match((await officer.get('/office').expect(200)).text, /今天没有待办的申请/)
  assert.match((await officer.get('/office/cases').expect(200)).text, /没有申请/)
})

test('the desk shows each case in its heap, with light and days', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  const late = await register(organ, { submittedOn: day('2026-08-20') })
  const soon = await register(organ, { submittedOn: day('2026-09-02') })
  const forgotten = await fileOnline(
    context,
    organ,
    anApplication({ channel: 'online', submittedOn: day('2026-09-28') }),
    { key: 'a', body: 'a' },
  )
  const fresh = await fileOnline(context, organ, anApplication({ channel: 'online', submittedOn: day('2026-09-30') }), {
    key: 'b',
    body: 'b',
  })
  const consulted = await register(organ, { submittedOn: day('2026-09-20') })
  const act = {
    type: 'third-party-consulted',
    on: day('2026-09-22'),
    party: 'A',
    receivedOn: day('2026-09-22'),
  } as const
  await handleCase(context, organ, consulted.number, act, clerkOf(organ), 'X')
  const page = await officer.get('/office').expect(200)
  const overdue = sectionOf(page.text, 'overdue')
  assert.ok(overdue.includes(late.number) && overdue.includes('逾期9个工作日'))
  assert.ok(
    sectionOf(page.text, 'due-soon').includes(soon.number) && sectionOf(page.text, 'due-soon').includes('今日到期'),
  )
  const unconfirmed = sectionOf(page.text, 'unconfirmed')
  assert.equal(unconfirmed.match(/app-task--overdue/g)?.length, 1, 'only the one of 28 September is red')
  assert.ok(unconfirmed.indexOf(forgotten.number) < unconfirmed.indexOf(fresh.number))
  assert.ok(sectionOf(page.text, 'waiting').includes(consulted.number))
})

test('the desk waits for answers too: the late ones first, each with its own day, until answered or taken back', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  const head = await signIn(organ, 'head')
  await head.post('/office/departments', { name: '财务处', fromDay: '2020-01-01' }).expect(303)
  const { departmentId } = (await readDepartments(context, organ)).departments[0]!
  const to = { departmentId, contactId: null }
  const { number } = await register(organ, { submittedOn: day('2026-09-25') })
  const other = await register(organ, { submittedOn: day('2026-09-25') })
  const ask = (of: string, dueOn: string) =>
    askQuestion(context, organ, of, { to, text: '请提供', dueOn: day(dueOn) }, clerkOf(organ))
  context.clock.set('2026-09-22')
  await ask(number, '2026-10-12')
  const late = await ask(other.number, '2026-09-25')
  context.clock.set('2026-09-30')
  const waiting = sectionOf((await officer.get('/office').expect(200)).text, 'answers')
  assert.ok(waiting.indexOf(other.number) < waiting.indexOf(number) && waiting.includes('2件'))
  assert.match(waiting, /app-task--overdue[\s\S]*财务处[\s\S]*逾期3个工作日/)
  await withdrawQuestion(context, organ, other.number, late, clerkOf(organ))
  const after = sectionOf((await officer.get('/office')).text, 'answers')
  assert.ok(!after.includes(other.number) && after.includes(number) && !after.includes('逾期3个工作日'))
})

test('a task is shown until a person closes it; an auditor may look only', async () => {
  const organ = await givenOrgan()
  await context.orm.em.fork().transactional((tx) =>
    addTask(tx, organ.organId, context.clock.now(), {
      kind: 'mail-failed',
      caseId: null,
      facts: { letter: 'receipt-confirmed' },
      dedupeKey: 'x',
    }),
  )
  const auditor = await signIn(organ, 'auditor')
  assert.match((await auditor.get('/office')).text, /有一封邮件未能送达[^]*“确认收到”/)
  assert.ok(!(await auditor.get('/office')).text.includes('/closing'))
  const officer = await signIn(organ)
  const action =
    /\/office\/tasks\/[^/]+\/closing/.exec((await officer.get('/office')).text)?.[0] ?? assert.fail('no form')
  await auditor.post(action).expect(403)
  await officer.post(action).expect(303)
  await officer.post(action).expect(404)
  assert.ok(!(await officer.get('/office')).text.includes('/closing'))
})

test('the ledger narrows, sorts and goes on page by page without loss or repeat', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  const numbers: string[] = []
  for (let n = 0; n < 55; n += 1) {
    const submittedOn = day(`2026-09-${String(1 + (n % 20)).padStart(2, '0')}`)
    numbers.push((await register(organ, { submittedOn, title: `第${n}号` })).number)
  }
  const shown = (text: string) => [...text.matchAll(/\/office\/cases\/(2026-\d{5})"/g)].map(([, number]) => number)
  const first = await officer.get('/office/cases?sort=due').expect(200)
  const next =
    /href="([^"]*after=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail('no next page')
  const second = await officer.get(next).expect(200)
  assert.deepEqual([...shown(first.text), ...shown(second.text)].sort(), numbers)
  assert.deepEqual(shown((await officer.get('/office/cases?q=第7号')).text), [numbers[7]])
  assert.equal(shown((await officer.get('/office/cases?from=2026年9月20日&to=2026/9/20')).text).length, 2)
  assert.equal(shown((await officer.get('/office/cases?standing=closed')).text).length, 0)
  const odd = await officer
    .get('/office/cases?from=2026-13-01&standing=nonsense&after=%00&channel=x&sort=__proto__')
    .expect(200)
  assert.match(odd.text, /不是有效日期/)
  assert.equal(shown(odd.text).length, 50)
})

test('the ledger leaves as CSV and spreadsheet, narrowed, as text, and logged', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  await register(organ, { title: '=cmd|calc', submittedOn: day('2026-09-01') })
  await register(organ, { title: '另一件', submittedOn: day('2026-09-02') })
  const csv = await officer.get('/office/cases/export/csv?q=另一件').buffer().expect(200)
  const [head, ...lines] = csv.text.replace('\ufeff', '').trim().split('\n')
  assert.equal(head, '编号,申请人类型,申请人,渠道,收到日期,申请内容,答复期限,状态,答复日期,办理结果')
  assert.equal(lines.filter((line) => /^2026-/.test(line)).length, 1)
  const binary = await officer.get('/office/cases/export/xlsx').buffer().parse(asBuffer).expect(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(binary.body as ArrayBuffer)
  const texts = book.worksheets[0]?.getColumn(6).values.map(String) ?? []
  assert.ok(texts.some((text) => text.startsWith('=cmd|calc')))
  book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => assert.equal(cell.formula, undefined)))
  await officer.get('/office/cases/export/exe').expect(404)
  const logged = await query<{ body: string }>(
    reading(context),
    `select body_text as body from audit where organ_id = $1 and action = 'LEDGER_EXPORTED'`,
    [organ.organId],
  )
  assert.equal(logged.length, 2)
  assert.ok(logged.every(({ body }) => !body.includes('另一件')))
})

function asBuffer(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const res = response as NodeJS.ReadableStream
  const chunks: Buffer[] = []
  res.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)))
  res.on('end', () => done(null, Buffer.concat(chunks)))
}
