import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { actorNames } from '../../../services/account-service.ts'
import { type Context } from '../../../services/context.ts'
import { listPublications, type ListedPublication } from '../../../services/publication-view.ts'
import { may } from '../../../services/rights.ts'
import { insetText, pagination, table, type TableCell } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { actorWord } from '../actor-word.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'
import { cursorText, readCursor } from '../../page-cursor.ts'
import { addressWith, queryText } from '../../path-values.ts'
import { publicationState, stateTag } from './publication-state.ts'

const LINES = 50

/** Every reply prepared for the public, newest first; on demand those that wait to be checked. */
export async function showPublications(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).publications
  const waitingOnly = queryText(req, 'show') === 'waiting'
  const [at, replyId] = readCursor(queryText(req, 'after'), 'instant', 'id') ?? []
  const after = at !== undefined && replyId !== undefined ? { at, replyId } : null
  const found = await listPublications(context, organ, waitingOnly, after, LINES + 1)
  const lines = found.slice(0, LINES)
  const names = await actorNames(
    context,
    organ,
    lines.map(({ preparedBy }) => preparedBy),
  )
  const today = context.clock.today()
  const other = waitingOnly
    ? { text: t.all, href: paths.publications() }
    : { text: t.waitingOnly, href: `${paths.publications()}?show=waiting` }
  const rows = lines.map((line) => rowOf(line, names, today, lang))
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <p class="govuk-body">
      <a class="govuk-link" href="${other.href}">${other.text}</a>
      ${may(actor, 'manage-office') && html`　<a class="govuk-link" href="${paths.publicationSettings()}">${t.settings.title}</a>`}
    </p>
    ${lines.length > 0 ? linesTable(rows, lang) : insetText({ text: waitingOnly ? t.emptyWaiting : t.empty })}
    ${pages(waitingOnly, after !== null, found.length > LINES ? lines.at(-1) : undefined, lang)}`
  officeShell(req, res, { title: t.title, place: 'publications', content })
}

function linesTable(rows: readonly TableCell[][], lang: Language): Html {
  const { caption, columns } = affairsMessages(lang).publications
  const head = [columns.number, columns.title, columns.state, columns.publicOn, columns.prepared]
  return table({
    lang,
    caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: head.map((text) => ({ text })),
    rows,
  })
}

function rowOf(
  line: ListedPublication,
  names: ReadonlyMap<string, string>,
  today: Parameters<typeof publicationState>[1],
  lang: Language,
): TableCell[] {
  const { number, title, publicOn, preparedBy } = line
  return [
    { html: html`<a class="govuk-link app-nowrap" href="${paths.publication(number)}">${number}</a>` },
    { text: title },
    { html: stateTag(publicationState(line, today), lang) },
    { text: plainDay(publicOn, lang), classes: 'app-nowrap' },
    { text: actorWord(preparedBy, names.get(preparedBy) ?? null, lang) },
  ]
}

function pages(waitingOnly: boolean, paged: boolean, last: ListedPublication | undefined, lang: Language): Html | null {
  if (!paged && !last) return null
  const t = affairsMessages(lang).publications
  const show = waitingOnly ? 'waiting' : ''
  const after = last && cursorText([last.preparedAt, last.replyId])
  return pagination({
    lang,
    previous: paged ? { href: addressWith(paths.publications(), { show }), text: t.first } : undefined,
    next: after ? { href: addressWith(paths.publications(), { show, after }), text: t.next } : undefined,
  })
}
