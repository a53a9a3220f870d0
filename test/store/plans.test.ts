import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillLedger } from '../../bench/large-ledger.ts'
import { type Standing, standingOf } from '../../src/cases/agenda.ts'
import { localDate, type LocalDate, plusDays } from '../../src/law/date.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { reading } from '../../src/services/context.ts'
import {
  readLedger,
  type LedgerCursor,
  type LedgerSort,
  type LedgerStanding,
} from '../../src/services/ledger-service.ts'
import { type LedgerFilter } from '../../src/store/ledger-filter.ts'
import { ledgerStatement } from '../../src/store/ledger-statement.ts'
import { SUBJECT_LINES } from '../../src/store/audit-log.ts'
import { query, type Parameter } from '../../src/store/query.ts'
import { TODAY_QUERY } from '../../src/store/today.ts'
import { givenOrgan, testContext } from '../support/context.ts'

const TODAY = '2026-11-23'
const CASES = 12_000
const context = await testContext(TODAY)
const organ = await givenOrgan(context)
await fillLedger(context, organ, { cases: CASES, open: 300 })
const calendar = officialCalendar()
const days = { today: localDate(TODAY), soon: calendar.plusWorkdays(localDate(TODAY), 3) }

type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: PlanNode[]
}

/** How many rows a statement looks at; it must find them by an index. */
async function rowsVisited(text: string, values: readonly Parameter[]): Promise<number> {
  const [row] = await query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    reading(context),
    `explain (analyze, timing off, format json) ${text}`,
    values,
  )
  const nodes = allNodes(row!['QUERY PLAN'][0].Plan)
  assert.deepEqual(
    nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'case_file'),
    [],
    text,
  )
  const visited = (node: PlanNode) =>
    (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
  return nodes.filter((node) => node['Node Type'].includes('Scan')).reduce((sum, node) => sum + visited(node), 0)
}

const allNodes = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(allNodes)]

const STANDINGS: readonly LedgerStanding[] = [
  'open',
  'unconfirmed',
  'overdue',
  'due-today',
  'due-soon',
  'paused',
  'awaiting-correction',
  'correction-lapsed',
  'awaiting-payment',
  'payment-lapsed',
  'closed',
]
const FILTERS: readonly LedgerFilter[] = [
  {},
  ...STANDINGS.map((standing): LedgerFilter => ({ standing })),
  { channel: 'fax' },
  { applicantKind: 'natural-person' },
  { applicantKind: 'research' },
  { outcome: 'granted' },
  { outcome: 'state-secret' },
  { receivedFrom: localDate('2020-01-01'), receivedTo: localDate('2020-03-31') },
  { receivedFrom: localDate('2025-01-01') },
  { receivedTo: localDate('2018-01-01') },
  { words: '学区划分' },
  { words: '学区划分', channel: 'fax', outcome: 'granted' },
  { words: '没有这样的词' },
]
const SORTS: readonly LedgerSort[] = ['submitted', 'received', 'due']
const MIDDLE = '80000000-0000-4000-8000-000000000000'

/** The first page, one in the middle and, where lines may lack the day, one at the end. */
function cursorsWithin({ receivedFrom, receivedTo }: LedgerFilter, sort: LedgerSort): (LedgerCursor | null)[] {
  const day = plusDays(receivedFrom ?? receivedTo ?? localDate('2020-06-01'), receivedFrom ? 30 : -30)
  return [null, { day, caseId: MIDDLE }, ...(sort === 'submitted' ? [] : [{ day: null, caseId: MIDDLE }])]
}

for (const sort of SORTS)
  test(`the ledger by ${sort}: every filter, first page and deep, by an index that leads near the lines`, async () => {
    // What was received long ago lies deep in the order by due day: nobody asks for that, and no index would help.
    for (const filter of FILTERS.filter(
      ({ receivedFrom, receivedTo }) => sort !== 'due' || receivedFrom || !receivedTo,
    ))
      for (const after of cursorsWithin(filter, sort)) {
        const { text, values } = ledgerStatement(context.sealer, organ.organId, filter, sort, days, after, 51)
        const visited = await rowsVisited(text, values)
        assert.ok(visited <= CASES / 4, `${JSON.stringify({ filter, sort, after })} looks at ${visited} rows`)
      }
  })

test('the desk of the day looks at open cases only', async () => {
  const visited = await rowsVisited(TODAY_QUERY, [organ.organId, days.today, days.soon])
  assert.ok(visited <= 300 * 12 + 200, `${visited} rows`)
})

test('what the log says of one case is found and recomputed without reading the log', async () => {
  const em = reading(context)
  await query(
    em,
    `insert into audit (organ_id, seq, at, actor, action, subject, body_text, prev, hash)
     select $1, n, now(), 'x', 'X', case when n % 1000 = 0 then 'asked for' else 'other ' || n end, '{}', '', ''
     from generate_series(100000, 120000) as n`,
    [organ.organId],
  )
  await query(em, 'analyze audit', [])
  const visited = await rowsVisited(SUBJECT_LINES, [organ.organId, 'asked for'])
  assert.ok(visited <= 21 * 2, `${visited} rows`)
})

test('page after page gives every case once, in order, those without such a day last', async () => {
  for (const sort of SORTS) {
    const found: { day: LocalDate | null; number: string }[] = []
    for (let after: LedgerCursor | null = null; ;) {
      const page = await readLedger(context, organ, {}, sort, after, 1_500)
      found.push(
        ...page.lines.map(({ submittedOn, receivedOn, dueOn, number }) => ({
          day: { submitted: submittedOn, received: receivedOn, due: dueOn }[sort],
          number,
        })),
      )
      if (!(after = page.next)) break
    }
    assert.equal(new Set(found.map(({ number }) => number)).size, CASES)
    assert.equal(found.length, CASES)
    const inOrder = found.every(({ day }, at) => at === 0 || (day ?? '') <= (found[at - 1]!.day ?? ''))
    assert.ok(inOrder, sort)
  }
})

test('a standing in the ledger holds exactly the cases that stand so', async () => {
  const all = (await readLedger(context, organ, { standing: 'open' }, 'submitted', null, 1_000)).lines
  const standings = Map.groupBy(all, (line) => standingOf(line, days.today, calendar))
  for (const standing of STANDINGS.filter((each) => each !== 'open' && each !== 'closed')) {
    const { lines } = await readLedger(context, organ, { standing }, 'due', null, 1_000)
    const expected = (standings.get(standing) ?? []).map(({ number }) => number)
    assert.deepEqual(lines.map(({ number }) => number).sort(), expected.sort(), standing)
  }
  assert.ok(['unconfirmed', 'overdue', 'due-soon', 'paused'].every((each) => standings.has(each as Standing)))
})
