import { type EntityManager } from '@mikro-orm/postgresql'
import { type ApplicationContent } from '../cases/application.ts'
import { type CaseRow } from './case-row.ts'
import { openContent } from './case-store.ts'
import { searchedTexts } from './case-to-file.ts'
import { ledgerWhere } from './ledger-conditions.ts'
import { type LedgerCursor, type LedgerDays, type LedgerFilter, type LedgerSort } from './ledger-filter.ts'
import { ledgerStatement } from './ledger-statement.ts'
import { query } from './query.ts'
import { containsWords } from './search-terms.ts'
import { type Sealer } from './sealing.ts'

/** One line of the ledger (台账): the row, and what was sealed, opened for those who may see it. */
export type LedgerLine = CaseRow & { content: ApplicationContent }

export type LedgerPage = { lines: LedgerLine[]; next: LedgerCursor | null }

/**
 * One page of the ledger by keyset: no offset, no count. Searched words are matched by fingerprint in the database
 * and verified on the opened text, so that a page may take more than one read where fingerprints agree by chance.
 */
export async function ledgerPage(
  em: EntityManager,
  sealer: Sealer,
  organId: number,
  filter: LedgerFilter,
  sort: LedgerSort,
  days: LedgerDays,
  after: LedgerCursor | null,
  limit: number,
): Promise<LedgerPage> {
  const lines: LedgerLine[] = []
  let cursor = after
  for (;;) {
    const statement = ledgerStatement(sealer, organId, filter, sort, days, cursor, limit + 1)
    const rows = await query<CaseRow>(em, statement.text, statement.values)
    for (const row of rows) {
      const line = { ...row, content: openContent(sealer, row).content }
      if (filter.words && !containsWords([line.number, ...searchedTexts(line.content)], filter.words)) continue
      if (lines.length === limit) return { lines, next: cursorOf(lines.at(-1), sort) }
      lines.push(line)
    }
    const last = rows.at(-1)
    if (rows.length <= limit || !last) return { lines, next: null }
    cursor = cursorOf(last, sort)
  }
}

/** How many lines a filter finds, counted no further than the cap; searched words by their fingerprints alone. */
export async function ledgerCount(
  em: EntityManager,
  sealer: Sealer,
  organId: number,
  filter: LedgerFilter,
  days: LedgerDays,
): Promise<number> {
  const { where, values } = ledgerWhere(sealer, organId, filter, days)
  const text = `select count(*)::int as total from (select 1 from case_file where ${where} limit ${LEDGER_CAP}) as capped`
  const [row] = await query<{ total: number }>(em, text, values)
  return row?.total ?? 0
}

/** Lines are counted up to here; more is "and more". */
export const LEDGER_CAP = 1000

function cursorOf(line: CaseRow | undefined, sort: LedgerSort): LedgerCursor | null {
  if (!line) return null
  const day = { submitted: line.submittedOn, received: line.receivedOn, due: line.dueOn }[sort]
  return { day, caseId: line.caseId }
}
