import { type FormId } from '../law/report/forms.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/**
 * What a published annual report says in words, without its tables: the paragraphs of its sections; of one published
 * before there were sections, its sentences.
 */
export type ReportText = { year: number; form: FormId; body: string; paragraphs: string[]; publishedAt: string }

/** The texts of an organ's published reports, newest year first; of each year the newest published version. */
export const publishedReportTexts = (em: Tx, organId: number): Promise<ReportText[]> =>
  query<ReportText>(
    em,
    `select distinct on (year) year, form, filled ->> 'body' as body, ${PARAGRAPHS} as paragraphs,
       published_at as "publishedAt"
     from annual_report where organ_id = $1 and published_at is not null order by year desc, version desc`,
    [organId],
  )

const PARAGRAPHS = `coalesce(
  (select jsonb_agg(p.text order by s.at, p.at)
   from jsonb_array_elements(document -> 'sections') with ordinality as s(section, at)
   cross join jsonb_array_elements_text(s.section -> 'paragraphs') with ordinality as p(text, at)),
  to_jsonb(sentences))`
