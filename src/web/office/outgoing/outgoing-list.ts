import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { actorNames } from '../../../services/account-service.ts'
import { type Context } from '../../../services/context.ts'
import { FILE_EXTENSIONS, MOST_FILES } from '../../../services/file-kind.ts'
import { listOutgoing, type OutgoingFile, type OutgoingState } from '../../../services/outgoing-keeping.ts'
import { button, formFields, insetText, pagination, table, tag, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { formatInstant } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { releaseMessages } from '../../messages/release/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { foundIn, shownState } from './found-in.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { quietLine } from '../quiet-line.ts'
import { cursorText, readCursor } from '../../page-cursor.ts'
import { addressWith, queryText } from '../../path-values.ts'

const LINES = 50

export const STATE_CLASSES: Record<OutgoingState, string> = {
  open: 'govuk-tag--grey',
  waiting: 'govuk-tag--yellow',
  ready: 'govuk-tag--green',
  returned: 'govuk-tag--red',
}

/** All files on their way out, and one more to be checked. */
export async function sendOutgoingList(context: Context, req: Request, res: Response, errors: ErrorItem[] = []) {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = releaseMessages(lang).outgoing
  const cursor = readCursor(queryText(req, 'before'), 'instant', 'id')
  const before = cursor && { madeAt: cursor[0]!, outgoingId: cursor[1]! }
  const found = await listOutgoing(context, organ, before, LINES + 1)
  const lines = found.slice(0, LINES)
  const names = await actorNames(
    context,
    organ,
    lines.map(({ madeBy }) => madeBy),
  )
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <form method="post" action="${paths.outgoing()}" enctype="multipart/form-data" novalidate id="form">
      ${csrfField(req)}${fileField(lang, errors)}${button({ text: t.check })}
    </form>
    ${lines.length > 0 ? linesTable(lines, names, lang) : insetText({ text: t.none })}
    ${pages(cursor !== null, found.length > LINES ? lines.at(-1) : undefined, lang)}`
  officeShell(req, res, { title: t.title, place: 'outgoing', content, errors, status: errors.length > 0 ? 422 : 200 })
}

function fileField(lang: Language, errors: readonly ErrorItem[]): Html {
  const t = releaseMessages(lang).outgoing
  const accept = [...FILE_EXTENSIONS, 'docm', 'xlsm', 'pptm'].map((each) => `.${each}`).join(',')
  return formFields({ lang, errors }).fileUpload({
    name: 'files',
    label: t.upload,
    hint: t.uploadHint(MOST_FILES),
    accept,
    multiple: true,
  })
}

function linesTable(lines: readonly OutgoingFile[], names: ReadonlyMap<string, string>, lang: Language): Html {
  const t = releaseMessages(lang).outgoing
  const { columns } = t
  return table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    head: [columns.file, columns.state, columns.made, columns.by].map((text) => ({ text })),
    rows: lines
      .map((line) => [line, shownState(line)] as const)
      .map(([{ content, usedAt, madeAt, madeBy, ...line }, state]) => [
        { html: html`<span>${fileCell({ content, ...line }, lang)}</span>` },
        {
          html: html`<span
            >${tag({ text: usedAt ? t.used : t.states[state], classes: STATE_CLASSES[state] })}${
              state === 'open' && !usedAt && quietLine(foundIn(content.findings, lang))
            }</span
          >`,
        },
        { text: formatInstant(new Date(madeAt), lang), classes: 'app-nowrap' },
        { text: names.get(madeBy) ?? '—' },
      ]),
  })
}

function fileCell(
  { outgoingId, content, about }: Pick<OutgoingFile, 'outgoingId' | 'content' | 'about'>,
  lang: Language,
) {
  const t = releaseMessages(lang).outgoing
  const from = `${t.from}${t.about[about.split('/')[0] as keyof typeof t.about]}`
  return html`<a class="govuk-link app-break" href="${paths.outgoingFile(outgoingId)}">${content.name}</a>${quietLine(from)}`
}

function pages(paged: boolean, last: OutgoingFile | undefined, lang: Language): Html | null {
  if (!paged && !last) return null
  const t = releaseMessages(lang).outgoing
  const before = last && cursorText([last.madeAt, last.outgoingId])
  return pagination({
    lang,
    previous: paged ? { href: paths.outgoing(), text: t.first } : undefined,
    next: before ? { href: addressWith(paths.outgoing(), { before }), text: t.next } : undefined,
  })
}
