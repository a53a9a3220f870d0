import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { citationOf, OUTCOMES } from '../../../law/outcomes.ts'
import { REMEDY_KINDS, REMEDY_RESULTS } from '../../../law/remedies.ts'
import { type Regime } from '../../../law/rules.ts'
import { type RefusalLine, type RefusalShare } from '../../../remedies/refusals.ts'
import { type Context } from '../../../services/context.ts'
import { type Refusals, refusalsOf } from '../../../services/refusal-service.ts'
import { reportYears } from '../../../services/report-years.ts'
import { backLink, details, filterBar, formFields, insetText, table, type TableCell } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'
import { addressWith, queryText } from '../../path-values.ts'

/** The grounds used in a year of the report, how often they were contested and how that ended. */
export async function showRefusals(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const { remedies, back } = affairsMessages(lang)
  const t = remedies.refusals
  const years = await reportYears(context, organ)
  const shown = years.find(({ year }) => String(year) === queryText(req, 'year')) ?? years[0]
  const found = shown && (await refusalsOf(context, organ, shown.period))
  const lines = found?.grounds ?? []
  const period = shown && t.lead(plainDay(shown.period.from, lang), plainDay(shown.period.to, lang))
  const items = years.map(({ year }) => ({ value: year, text: t.year(year) }))
  const fields = formFields({ lang, values: { year: shown?.year } }).select({ name: 'year', label: t.years, items })
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${period}</p>
    ${filterBar({ lang, label: t.choose, action: paths.refusals(), fields })}
    ${lines.length > 0 ? linesTable(lines, organ.regime, lang) : insetText({ text: t.empty })}${found && lines.length > 0 && shares(found, lang)}`
  const before = backLink({ href: paths.remedies(), text: back(remedies.title) })
  officeShell(req, res, { title: t.title, place: 'remedies', before, content })
}

function linesTable(lines: readonly RefusalLine[], regime: Regime, lang: Language): Html {
  const t = affairsMessages(lang).remedies.refusals
  const { upheld, corrected, other } = REMEDY_RESULTS
  const figures = [t.replies, t.contested, upheld.label, corrected.label, other.label, t.pending]
  return table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [{ text: t.ground }, ...figures.map((text) => ({ text, format: 'numeric' as const }))],
    rows: lines.map((line) => rowOf(line, regime)),
  })
}

function rowOf({ outcome, replies, contested, disputes }: RefusalLine, regime: Regime): TableCell[] {
  const href = addressWith(paths.ledger(), { outcome, standing: 'closed' })
  const results = [disputes.upheld, disputes.corrected, disputes.other, disputes.pending]
  return [
    {
      html: html`<div>
        <a class="govuk-link" href="${href}">${OUTCOMES[outcome].label}</a>
        <span class="govuk-hint">${citationOf(outcome, regime)}</span>
      </div>`,
      classes: 'app-grounds',
    },
    ...[replies, contested].map((text) => ({ text, format: 'numeric' as const })),
    // On a phone a card has the results there are.
    ...results.map((text) => ({
      text,
      format: 'numeric' as const,
      ...(text === 0 ? { classes: 'app-wide-only' } : {}),
    })),
  ]
}

/** The same refusals by article, department and officer, and what was learnt from those overturned. */
function shares({ articles, departments, officers, overturned }: Refusals, lang: Language): Html {
  const t = affairsMessages(lang).remedies.refusals
  return html`${sharesTable(articles, t.byArticle, t.article, lang)}
  ${sharesTable(departments, t.byDepartment, t.department, lang)}
  ${sharesTable(officers, t.byOfficer, t.officer, lang)}
  ${overturned.length > 0 && lessons(overturned, lang)}`
}

/** So many rows of a further table stand open; more are folded, or a phone scrolls past all of them. */
const MOST_OPEN = 5

function sharesTable(some: readonly RefusalShare[], caption: string, first: string, lang: Language): Html {
  const t = affairsMessages(lang).remedies.refusals
  const rows = table({
    lang,
    caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: first },
      ...[t.replies, t.contested, t.overturned].map((text) => ({ text, format: 'numeric' as const })),
    ],
    rows: some.map(({ key, replies, contested, overturned }) => [
      { text: key ?? t.unnamed, classes: 'app-grounds' },
      ...[replies, contested, overturned].map((text) => ({ text, format: 'numeric' as const })),
    ]),
  })
  return details({ summaryText: caption, html: rows, open: some.length <= MOST_OPEN })
}

function lessons(overturned: Refusals['overturned'], lang: Language): Html {
  const t = affairsMessages(lang).remedies.refusals
  return table({
    lang,
    caption: t.lessons,
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [t.dispute, t.ground, t.lesson].map((text) => ({ text })),
    rows: overturned.map(({ remedyId, kind, endedOn, number, outcome, lesson }) => [
      {
        html: html`<div>
          <a class="govuk-link" href="${paths.remedy(remedyId)}">${REMEDY_KINDS[kind].label}</a>
          <span class="govuk-hint">${number}，${plainDay(endedOn, lang)}</span>
        </div>`,
      },
      { text: OUTCOMES[outcome].label },
      { html: html`<span class="app-keep-lines">${lesson ?? t.noLesson}</span>` },
    ]),
  })
}
