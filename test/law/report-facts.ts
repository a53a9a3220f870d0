import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { localDate } from '../../src/law/date.ts'
import { REMEDY_KIND_NAMES } from '../../src/law/remedies.ts'
import { type FilledReport, type FormId } from '../../src/law/report/filled-report.ts'
import { periodOf } from '../../src/law/report/forms.ts'
import { type CaseFact, type RemedyFact, caseGroupsOf, remedyGroupsOf } from '../../src/law/report/count.ts'
import { parseFilledReport } from '../../src/law/report/parse-filled-report.ts'
import { REMEDY_COLUMNS, COLUMNS } from '../../src/law/report/filled-report.ts'
import { REPORT_ROWS } from '../../src/law/report/rows.ts'

/** Text of a real file of the reference material. */
export const realFile = (name: string): Buffer => readFileSync(new URL(`../../../shared/real/${name}`, import.meta.url))

type PublishedReport = { body: string; year: number; balances: boolean; known: string[] }
/** The really published reports, each as it stands there and as read by the parser. */
export const publishedReports: { source: PublishedReport; report: FilledReport }[] = (
  JSON.parse(realFile('reports.json').toString('utf8')) as PublishedReport[]
).map((source) => {
  const { report, problems } = parseFilledReport(source)
  if (!report) throw new Error(problems.join('\n'))
  return { source, report }
})

/** Head of a made-up body's report. */
export const headOf = (form: FormId, year: number) => ({
  body: '江东学院',
  year,
  form,
  period: periodOf(form, year),
  asOf: localDate(`${year + 1}-01-20`),
})

const caseGroups = [...new Set(REPORT_ROWS.flatMap((row) => COLUMNS.flatMap((column) => caseGroupsOf(row, column))))]
const remedyGroups = [
  ...new Set(REMEDY_KIND_NAMES.flatMap((kind) => REMEDY_COLUMNS.flatMap((column) => remedyGroupsOf(kind, column)))),
]
/** Some facts that count nowhere, so that the rule must leave them out. */
const uncounted: CaseFact[] = [
  { applicant: 'business', received: 'after', ended: null, outcome: null, cases: 3 },
  { applicant: 'natural-person', received: 'before', ended: 'before', outcome: 'granted', cases: 2 },
  { applicant: 'other', received: 'within', ended: 'before', outcome: 'repeat', cases: 1 },
]

/** Any counted cases. */
export const anyCases: fc.Arbitrary<CaseFact[]> = fc
  .array(fc.record({ group: fc.constantFrom(...caseGroups), cases: fc.nat(50) }), { maxLength: 60 })
  .map((list) => [...list.map(({ group, cases }) => ({ ...group, cases })), ...uncounted])

/** Any counted disputes. */
export const anyDisputes: fc.Arbitrary<RemedyFact[]> = fc
  .array(fc.record({ group: fc.constantFrom(...remedyGroups), disputes: fc.nat(20) }), { maxLength: 30 })
  .map((list) => list.map(({ group, disputes }) => ({ ...group, disputes })))
