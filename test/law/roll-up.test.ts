import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bodyLines, carryOvers, type BodyOfYear } from '../../src/law/report/body-lines.ts'
import { countReport } from '../../src/law/report/count.ts'
import { checkReport } from '../../src/law/report/checks.ts'
import { cellsLine, reportOfCells, totalsOfCells } from '../../src/law/report/report-cells.ts'
import { outliersOf } from '../../src/law/report/outliers.ts'
import { sumReports } from '../../src/law/report/sum-reports.ts'
import { anyCases, anyDisputes, headOf, publishedReports } from './report-facts.ts'

const head = headOf('organ-2021', 2024)

test('the sum of reports is the report of all their cases together, and balances', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyCases, anyDisputes), { minLength: 1, maxLength: 6 }), (bodies) => {
      const reports = bodies.map(([cases, disputes]) => countReport(head, cases, disputes))
      const whole = countReport(
        head,
        bodies.flatMap(([cases]) => cases),
        bodies.flatMap(([, disputes]) => disputes),
      )
      assert.deepEqual(sumReports(head, reports), whole)
      assert.deepEqual(checkReport(whole), [])
    }),
    { numRuns: 30 },
  )
})

test('a blank adds nothing, and where all are blank the sum is blank', () => {
  const one = publishedReports[0]!.report
  const blank = {
    ...one,
    applications: { ...one.applications, granted: { ...one.applications.granted, business: null } },
  }
  assert.equal(sumReports(head, [blank, one]).applications.granted.business, one.applications.granted.business)
  assert.equal(sumReports(head, [blank]).applications.granted.business, null)
})

const bodyOf = (at: number, received: number, refused: number, last: BodyOfYear['last'] = null): BodyOfYear => ({
  bodyId: `b${at}`,
  name: `示例县${at}局`,
  region: '',
  last,
  faults: 0,
  report: countReport(
    head,
    [
      {
        applicant: 'natural-person',
        received: 'within',
        ended: 'within',
        outcome: 'granted',
        cases: received - refused,
      },
      { applicant: 'natural-person', received: 'within', ended: 'within', outcome: 'state-secret', cases: refused },
    ].filter(({ cases }) => cases > 0) as never,
    [],
  ),
})

test('whoever refuses far more often than the others stands out; ordinary variation does not', () => {
  const ordinary = Array.from({ length: 40 }, (_, at) => bodyOf(at, 100, 4 + (at % 4)))
  assert.deepEqual(outliersOf(bodyLines(ordinary)), [])
  const strange = bodyOf(99, 100, 60)
  const found = outliersOf(bodyLines([...ordinary, strange, bodyOf(98, 5, 5)]))
  assert.deepEqual(
    found.map(({ bodyId }) => bodyId),
    ['b99'],
  )
  assert.match(found[0]!.text, /不予公开占办结的60%，全部单位为\d/)
})

test('a jump since last year stands out, a carry-over that does not fit is told, and both only where last year is known', () => {
  const lines = bodyLines([
    bodyOf(1, 100, 0, { received: 10, carriedOut: 0 }),
    bodyOf(2, 100, 0, { received: 90, carriedOut: 3 }),
    bodyOf(3, 100, 0),
    { ...bodyOf(4, 1, 0), report: null },
  ])
  assert.deepEqual(
    outliersOf(lines).map(({ text }) => text),
    ['新收100件，上年10件'],
  )
  assert.deepEqual(carryOvers(lines), [{ bodyId: 'b2', name: '示例县2局', last: 3, now: 0 }])
})

test('a report and its line of figures say the same, blanks and a college’s complaints included', () => {
  fc.assert(
    fc.property(anyCases, anyDisputes, fc.constantFrom('organ-2021', 'college'), (cases, disputes, form) => {
      const report = countReport(headOf(form, 2024), cases, disputes)
      assert.deepEqual(reportOfCells(report, cellsLine(report)), report)
      const { received, carriedOut } = report.applications
      const totals = { received: received.total, carriedOut: carriedOut.total }
      assert.deepEqual(totalsOfCells(cellsLine(report)), totals)
    }),
    { numRuns: 30 },
  )
  const { report } = publishedReports[0]!
  const blank = {
    ...report,
    applications: { ...report.applications, granted: { ...report.applications.granted, other: null } },
  }
  assert.deepEqual(reportOfCells(blank, cellsLine(blank)), blank)
})
