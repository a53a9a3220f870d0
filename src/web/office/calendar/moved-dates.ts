import { type MovedDate } from '../../../services/calendar-service.ts'
import { table } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { caseLink } from '../case-link.ts'

/** Cases listed before a change is confirmed; all are counted and logged. */
const MOST_LISTED = 200

/** The open cases a change of the calendar would move, each with its old and new date. */
export function effectOn(moved: readonly MovedDate[], lang: Language): Html {
  const t = affairsMessages(lang).calendar.preview
  const heading = html`<h2 class="govuk-heading-m">${t.effect}</h2>`
  if (moved.length === 0) return html`${heading}<p class="govuk-body">${t.effectNone}</p>`
  const day = (on: MovedDate['from'], provisional: boolean) =>
    on === null ? t.noDay : `${formatDay(on, lang)}${provisional ? t.provisional : ''}`
  const rows = moved
    .slice(0, MOST_LISTED)
    .map(({ number, from, to, provisional }) => [
      { html: caseLink(number) },
      { text: day(from, false) },
      { text: from === to && to !== null ? t.same(day(to, provisional)) : day(to, provisional) },
    ])
  const head = [t.columns.number, t.columns.from, t.columns.to].map((text) => ({ text }))
  return html`${heading}
    <p class="govuk-body">${t.effectLead(moved.length)}${moved.length > MOST_LISTED && t.effectMore(MOST_LISTED)}</p>
    ${table({ lang, caption: t.caption, captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true, head, rows })}`
}
