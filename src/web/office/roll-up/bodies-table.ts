import { type Request } from 'express'
import { type BodyLine } from '../../../law/report/body-lines.ts'
import { type RollUp } from '../../../services/roll-up.ts'
import { pagination, table, type TableCell } from '../../components/index.ts'
import { html, join, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { addressWith, queryText } from '../../path-values.ts'
import { bodyLink } from './body-link.ts'

const LINES = 50
const FILTERS = ['all', 'missing', 'reported', 'faulty'] as const
type Filter = (typeof FILTERS)[number]

const HOLDS: Record<Filter, (line: BodyLine) => boolean> = {
  all: () => true,
  missing: ({ figures }) => figures === null,
  reported: ({ figures }) => figures !== null,
  faulty: ({ figures }) => (figures?.faults ?? 0) > 0,
}

/** Every body with its figures, a page at a time; those that have not reported, or whose tables do not balance, alone. */
export function bodiesTable(req: Request, { lines, bodies }: RollUp, year: number, lang: Language): Html {
  const t = affairsMessages(lang).rollUp
  const filter = FILTERS.find((each) => each === queryText(req, 'show')) ?? 'all'
  const sources = new Map(bodies.map(({ bodyId, source }) => [bodyId, source]))
  const shown = lines.filter(HOLDS[filter])
  const all = Math.max(1, Math.ceil(shown.length / LINES))
  const page = Math.min(all, Math.max(1, Math.floor(Number(queryText(req, 'page')) || 1)))
  const at = (conditions: Record<string, string | undefined>) =>
    `${addressWith(paths.rollUpYear(String(year)), conditions)}#bodies`
  const { columns: c } = t
  const numbers = [c.received, c.carriedIn, c.total, c.refused, c.carriedOut, c.reconsiderations, c.lawsuits, c.faults]
  return html`<h2 class="govuk-heading-m" id="bodies">${t.bodies}</h2>
    <p class="govuk-body app-no-print">${join(
      FILTERS.map((each) =>
        each === filter
          ? html`<strong>${t.filters[each]}</strong>`
          : html`<a class="govuk-link" href="${at({ show: each })}">${t.filters[each]}</a>`,
      ),
      '　',
    )}</p>
    ${table({
      lang,
      caption: t.bodies,
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: c.name },
        { text: c.region },
        { text: c.state },
        ...numbers.map((text) => ({ text, format: 'numeric' as const })),
      ],
      rows: shown
        .slice((page - 1) * LINES, page * LINES)
        .map((line) => rowOf(line, sources.get(line.bodyId) ?? 'missing', year, lang)),
    })}
    ${all > 1 && pagesOf(page, all, (number) => at({ show: filter === 'all' ? undefined : filter, page: String(number) }), lang)}`
}

function rowOf(line: BodyLine, state: 'published' | 'received' | 'missing', year: number, lang: Language): TableCell[] {
  const t = affairsMessages(lang).rollUp
  const { bodyId, name, region, figures } = line
  const values = figures
    ? [
        figures.received,
        figures.carriedIn,
        figures.total,
        figures.refused,
        figures.carriedOut,
        figures.reconsiderations,
        figures.lawsuits,
        figures.faults,
      ]
    : Array<null>(8).fill(null)
  return [
    { html: bodyLink(bodyId, name, year) },
    { text: region },
    { text: t.states[state], classes: 'app-nowrap' },
    ...values.map((value) => ({ text: value === null ? '—' : String(value), format: 'numeric' as const })),
  ]
}

function pagesOf(page: number, all: number, at: (number: number) => string, lang: Language): Html {
  const t = affairsMessages(lang).rollUp
  return html`<p class="govuk-body">${t.pages(page, all)}</p>
    ${pagination({
      lang,
      previous: page > 1 ? { href: at(page - 1), text: t.previous } : undefined,
      next: page < all ? { href: at(page + 1), text: t.next } : undefined,
    })}`
}
