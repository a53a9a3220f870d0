import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handleCase } from '../../src/services/case-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { approveReport, freezeReport, publishedReports, publishReport } from '../../src/services/report-closing.ts'
import { draftReport, openCell } from '../../src/services/report-service.ts'
import { handleRemedy, openRemedy } from '../../src/services/remedy-service.ts'
import { enterNotice, previewNotice } from '../../src/services/calendar-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { Invalid } from '../../src/services/errors.ts'
import { localDate as d, plusDays } from '../../src/law/date.ts'
import { APPLICANT_KIND_NAMES } from '../../src/law/applicants.ts'
import { COLUMNS } from '../../src/law/report/filled-report.ts'
import { REPORT_ROWS } from '../../src/law/report/rows.ts'
import { outcomesFor } from '../../src/law/outcomes.ts'
import { reading } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { confirmAll } from '../support/report.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'

const context = await testContext('2025-12-01')

test('the report moves with the cases, each figure opens them, and a cut-off is reproducible', async () => {
  const organ = await givenOrgan(context)
  const clerk = clerkOf(organ)
  const outcomes = outcomesFor('organ').filter(
    (each) => !['still-unclear', 'excessive', 'correction-lapsed', 'fee-lapsed', 'does-not-exist'].includes(each),
  )
  for (let at = 0; at < 24; at++) {
    context.clock.set(plusDays(d('2025-11-20'), at))
    const applicant = { ...anApplication().applicant, kind: APPLICANT_KIND_NAMES[at % 6]! }
    const filed = await registerByOffice(
      context,
      organ,
      anApplication({ applicant, submittedOn: context.clock.today() }),
      clerk,
      null,
    )
    if (at % 3 === 0) continue
    context.clock.set(plusDays(context.clock.today(), at))
    const act = { type: 'replied', on: context.clock.today(), outcome: outcomes[at % outcomes.length]! } as const
    // A program records what was decided elsewhere: no search has to be written down before.
    await handleCase(context, organ, filed.number, act, { ...clerk, id: 'token:register' }, 'CASE_REPLIED')
  }
  context.clock.set('2026-01-15')
  const { report, discrepancies } = await draftReport(context, organ, { year: 2025 })
  assert.deepEqual(discrepancies, [])
  assert.equal(report.applications.received.total, 24)
  assert.ok((report.applications.carriedOut.total ?? 0) > 8)
  for (const row of REPORT_ROWS)
    for (const column of COLUMNS) {
      const { numbers } = await openCell(context, organ, { year: 2025 }, row, column)
      assert.equal(numbers.length, report.applications[row][column], `${row}/${column}`)
    }
  const next = await draftReport(context, organ, { year: 2026 })
  assert.deepEqual(next.report.applications.carriedIn, report.applications.carriedOut)

  // A reply of December is voided in March: the figures as of January stay.
  const { numbers } = await openCell(context, organ, { year: 2025 }, 'total', 'total')
  context.clock.set('2026-03-02')
  const shown = await showCase(context, organ, numbers[0]!)
  const replied = shown.kase.history.find(({ event }) => event.type === 'replied')!
  await handleCase(
    context,
    organ,
    numbers[0]!,
    { type: 'entry-voided', on: d('2026-03-02'), seq: replied.seq },
    clerk,
    'ENTRY_VOIDED',
  )
  const then = await draftReport(context, organ, { year: 2025, asOf: d('2026-01-15') })
  assert.deepEqual(then.report.applications, report.applications)
  const now = await draftReport(context, organ, { year: 2025 })
  assert.equal(now.report.applications.total.total, report.applications.total.total! - 1)
  assert.equal(now.report.applications.carriedOut.total, report.applications.carriedOut.total! + 1)
  const opened = await openCell(context, organ, { year: 2025, asOf: d('2026-01-15') }, 'total', 'total')
  assert.deepEqual(opened.numbers, numbers)
})

test('frozen, then published; a carry-over that does not fit last year blocks it', async () => {
  const organ = await givenOrgan(context, 'organ')
  context.clock.set('2026-01-10')
  await confirmAll(context, organ, 2025, clerkOf(organ))
  const version = await freezeReport(context, organ, { year: 2025 }, clerkOf(organ))
  assert.deepEqual(await publishedReports(context, organ), [])
  await approveReport(context, organ, 2025, version, clerkOf(organ))
  await publishReport(context, organ, 2025, version, clerkOf(organ))
  assert.deepEqual(
    (await publishedReports(context, organ)).map((each) => each.year),
    [2025],
  )
  await query(
    reading(context),
    `update annual_report set filled = jsonb_set(filled, '{applications,carriedOut,total}', '3') where organ_id = $1`,
    [organ.organId],
  )
  await assert.rejects(freezeReport(context, organ, { year: 2026 }, clerkOf(organ)), Invalid)
})

test('disputes fill table four, and a voided result is pending again', async () => {
  const organ = await givenOrgan(context)
  context.clock.set('2026-06-01')
  const id = await openRemedy(
    context,
    organ,
    { kind: 'reconsideration', on: d('2026-05-06'), number: null },
    clerkOf(organ),
  )
  await handleRemedy(context, organ, id, { type: 'decided', on: d('2026-05-20'), result: 'corrected' }, clerkOf(organ))
  const block = async () => (await draftReport(context, organ, { year: 2026 })).report.remedies.reconsideration
  assert.deepEqual(await block(), { upheld: 0, corrected: 1, other: 0, pending: 0, total: 1 })
  await handleRemedy(context, organ, id, { type: 'entry-voided', on: d('2026-06-01'), seq: 2 }, clerkOf(organ))
  assert.deepEqual(await block(), { upheld: 0, corrected: 0, other: 0, pending: 1, total: 1 })
  assert.deepEqual((await openCell(context, organ, { year: 2026 }, 'reconsideration', 'pending')).remedies, [id])
})

test('a college without a case says so in words; one case and one refusal more change them', async () => {
  const organ = await givenOrgan(context, 'college')
  context.clock.set('2018-10-20')
  const nothing = await draftReport(context, organ, { year: 2018 })
  assert.match(nothing.sentences.join(''), /没有|无|未/)
  assert.ok(Object.values(nothing.report.applications).every((row) => Object.values(row).every((cell) => cell === 0)))
  context.clock.set('2018-05-02')
  const filed = await registerByOffice(
    context,
    organ,
    anApplication({ submittedOn: d('2018-05-02') }),
    clerkOf(organ),
    null,
  )
  const refusal = { type: 'replied', on: d('2018-05-03'), outcome: 'state-secret' } as const
  context.clock.set('2018-05-03')
  await handleCase(context, organ, filed.number, refusal, clerkOf(organ), 'CASE_REPLIED')
  context.clock.set('2018-10-20')
  const one = await draftReport(context, organ, { year: 2018 })
  assert.equal(one.report.applications['refused.1'].total, 1)
  assert.notDeepEqual(one.sentences, nothing.sentences)
  assert.match(one.sentences.join(''), /1件/)
})

test('a holiday notice moves the provisional dates of open cases, and says which', async () => {
  const organ = await givenOrgan(context)
  context.clock.set('2026-12-20')
  const filed = await registerByOffice(
    context,
    organ,
    anApplication({ submittedOn: d('2026-12-18') }),
    clerkOf(organ),
    null,
  )
  const before = await showCase(context, organ, filed.number)
  assert.equal(before.clock.provisional, true)
  const notice = {
    year: 2027,
    title: '关于2027年部分节假日安排的通知',
    documentNumber: null,
    source: 'https://example.org/notice-2027',
    off: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].map(d),
    makeUp: [d('2027-01-09')],
  }
  const preview = await previewNotice(context, organ, notice)
  assert.equal(preview.length, 1)
  assert.ok((await enterNotice(context, notice, clerkOf(organ))) >= 1)
  const after = await showCase(context, organ, filed.number)
  assert.equal(after.clock.provisional, false)
  assert.equal(after.row.dueOn, preview[0]?.to)
  assert.equal(after.row.dueOn, after.clock.dueOn)
})
