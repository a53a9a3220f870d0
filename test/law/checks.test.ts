import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { checkReport, discrepancyText, type Discrepancy } from '../../src/law/report/checks.ts'
import { type Cell, type FilledReport } from '../../src/law/report/filled-report.ts'
import { parseFilledReport } from '../../src/law/report/parse-filled-report.ts'
import { placesOf } from '../../src/law/report/relations.ts'
import { publishedReports, realFile } from './report-facts.ts'

const [suqian2023, suqian2024, shuyang, jinhu] = publishedReports.map(({ report }) => report) as [
  FilledReport,
  FilledReport,
  FilledReport,
  FilledReport,
]

/** The report with another value in the cell at `where`. */
function withCell(report: FilledReport, where: string, value: Cell): FilledReport {
  const copy = structuredClone(report)
  const [table, ...rest] = where.split('.')
  const column = rest.pop() as string
  const rows = copy[table as 'applications'] as Record<string, Record<string, Cell>>
  const row = rows[rest.join('.')]
  assert.ok(row && column in row, where)
  row[column] = value
  return copy
}
const checks = (found: readonly Discrepancy[]) => found.map(({ check }) => check).sort()

describe('published reports', () => {
  test('balance or not, as known', () => {
    for (const { source, report } of publishedReports)
      assert.equal(checkReport(report).length === 0, source.balances, `${source.body} ${source.year}`)
  })

  test('the one that does not has its faulty cell named', () => {
    const found = checkReport(jinhu)
    assert.deepEqual(found, [{ check: 'AR-5', where: 'remedies.lawsuit-direct.total', expected: 3, found: 0 }])
    assert.equal(
      discrepancyText(found[0] as Discrepancy),
      '「行政诉讼－未经复议直接起诉，总计」填的是0，按勾稽关系应为3（复议、诉讼总计＝四项结果之和）。',
    )
  })

  test('blanks are neither zero nor faults', () => {
    assert.equal(placesOf(shuyang).filter(({ value }) => value === null).length, 125)
    assert.deepEqual(checkReport(shuyang), [])
  })

  test('2024 carries in what 2023 carried out', () => {
    assert.deepEqual(checkReport(suqian2024, suqian2023), [])
    const wrong = withCell(suqian2023, 'applications.carriedOut.total', 122)
    assert.deepEqual(checkReport(suqian2024, wrong), [
      { check: 'AR-4', where: 'applications.carriedIn.total', expected: 122, found: 121 },
    ])
    assert.deepEqual(checkReport(suqian2024, { ...wrong, year: 2022 }), [])
  })
})

describe('one wrong figure', () => {
  const places = placesOf(suqian2024)

  test('in any cell is found and named itself, with the figure that was there', () => {
    assert.equal(places.length, 25 * 7 + 3 * 5)
    for (const { where, value } of places)
      for (const by of [1, 10]) {
        const wrong = (value ?? 0) + by
        const found = checkReport(withCell(suqian2024, where, wrong), suqian2023)
        assert.ok(found.length > 0, where)
        if (where.startsWith('applications.'))
          for (const each of found) assert.deepEqual([each.where, each.expected, each.found], [where, value, wrong])
        else assert.equal(found[0]?.check, 'AR-5')
      }
  })

  test('in a total is seen by every check it takes part in', () => {
    assert.deepEqual(checks(checkReport(withCell(suqian2024, 'applications.total.total', 1))), ['AR-1', 'AR-2', 'AR-3'])
    assert.deepEqual(checks(checkReport(withCell(suqian2024, 'applications.granted.business', 0))), ['AR-2', 'AR-3'])
    assert.deepEqual(checks(checkReport(withCell(suqian2024, 'applications.received.business', 1))), ['AR-1', 'AR-3'])
  })

  test('a blank total is passed over, a blank part counts as nothing', () => {
    let report = withCell(suqian2024, 'applications.refused.1.total', null)
    assert.deepEqual(checks(checkReport(report)), ['AR-2'])
    report = withCell(suqian2024, 'remedies.reconsideration.total', null)
    assert.deepEqual(checkReport(report), [])
    report = withCell(suqian2024, 'applications.not-handled.3.business', null)
    assert.deepEqual(checkReport(report), [])
  })

  test('fractions and negative figures are no counts', () => {
    for (const value of [-1, 2.5]) {
      const found = checkReport(withCell(suqian2024, 'applications.granted.research', value))
      assert.deepEqual(checks(found), ['AR-2', 'AR-3', 'AR-8'])
      for (const each of found) {
        assert.equal(each.where, 'applications.granted.research')
        assert.match(discrepancyText(each), /^「（一）予以公开，科研机构」填的是/)
      }
    }
  })

  test('a balance broken alone blames what is carried out, not a total its own parts bear out', () => {
    const once = withCell(suqian2024, 'applications.carriedOut.business', 6)
    const found = checkReport(withCell(once, 'applications.carriedOut.total', 126))
    assert.deepEqual(found, [
      { check: 'AR-1', where: 'applications.carriedOut.business', expected: 5, found: 6 },
      { check: 'AR-1', where: 'applications.carriedOut.total', expected: 125, found: 126 },
    ])
  })

  test('two faults are both found', () => {
    const once = withCell(suqian2024, 'applications.petition.total'.replace('petition', 'not-handled.1'), 99)
    const twice = withCell(once, 'remedies.lawsuit-after-reconsideration.upheld', 34)
    assert.deepEqual(checks(checkReport(twice)), ['AR-2', 'AR-3', 'AR-5'])
  })

  test('any figures at all are checked without a fault of ours', () => {
    const values = fc.array(fc.option(fc.integer({ min: -5, max: 500 })), { minLength: 190, maxLength: 190 })
    fc.assert(
      fc.property(values, (figures) => {
        const report = structuredClone(suqian2024)
        const tables = [...Object.values(report.applications), ...Object.values(report.remedies)]
        let next = 0
        for (const row of tables as Record<string, Cell>[])
          for (const column of Object.keys(row)) row[column] = figures[next++] ?? null
        const at = new Map(placesOf(report).map(({ where, value }) => [where, value]))
        for (const each of checkReport(report, suqian2023)) {
          assert.equal(each.found, at.get(each.where), each.where)
          assert.notEqual(each.expected, each.found)
        }
      }),
    )
  })
})

describe('reports from outside', () => {
  const published = () => (JSON.parse(realFile('reports.json').toString('utf8')) as Record<string, never>[])[0] as never
  const problemsOf = (json: unknown) => parseFilledReport(json).problems?.join('\n') ?? ''
  const changed = (change: (json: Record<string, Record<string, Record<string, unknown>>>) => void) => {
    const json = structuredClone(published())
    change(json)
    return json
  }

  test('are read as they stand; missing period and day follow from the form', () => {
    const { report } = parseFilledReport(published())
    assert.deepEqual(report?.period, { from: '2023-01-01', to: '2023-12-31' })
    assert.equal(report?.asOf, '2023-12-31')
    assert.ok(report && !('source' in report))
    assert.deepEqual(parseFilledReport(JSON.parse(JSON.stringify(report))).report, report)
  })

  test('of any other shape are refused in words that say where', () => {
    for (const json of [null, 3, 'x', [], undefined]) assert.match(problemsOf(json), /JSON 对象/)
    assert.match(problemsOf({}), /body[\s\S]*year[\s\S]*applications[\s\S]*remedies/)
    assert.match(problemsOf(changed((json) => delete json.applications?.granted)), /缺少 applications\.granted/)
    assert.match(
      problemsOf(changed((json) => delete json.applications?.granted?.total)),
      /缺少 applications\.granted\.total；空白/,
    )
    assert.match(
      problemsOf(changed((json) => Object.assign(json.applications?.total ?? {}, { total: '3486' }))),
      /应是数字/,
    )
    assert.match(problemsOf(changed((json) => Object.assign(json.applications ?? {}, { grantd: {} }))), /没有“grantd”/)
    assert.match(problemsOf(changed((json) => Object.assign(json, { form: 'organ-2030' }))), /form/)
    assert.match(problemsOf(changed((json) => Object.assign(json, { period: { from: '2023-02-30' } }))), /period/)
    assert.match(problemsOf(changed((json) => Object.assign(json, { asOf: 'yesterday' }))), /asOf/)
    assert.match(problemsOf(changed((json) => Object.assign(json, { remedies: 7 }))), /缺少 remedies/)
  })

  test('of 2019 may give 其他处理 as the one row it is', () => {
    const json = changed((each) => {
      const rows = each.applications ?? {}
      const columns = Object.keys(rows.total ?? {})
      const sum = (column: string) =>
        ['other.1', 'other.2', 'other.3'].reduce((all, row) => all + Number(rows[row]?.[column]), 0)
      rows.other = Object.fromEntries(columns.map((column) => [column, sum(column)]))
      for (const row of ['other.1', 'other.2', 'other.3']) delete rows[row]
      Object.assign(each, { year: 2019, form: 'organ-2019' })
    })
    const { report } = parseFilledReport(json)
    assert.ok(report)
    assert.equal(report.applications['other.3'].total, 341)
    assert.equal(report.applications['other.1'].total, null)
    assert.deepEqual(checkReport(report), [])
  })

  test('never make the parser throw', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), (json) => {
        const { report, problems } = parseFilledReport(json)
        assert.ok(report !== null || problems.length > 0)
      }),
    )
  })
})
