import { type EntityManager } from '@mikro-orm/postgresql'
import { type ApplicationContent } from '../cases/application.ts'
import { type LocalDate } from '../law/date.ts'
import { CASE_COLUMNS, type CaseRow } from './case-row.ts'
import { openContent } from './case-store.ts'
import { query } from './query.ts'
import { searchTerms } from './search-terms.ts'
import { type Sealer } from './sealing.ts'

/** A notice of the fee by items, in another case: up to which item of the month it went. */
export type ItemsNoticed = { number: string; items: number; content: ApplicationContent }

const MOST = 50

/** Fee notices by items that stand, in cases received between two days whose applicant's name has these pieces. */
export async function itemsNoticed(
  em: EntityManager,
  sealer: Sealer,
  { organId, caseId }: Pick<CaseRow, 'organId' | 'caseId'>,
  { from, to }: { from: LocalDate; to: LocalDate },
  name: string,
): Promise<ItemsNoticed[]> {
  const rows = await query<CaseRow & { items: number }>(
    em,
    `with noticed as (
       select c.*, (e.body ->> 'items')::int as items from case_file c
       join case_event e on e.organ_id = c.organ_id and e.case_id = c.case_id and e.type = 'fee-charged'
         and e.body ->> 'items' is not null
       where c.organ_id = $1 and c.case_id <> $2 and c.received_on between $3 and $4 and c.search_terms @> $5::bigint[]
         and not exists (select 1 from case_event v where v.organ_id = e.organ_id and v.case_id = e.case_id
           and v.type = 'entry-voided' and (v.body ->> 'seq')::int = e.seq))
     select ${CASE_COLUMNS}, items from noticed order by items desc limit ${MOST}`,
    [organId, caseId, from, to, searchTerms(sealer, organId, [name])],
  )
  return rows.map(({ items, ...row }) => ({ number: row.number, items, content: openContent(sealer, row).content }))
}
