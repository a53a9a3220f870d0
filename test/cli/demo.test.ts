import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { type Act, decide } from '../../src/cases/decide.ts'
import { type CaseEvent } from '../../src/cases/events.ts'
import { replay } from '../../src/cases/case.ts'
import { chineseDay, clockAt } from '../../src/clock.ts'
import { buildDemo, DEMO_PASSWORD, plotOf, PLANS, SIGN_INS } from '../../src/demo/build-demo.ts'
import { prepareDemoFolder } from '../../src/demo/demo-folder.ts'
import { LATEST_ENTRY } from '../../src/demo/scene.ts'
import { type DisputeStory } from '../../src/demo/disputes.ts'
import { type CaseStory } from '../../src/demo/story.ts'
import { APPLICANT_KIND_NAMES } from '../../src/law/applicants.ts'
import { localDate, type LocalDate, plusDays } from '../../src/law/date.ts'
import { outcomesFor } from '../../src/law/outcomes.ts'
import { CHANNELS } from '../../src/law/receipt.ts'
import { type Regime } from '../../src/law/rules.ts'
import { resultOfDecision } from '../../src/law/remedies.ts'
import { decideDispute } from '../../src/remedies/dispute.ts'
import { type RemedyEvent } from '../../src/remedies/events.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { signInFrom } from '../../src/services/sign-in-service.ts'
import { trackCase } from '../../src/services/case-view.ts'
import { reading } from '../../src/services/context.ts'
import { auditPage } from '../../src/services/audit-service.ts'
import { listDuties } from '../../src/services/duty-service.ts'
import { readLedger, readToday } from '../../src/services/ledger-service.ts'
import { linkOverview } from '../../src/services/link-service.ts'
import { findOrgan } from '../../src/services/organ-service.ts'
import { listRemedies } from '../../src/services/remedy-service.ts'
import { publishedReports } from '../../src/services/report-closing.ts'
import { draftReport } from '../../src/services/report-service.ts'
import { verifyAudit } from '../../src/store/audit-log.ts'
import { factsText } from '../../src/web/office/audit/audit-facts.ts'
import { testContext } from '../support/context.ts'

const calendar = officialCalendar()

/** The facts of an entry as the page shows them, without what is no word: codes of records, names of bodies, mail servers. */
const inChinese = (facts: string): string =>
  factsText(facts, 'zh-CN').replaceAll(/[0-9a-f]{8}…|对方单位 \w+|原因 SMTP.*/g, '')

/** Plays a case by the rules alone; gives the first act they bar. */
function barredAct(regime: Regime, { application, confirmedOn, doings }: CaseStory): Act | null {
  const entries = (events: readonly CaseEvent[]) =>
    events.map((event, at) => ({ seq: at + 1, event, knownOn: event.on, recordedAt: new Date(0), recordedBy: '' }))
  let events: CaseEvent[] = [{ type: 'submitted', on: application.submittedOn, channel: application.channel }]
  const acts = doings.map(({ act, enteredOn }) => ({ act, today: enteredOn ?? act.on }))
  if (confirmedOn) acts.unshift({ act: { type: 'receipt-confirmed', on: confirmedOn }, today: confirmedOn })
  for (const { act, today } of acts) {
    const latest = act.type === 'entry-voided' && act.seq === LATEST_ENTRY ? { ...act, seq: events.length } : act
    if ('bar' in decide(replay(regime, entries(events)), latest, calendar, today)) return act
    events = [...events, latest]
  }
  return null
}

/** The same for a dispute: no act is barred. */
function assertLawful({ kind, openedOn, acts }: DisputeStory, today: LocalDate): void {
  const recorded = (seq: number, event: RemedyEvent) => ({
    seq,
    event,
    knownOn: event.on,
    recordedAt: new Date(0),
    recordedBy: '',
  })
  let history = [recorded(1, { type: 'opened', on: openedOn, kind })]
  for (const act of acts) {
    const earlier = history.findLast(({ event }) => event.type === 'decided')?.event as Decided | undefined
    const event = (
      act.type === 'decided' ? { ...act, result: resultOfDecision(act.decision!, {}, earlier?.result) } : act
    ) as RemedyEvent
    const ruling = decideDispute(history, event, today)
    assert.ok('events' in ruling, `${kind}: ${JSON.stringify({ act, ruling })}`)
    history = [...history, recorded(history.length + 1, event)]
  }
}
type Decided = Extract<RemedyEvent, { type: 'decided' }>

/** Ordinary days, a weekend, the Spring Festival, both sides of New Year, and years without a holiday notice. */
const DAYS = [
  '2026-11-23',
  '2026-11-22',
  '2026-02-18',
  '2026-01-04',
  '2026-12-31',
  '2027-01-22',
  '2028-07-01',
  '2026-09-01',
]

for (const day of DAYS.map(localDate))
  test(`on ${day} the story keeps the law, ends by that day and is the same again`, () => {
    for (const plan of PLANS) {
      const { cases, disputes, reports } = plotOf(plan, day, calendar)
      assert.deepEqual(
        cases.flatMap((story) => barredAct(plan.body.regime, story) ?? []),
        [],
      )
      const days: LocalDate[] = cases.flatMap(({ application, doings }) => [
        application.submittedOn,
        ...doings.map(({ act, enteredOn }) => enteredOn ?? act.on),
      ])
      days.push(...disputes.flatMap(({ openedOn, acts }) => [openedOn, ...acts.map(({ on }) => on)]))
      for (const dispute of disputes) assertLawful(dispute, day)
      assert.deepEqual(
        days.filter((each) => each > day),
        [],
      )
      assert.ok(days.every((each) => each > plusDays(day, -4 * 366)))
      assert.equal(reports.length, 2)
      assert.deepEqual(plotOf(plan, day, calendar).cases, cases)
    }
  })

/** Two years of a school and an organ take most of a minute, and several of them on a machine with other work. */
const PATIENCE = { timeout: 600_000 }

test(
  'the demonstration shows everything: outcomes, channels, standings, disputes, reports; and is sound',
  PATIENCE,
  async () => {
    const now = new Date('2026-11-23T15:00:00+08:00')
    const clock = clockAt(now)
    const context = { ...(await testContext(chineseDay(now))), clock }
    const built = await buildDemo(context, now)
    assert.deepEqual(
      built.map(({ organ }) => organ.slug),
      ['college', 'jyj'],
    )
    for (const { organ, cases, followed } of built) {
      const { lines } = await readLedger(context, organ, {}, 'submitted', null, 500)
      assert.equal(lines.length, cases)
      const values = <T>(of: (line: (typeof lines)[number]) => T) => new Set(lines.map(of))
      assert.deepEqual(
        outcomesFor(organ.regime).filter((outcome) => !values((line) => line.outcome).has(outcome)),
        [],
      )
      assert.deepEqual([...values((line) => line.channel)].sort(), Object.keys(CHANNELS).sort())
      assert.deepEqual([...values((line) => line.applicantKind)].sort(), [...APPLICANT_KIND_NAMES].sort())
      const idNumbers = values(({ content }) => content.applicant.idNumber)
      assert.deepEqual([...idNumbers].filter(Boolean), ['11010519491231002X'])
      assert.ok(lines.every(({ content }) => (content.applicant.email ?? '@example.org').endsWith('example.org')))
      assert.ok(lines.every(({ filedAt }) => new Date(filedAt) <= now))
      const { today } = await readToday(context, organ)
      for (const [group, { total }] of Object.entries(today.groups)) assert.ok(total > 0, `${organ.slug} ${group}`)
      assert.ok(today.groups['due-soon'].lines.some(({ dueOn }) => dueOn === '2026-11-23'))
      assert.ok(today.tasks.total > 0, 'a letter that came back')
      const disputes = await listRemedies(context, organ, {}, null, 50)
      assert.ok(disputes.some(({ result }) => result === null) && disputes.some(({ result }) => result === 'corrected'))
      const reports = await publishedReports(context, organ)
      assert.deepEqual(
        reports.map(({ year }) => year),
        organ.regime === 'college' ? [2026, 2025] : [2025, 2024],
      )
      if (organ.regime === 'college') {
        assert.equal((await linkOverview(context, organ)).counts.missing, 1)
        assert.ok((await listDuties(context, organ)).some(({ handler }) => handler !== null))
        // Nobody's site is asked for the pages of a demonstration.
        assert.equal((await findOrgan(context, organ.slug)).settings.linkCheckDays, undefined)
      }
      for (const year of [2025, 2026, 2027])
        assert.deepEqual((await draftReport(context, organ, { year })).discrepancies, [])
      assert.equal((await verifyAudit(reading(context), organ.organId)).fault, null)
      const logged = await auditPage(context, organ, null, 5_000)
      assert.deepEqual(
        logged.map(({ at }) => at),
        logged.map(({ at }) => at).toSorted((one, other) => Date.parse(other) - Date.parse(one)),
        'and in the order of time',
      )
      assert.deepEqual(
        logged
          .filter(({ bodyText }) => /[a-z]{3}|[a-z]-[a-z]/.test(inChinese(bodyText)))
          .map(({ action, bodyText }) => [action, inChinese(bodyText)]),
        [],
        'every fact of the log stands in words',
      )
      for (const { number, queryCode } of followed)
        assert.equal((await trackCase(context, organ, number, queryCode)).row.number, number)
      for (const { login } of SIGN_INS) {
        const typed = { login, password: DEMO_PASSWORD }
        const answer = await signInFrom(context, organ, typed, { address: '', markFor: () => undefined })
        assert.equal(typeof answer === 'string' ? answer : answer.role, login)
      }
    }
  },
)

test('only a folder that is empty or marked is taken', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-demo-'))
  after(() => rmSync(folder, { recursive: true }))
  const mine = join(folder, 'mine')
  mkdirSync(mine)
  writeFileSync(join(mine, 'thesis.txt'), 'years of work')
  assert.throws(() => prepareDemoFolder(mine), /不是演示数据目录/)
  assert.ok(existsSync(join(mine, 'thesis.txt')))
  const demo = join(folder, 'demo')
  prepareDemoFolder(demo)
  const marker = readdirSync(demo)
  mkdirSync(join(demo, 'postgres'))
  writeFileSync(join(demo, 'postgres', 'PG_VERSION'), '18')
  prepareDemoFolder(demo)
  assert.deepEqual(readdirSync(demo), marker)
})

test('a folder that cannot be made is said so, with the way out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-demo-'))
  after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'a-file'), '')
  assert.throws(() => prepareDemoFolder(join(folder, 'a-file', 'demo')), /不可写（ENOTDIR）：请用 DEMO_DATA_DIR/)
})

test('gongkai demo shows its address and sign-ins, serves pages, and ends on SIGTERM', PATIENCE, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-demo-'))
  const port = String(await freePort())
  const words = [resolve(import.meta.dirname, '../../bin/gongkai.js'), 'demo', '--data', join(folder, 'data')]
  const child = spawn(process.execPath, words, { env: { ...process.env, PORT: port, HOST: '127.0.0.1' } })
  after(() => child.kill('SIGKILL') && rmSync(folder, { recursive: true, force: true }))
  const ended = once(child, 'exit')
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += String(text)))
  for await (const text of child.stdout) if ((said += String(text)).includes('Ctrl+C')) break
  assert.match(said, new RegExp(`http://localhost:${port}`))
  assert.match(said, new RegExp(DEMO_PASSWORD))
  const front = await fetch(`http://127.0.0.1:${port}/o/college`)
  assert.match(await front.text(), /示例职业技术学院/)
  child.kill('SIGTERM')
  assert.deepEqual(await ended, [0, null], said)
  rmSync(folder, { recursive: true, force: true })
})

/** What `npm run demo` says before it ends by itself. */
async function saidByNpm(words: readonly string[], port: number): Promise<string> {
  const shell = process.platform === 'win32'
  const options = { cwd: resolve(import.meta.dirname, '../..'), env: { ...process.env, PORT: String(port) }, shell }
  const child = spawn('npm', ['run', '--silent', 'demo', '--', ...words], options)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += String(text)))
  await once(child, 'close')
  return said
}

test('npm run demo hands on its words, and says first that its port is in use', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-demo-'))
  const other = createServer()
  after(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'thesis.txt'), 'years of work')
  assert.match(await saidByNpm(['--data', folder], await freePort()), new RegExp(`${folder} 不是演示数据目录`))
  await new Promise<void>((done) => other.listen(0, done))
  const { port } = other.address() as AddressInfo
  const said = await saidByNpm(['--data', join(folder, 'new')], port).finally(() => other.close())
  assert.match(said, new RegExp(`端口 ${port} 已被占用`))
  assert.doesNotMatch(said, /正在准备/)
  assert.ok(!existsSync(join(folder, 'new')), 'nothing was touched')
})

/**
 * A port that is free and stays so while the demonstration is made: below those the system hands out to whoever asks for
 * any, as the tests beside this one do all the time.
 */
async function freePort(): Promise<number> {
  for (let port = 20_000 + (process.pid % 10_000); ; port += 1) {
    const probe = createServer().listen(port, '127.0.0.1')
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    )
    if (isFree) return new Promise((done) => probe.close(() => done(port)))
  }
}
