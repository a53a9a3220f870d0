import { type FormId } from '../law/report/forms.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** What a published annual report says in words, without its figures. */
export type ReportText = { year: number; form: FormId; body: string; sentences: string[]; publishedAt: string }

/** The texts of an organ's published reports, newest year first; of each year the newest published version. */
export const publishedReportTexts = (em: Tx, organId: number): Promise<ReportText[]> =>
  query<ReportText>(
    em,
    `select distinct on (year) year, form, filled ->> 'body' as body, sentences, published_at as "publishedAt"
     from annual_report where organ_id = $1 and published_at is not null order by year desc, version desc`,
    [organId],
  )
