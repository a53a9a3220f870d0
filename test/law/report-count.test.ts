import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { localDate } from '../../src/law/date.ts'
import { parseApplicantKind, parseOutcome, parseRemedyKind, parseRemedyResult } from '../../src/law/register-words.ts'
import { REMEDY_KIND_NAMES } from '../../src/law/remedies.ts'
import { checkReport } from '../../src/law/report/checks.ts'
import {
  caseGroupsOf,
  cellsOfCase,
  cellsOfRemedy,
  countReport,
  phaseOf,
  remedyGroupsOf,
  type CaseFact,
  type CaseGroup,
  type RemedyFact,
  type RemedyGroup,
} from '../../src/law/report/count.ts'
import { COLUMNS, COMPLAINT_BLOCKS, REMEDY_BLOCKS, REMEDY_COLUMNS } from '../../src/law/report/filled-report.ts'
import { periodOf } from '../../src/law/report/forms.ts'
import { REPORT_ROWS } from '../../src/law/report/rows.ts'
import { anyCases, anyDisputes, headOf, publishedReports, realFile } from './report-facts.ts'

const lines = (file: string) => parse<Record<string, string>>(realFile(file), { bom: true, columns: true })
const known = <T>(value: T | null, line: unknown): T => {
  if (value === null) throw new Error(`not known: ${JSON.stringify(line)}`)
  return value
}
const period2023 = periodOf('organ-2021', 2023)
const phase = (day: string | undefined) => (day ? phaseOf(localDate(day), period2023) : null)

/** The real register as facts, by the words of its own columns. */
const suqianCases = (): CaseFact[] =>
  lines('register-suqian-2023.csv').map((line) => ({
    applicant: known(parseApplicantKind(line['申请人类型'] ?? ''), line),
    received: known(phase(line['收到日期']), line),
    ended: phase(line['答复日期']),
    outcome: line['办理结果'] ? known(parseOutcome(line['办理结果']), line) : null,
    cases: 1,
  }))

const suqianDisputes = (): RemedyFact[] =>
  lines('remedies-suqian-2023.csv').map((line) => {
    const result = line['结果'] ? known(parseRemedyResult(line['结果']), line) : null
    return {
      kind: known(parseRemedyKind(line['类型'] ?? ''), line),
      opened: known(phase(line['受理日期']), line),
      ended: phase(line['结案日期']),
      result: result === 'pending' ? null : result,
      disputes: 1,
    }
  })

describe('counting a real register', () => {
  test('3,607 cases and 553 disputes give every cell of the published report', () => {
    const published = publishedReports[0]?.report
    assert.ok(published)
    const [cases, disputes] = [suqianCases(), suqianDisputes()]
    assert.deepEqual([cases.length, disputes.length], [3607, 553])
    const counted = countReport(headOf('organ-2021', 2023), cases, disputes)
    assert.deepEqual(counted.applications, published.applications)
    assert.deepEqual(counted.remedies, published.remedies)
    assert.deepEqual(
      REMEDY_BLOCKS.map((block) => counted.remedies[block].total),
      [440, 24, 89],
    )
    assert.equal(counted.complaints, undefined)
  })
})

describe('which cells a case counts in', () => {
  const base = { applicant: 'research', outcome: 'partial' } as const
  const rows = (received: CaseFact['received'], ended: CaseFact['ended']) =>
    cellsOfCase({ ...base, received, ended }).flatMap(({ row, column }) => (column === 'total' ? [row] : []))

  test('new or carried in, by result or carried out; else nowhere', () => {
    assert.deepEqual(rows('within', 'within'), ['received', 'partial', 'total'])
    assert.deepEqual(rows('before', 'within'), ['carriedIn', 'partial', 'total'])
    assert.deepEqual(rows('within', 'after'), ['received', 'carriedOut'])
    assert.deepEqual(rows('within', null), ['received', 'carriedOut'])
    assert.deepEqual(rows('before', null), ['carriedIn', 'carriedOut'])
    assert.deepEqual(rows('before', 'before'), [])
    assert.deepEqual(rows('after', null), [])
    assert.deepEqual(rows('within', 'before'), [])
  })

  test('an answer given after the year does not change the year', () => {
    const open = cellsOfCase({ applicant: 'other', received: 'within', ended: null, outcome: null })
    assert.deepEqual(cellsOfCase({ applicant: 'other', received: 'within', ended: 'after', outcome: 'repeat' }), open)
  })

  test('first and last day are within', () => {
    const days = ['2022-12-31', '2023-01-01', '2023-12-31', '2024-01-01']
    assert.deepEqual(days.map(phase), ['before', 'within', 'within', 'after'])
  })

  test('an end without outcome or result is a fault, not a guess', () => {
    assert.throws(
      () => cellsOfCase({ applicant: 'other', received: 'within', ended: 'within', outcome: null }),
      RangeError,
    )
    assert.throws(
      () => cellsOfRemedy({ kind: 'complaint', opened: 'within', ended: 'within', result: null }),
      RangeError,
    )
  })

  test('a dispute carried over counts again while it is pending, and once more with its result', () => {
    const kind = 'reconsideration'
    const columns = (opened: RemedyFact['opened'], ended: RemedyFact['ended']) =>
      cellsOfRemedy({ kind, opened, ended, result: 'corrected' }).map(({ column }) => column)
    assert.deepEqual(columns('before', null), ['pending', 'total'])
    assert.deepEqual(columns('before', 'within'), ['corrected', 'total'])
    assert.deepEqual(columns('within', 'after'), ['pending', 'total'])
    assert.deepEqual(columns('before', 'before'), [])
    assert.deepEqual(columns('after', null), [])
  })
})

describe('counted reports', () => {
  test('balance, whatever the facts', () => {
    fc.assert(
      fc.property(
        anyCases,
        anyDisputes,
        fc.constantFrom('organ-2021', 'organ-2019', 'college'),
        (cases, disputes, form) => {
          assert.deepEqual(checkReport(countReport(headOf(form, 2020), cases, disputes)), [])
        },
      ),
    )
  })

  test('one year’s carried out is the next year’s carried in', () => {
    const next = { before: 'before', within: 'before', after: 'within' } as const
    const impossible = ({ received, ended, outcome }: CaseFact) =>
      (received === 'within' && ended === 'before') || (ended !== null && outcome === null)
    fc.assert(
      fc.property(anyCases, (cases) => {
        const possible = cases.filter((fact) => !impossible(fact))
        const shifted = possible.map((fact) => ({
          ...fact,
          received: next[fact.received],
          ended: fact.ended && next[fact.ended],
        }))
        const last = countReport(headOf('organ-2021', 2022), possible, [])
        assert.deepEqual(checkReport(countReport(headOf('organ-2021', 2023), shifted, []), last), [])
      }),
    )
  })

  test('the cases behind a cell add up to it', () => {
    const caseKey = ({ applicant, received, ended, outcome }: CaseGroup) => [applicant, received, ended, outcome].join()
    const remedyKey = ({ kind, opened, ended, result }: RemedyGroup) => [kind, opened, ended, result].join()
    fc.assert(
      fc.property(anyCases, anyDisputes, (cases, disputes) => {
        const report = countReport(headOf('college', 2024), cases, disputes)
        for (const row of REPORT_ROWS)
          for (const column of COLUMNS) {
            const keys = new Set(caseGroupsOf(row, column).map(caseKey))
            const behind = cases.filter((fact) => keys.has(caseKey(fact)))
            assert.equal(
              behind.reduce((sum, fact) => sum + fact.cases, 0),
              report.applications[row][column],
            )
          }
        const table = { ...report.remedies, ...report.complaints }
        for (const kind of REMEDY_KIND_NAMES)
          for (const column of REMEDY_COLUMNS) {
            const keys = new Set(remedyGroupsOf(kind, column).map(remedyKey))
            const behind = disputes.filter((fact) => keys.has(remedyKey(fact)))
            assert.equal(
              behind.reduce((sum, fact) => sum + fact.disputes, 0),
              table[kind]?.[column],
            )
          }
      }),
      { numRuns: 20 },
    )
  })

  test('a cell’s groups are told apart: none twice', () => {
    for (const row of REPORT_ROWS) {
      const groups = caseGroupsOf(row, 'total').map((group) => JSON.stringify(group))
      assert.equal(new Set(groups).size, groups.length)
      assert.ok(groups.length > 0, row)
    }
  })

  test('both organ forms count alike; only the college counts complaints', () => {
    fc.assert(
      fc.property(anyCases, anyDisputes, (cases, disputes) => {
        const [now, trial] = [headOf('organ-2021', 2021), headOf('organ-2019', 2021)].map((head) =>
          countReport(head, cases, disputes),
        )
        assert.deepEqual(now?.applications, trial?.applications)
        const { complaints } = countReport(headOf('college', 2021), cases, disputes)
        assert.deepEqual(Object.keys(complaints ?? {}), [...COMPLAINT_BLOCKS])
      }),
      { numRuns: 20 },
    )
  })
})
