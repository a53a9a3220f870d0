import { type EntityManager } from '@mikro-orm/postgresql'
import { type ApplicationContent } from '../cases/application.ts'
import { CASE_COLUMNS, type CaseRow } from './case-row.ts'
import { openContent } from './case-store.ts'
import { query } from './query.ts'
import { searchTerms } from './search-terms.ts'
import { type Sealer } from './sealing.ts'

export type Candidate = CaseRow & { content: ApplicationContent }

/** How many of the newest cases are compared, and how many of the likest are opened. */
const COMPARED = 1000
const OPENED = 30

/**
 * Cases whose words are likest to these, among the applicant's own and the organ's newest: compared by the fingerprints
 * of their pieces in the database, so that only the likest are opened.
 */
export async function candidatesFor(
  em: EntityManager,
  sealer: Sealer,
  { organId, caseId }: Pick<CaseRow, 'organId' | 'caseId'>,
  words: string,
  applicant: string,
): Promise<Candidate[]> {
  const rows = await query<CaseRow>(
    em,
    `with pool as (
       (select * from case_file where organ_id = $1 and search_terms @> $4::bigint[]
        order by submitted_on desc, case_id desc limit 200)
       union
       (select * from case_file where organ_id = $1 order by submitted_on desc, case_id desc limit ${COMPARED}))
     select ${CASE_COLUMNS} from pool where case_id <> $2
     order by (select count(*) from unnest(search_terms) t where t = any($3::bigint[])) desc, case_id limit ${OPENED}`,
    [organId, caseId, searchTerms(sealer, organId, [words]), searchTerms(sealer, organId, [applicant])],
  )
  return rows.map((row) => ({ ...row, content: openContent(sealer, row).content }))
}
