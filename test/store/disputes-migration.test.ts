import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Migration20261123000000_foundation } from '../../migrations/Migration20261123000000_foundation.ts'
import { Migration20261124000000_disputes } from '../../migrations/Migration20261124000000_disputes.ts'
import { Migration20261126010000_dispute_papers } from '../../migrations/Migration20261126010000_dispute_papers.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { reading } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { sweep } from '../../src/services/reminder-service.ts'
import { showRemedy } from '../../src/services/remedy-service.ts'
import { query } from '../../src/store/query.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'

const context = await testContext('2026-09-07')
const run = (text: string, values: Parameters<typeof query>[2] = []) => query(reading(context), text, values)

/** The statements of a migration. */
function statementsOf(migration: typeof Migration20261124000000_disputes): string[] {
  const statements: string[] = []
  const recorder = { addSql: (text: string) => statements.push(text) }
  migration.prototype.up.call(recorder as never)
  return statements
}

test('disputes recorded before keep their case, their history and their figures', async () => {
  const organ = await givenOrgan(context)
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  // Back to the tables of disputes as they were.
  for (const table of ['remedy_file', 'remedy_text', 'remedy_case', 'remedy_event', 'remedy'])
    await run(`drop table ${table}`)
  for (const text of statementsOf(Migration20261123000000_foundation))
    if (/^create (table|index) remedy\w*|trigger remedy_event/.test(text)) await run(text)
  const id = '11111111-1111-4111-8111-111111111111'
  await run(
    `insert into remedy (organ_id, remedy_id, kind, case_id, opened_on, version)
     select organ_id, $2, 'reconsideration', case_id, '2026-09-01', 1 from case_file where organ_id = $1`,
    [organ.organId, id],
  )
  await run(
    `insert into remedy_event values ($1, $2, 1, 'opened', '2026-09-01', '2026-09-02', '{"kind":"reconsideration"}', now(), 'x')`,
    [organ.organId, id],
  )
  for (const migration of [Migration20261124000000_disputes, Migration20261126010000_dispute_papers])
    for (const text of statementsOf(migration)) await run(text)
  await sweep(context)
  const { row, dispute } = await showRemedy(context, organ, id)
  assert.deepEqual([row.numbers, row.version, row.state, row.begunOn], [[number], 2, 'pending', '2026-09-01'])
  assert.deepEqual(
    dispute.history.map(({ event, knownOn }) => [event.type, knownOn]),
    [
      ['opened', '2026-09-02'],
      ['case-linked', '2026-09-02'],
    ],
  )
  const { faults } = await examine(context)
  assert.deepEqual(
    faults.filter(({ check }) => check === 'summaries'),
    [],
  )
})
