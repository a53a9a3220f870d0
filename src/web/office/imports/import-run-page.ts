import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Access, type Route } from '../../../http/route.ts'
import { yearOf } from '../../../law/date.ts'
import { type Context } from '../../../services/context.ts'
import {
  importRun,
  type importRuns,
  undoImport,
  type ImportKind,
  type ImportRun,
} from '../../../services/import-runs.ts'
import { backLink, button, summaryList, table, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { formatInstant } from '../../messages/dates.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { actorName } from '../case-history.ts'
import { type OfficePlace } from '../office-shell-navigation.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { addressWith, idIn } from '../../path-values.ts'

/** Where imports of some kinds are looked at and taken back, and by whom. */
export type RunPlace = {
  kinds: readonly ImportKind[]
  access: Access
  run: (run?: string) => string
  undoing: (run?: string) => string
  /** The page one comes from, and goes back to. */
  back: string
  place: OfficePlace
}

/** One import: what it brought, and the way to take it back whole. */
export const runRoutes = (context: Context, place: RunPlace): Route[] => [
  {
    method: 'get',
    path: place.run(),
    access: place.access,
    audit: 'VIEW_IMPORT',
    handle: (req, res) => showRun(context, place, req, res),
  },
  {
    method: 'post',
    path: place.undoing(),
    access: place.access,
    audit: 'IMPORT_UNDONE',
    handle: (req, res) => undo(context, place, req, res),
  },
]

export type Runs = Awaited<ReturnType<typeof importRuns>>

/** The imports so far, newest first. */
export function runTable({ runs, names }: Runs, address: RunPlace['run'], lang: Language): Html {
  const { runs: t, kinds } = affairsMessages(lang).imports
  const rows = runs.map((run) => [
    { html: html`<a class="govuk-link" href="${address(run.importId)}">${instant(run.importedAt, lang)}</a>` },
    { text: kinds[run.kind] },
    { text: String(run.imported), format: 'numeric' as const },
    { text: daysOf(run) },
    { text: actorName(run.importedBy, names, lang) },
    { text: stateOf(run, names, lang) },
  ])
  const head = Object.values(t.columns).map((text) => ({ text }))
  return html`<h2 class="govuk-heading-m">${t.heading}</h2>
    ${rows.length === 0 ? html`<p class="govuk-body">${t.empty}</p>` : table({ lang, caption: t.heading, captionClasses: 'govuk-visually-hidden', head, rows })}`
}

const instant = (at: string, lang: Language) => formatInstant(new Date(at), lang)
const daysOf = ({ fromDay, toDay }: ImportRun) => (fromDay && toDay ? `${fromDay} – ${toDay}` : '—')

function stateOf({ undoneAt, undoneBy }: ImportRun, names: ReadonlyMap<string, string>, lang: Language): string {
  const t = affairsMessages(lang).imports.runs
  return undoneAt ? t.undone(actorName(undoneBy ?? '', names, lang), instant(undoneAt, lang)) : t.stands
}

async function showRun(
  context: Context,
  place: RunPlace,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const { runs: t, kinds, title, result } = affairsMessages(lang).imports
  const run = await importRun(context, callerOf(res).organ, idIn(req, 'run'), place.kinds)
  const rows = [
    { key: t.columns.at, value: instant(run.importedAt, lang) },
    { key: t.columns.kind, value: kinds[run.kind] },
    { key: result.read, value: result.lines(run.read) },
    { key: t.columns.count, value: String(run.imported) },
    { key: t.columns.days, value: daysOf(run) },
    { key: t.columns.state, value: run.undoneAt ? t.undoDone : t.stands },
  ]
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    ${summaryList({ rows })}${!run.undoneAt && html`${run.kind !== 'items' && reports(run, lang)}${undoForm(req, run, place.undoing, lang)}`}`
  const before = backLink({ href: place.back, text: title, lang })
  officeShell(req, res, {
    title: t.title,
    place: place.place,
    before,
    content,
    errors,
    status: errors.length > 0 ? 422 : 200,
  })
}

/** The reports these lines count in, and the comparison with what was published then. */
function reports({ fromDay, toDay }: ImportRun, lang: Language): Html | false {
  if (!fromDay || !toDay) return false
  const t = affairsMessages(lang).imports.runs
  const [first, last] = [yearOf(fromDay), yearOf(toDay)]
  const years = Array.from({ length: Math.min(last - first + 1, 30) }, (_, at) => last - at)
  const items = years.map(
    (year) => html`<li>
      <a class="govuk-link" href="${paths.report(String(year))}">${t.yearReport(year)}</a>
      <a class="govuk-link" href="${`${paths.reconciliation()}?year=${year}`}">${t.reconcile}</a>
    </li>`,
  )
  return html`<h2 class="govuk-heading-m">${t.years}</h2>
    <ul class="govuk-list">
      ${items}
    </ul>`
}

function undoForm(req: Request, { importId, imported }: ImportRun, address: RunPlace['undoing'], lang: Language): Html {
  const t = affairsMessages(lang).imports.runs
  return html`<h2 class="govuk-heading-m" id="import">${t.undoHeading}</h2>
    <p class="govuk-body">${t.undoLead(imported)}</p>
    <form method="post" action="${address(importId)}">
      ${csrfField(req)}${button({ text: t.undo, classes: 'govuk-button--warning' })}
    </form>`
}

async function undo(context: Context, place: RunPlace, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    await undoImport(context, organ, idIn(req, 'run'), actor, place.kinds)
    res.redirect(303, addressWith(place.back, { done: 'undone' }))
  } catch (error) {
    await showRun(context, place, req, res, formErrors(error))
  }
}
