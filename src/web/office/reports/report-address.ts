import { type Request } from 'express'
import { type LocalDate } from '../../../law/date.ts'
import { FORM_IDS, type FormId } from '../../../law/report/filled-report.ts'
import { formFor } from '../../../law/report/forms.ts'
import { type Regime } from '../../../law/rules.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { FIRST_REPORT_YEAR } from '../../../services/report-years.ts'
import { typedDate } from '../../components/index.ts'
import { numberIn, queryText } from '../../path-values.ts'

/** Which report a page is about: its year, and the form and cut-off chosen in the query string. */
export type ReportAddress = {
  year: number
  form: FormId
  asOf: LocalDate
  /** The conditions that differ from the usual, as they stand in links. */
  chosen: Readonly<Record<string, string | undefined>>
  badDay: 'none' | 'unreadable' | 'future'
}

/** The forms a body may look at its year in, its own first. */
export function formsOf(regime: Regime, year: number): readonly FormId[] {
  const own = formFor(regime, year)
  return [own, ...FORM_IDS.filter((form) => form !== own && (form !== 'college' || regime === 'college'))]
}

/** @throws NotFound for a year no report can be about */
export function reportAddress(context: Context, organ: OrganRef, req: Request): ReportAddress {
  const year = numberIn(req, 'year')
  const today = context.clock.today()
  if (year < FIRST_REPORT_YEAR || year > Number(today.slice(0, 4)) + 1) throw new NotFound(String(year))
  const forms = formsOf(organ.regime, year)
  const own = forms[0]!
  const form = forms.find((each) => each === queryText(req, 'form')) ?? own
  const typed = queryText(req, 'asOf')
  const day = typed === '' ? today : typedDate(typed)
  const badDay = day === undefined ? 'unreadable' : day > today ? 'future' : 'none'
  const asOf = badDay === 'none' && day ? day : today
  const chosen = { asOf: asOf === today ? undefined : asOf, form: form === own ? undefined : form }
  return { year, form, asOf, chosen, badDay }
}

/** Whether a report's year runs over two calendar years. */
export const isAcademic = (period: { from: LocalDate; to: LocalDate }): boolean =>
  period.from.slice(0, 4) !== period.to.slice(0, 4)
