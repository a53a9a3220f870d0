import { type EntityManager } from '@mikro-orm/postgresql'
import { type ReportOfYear } from '../law/report/year-series.ts'
import { query } from './query.ts'

/** The newest version of every year, oldest year first; only the published ones where asked. */
export const newestReports = (em: EntityManager, organId: number, published: boolean): Promise<ReportOfYear[]> =>
  query<ReportOfYear>(
    em,
    `select distinct on (year) year, filled as report, document->'timeTaken' as "timeTaken"
     from annual_report where organ_id = $1 and (published_at is not null or not $2) order by year, version desc`,
    [organId, published],
  )
