import { type Request, type Response } from 'express'
import { callerOf } from '../../../../http/caller.ts'
import { localDate } from '../../../../law/date.ts'
import { may } from '../../../../services/rights.ts'
import { type DayCursor } from '../../../../services/supervision-service.ts'
import { insetText, pagination } from '../../../components/index.ts'
import { html, type Child, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { cursorText, readCursor } from '../../../page-cursor.ts'
import { queryText } from '../../../path-values.ts'
import { doneNote } from '../../done-note.ts'
import { languageOfPage, officeShell } from '../../office-shell.ts'
import { type OfficePlace } from '../../office-shell-navigation.ts'

const LINES = 50

/** One page of records, the newest day first, and where the next page begins. */
type DayPage<T> = { lines: readonly T[]; next: DayCursor | undefined }

/** Reads the page the address asks for. `placeOf`: the day and the id a record stands at. */
export async function readDayPage<T>(
  req: Request,
  find: (after: DayCursor | null, most: number) => Promise<readonly T[]>,
  placeOf: (line: T) => DayCursor,
): Promise<DayPage<T>> {
  const after = readCursor(queryText(req, 'after'), 'day', 'id')
  const found = await find(after && { day: localDate(after[0]!), id: after[1]! }, LINES + 1)
  const lines = found.slice(0, LINES)
  const last = lines.at(-1)
  return { lines, next: found.length > LINES && last !== undefined ? placeOf(last) : undefined }
}

/** Whether the list was asked for what is still open only. */
export const onlyOpen = (req: Request): boolean => queryText(req, 'open') !== ''

/** A list of records by day as a page. */
export type DayList<T> = DayPage<T> & {
  words: { title: string; lead: string; none: string; notes: Parameters<typeof doneNote>[1] }
  place: OfficePlace
  path: string
  table: (lines: readonly T[]) => Html
  /** The buttons of whoever may add something. */
  add: Child
  /** The words that lead from all to the open ones and back; absent where nothing is ever closed. */
  open?: { all: string; open: string }
  below?: Child
}

export function showDayList<T>(req: Request, res: Response, list: DayList<T>): void {
  const { words, place, path, lines, add, open, below } = list
  const isOpen = onlyOpen(req)
  const content = html`${doneNote(req, words.notes)}
    <h1 class="govuk-heading-l">${words.title}</h1>
    <p class="govuk-body">${words.lead}</p>
    ${may(callerOf(res).actor, 'handle-disclosure') && add}
    ${
      open &&
      html`<p class="govuk-body app-no-print">
        <a class="govuk-link" href="${`${path}${isOpen ? '' : '?open=yes'}`}">${isOpen ? open.all : open.open}</a>
      </p>`
    }
    ${lines.length > 0 ? list.table(lines) : insetText({ text: words.none })} ${pagesOf(req, list)}${below}`
  officeShell(req, res, { title: words.title, place, content })
}

/** The pages before and after. */
function pagesOf<T>(req: Request, { path, next }: DayList<T>): Html | null {
  const paged = queryText(req, 'after') !== ''
  if (!paged && !next) return null
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).channels
  const query = onlyOpen(req) ? '&open=yes' : ''
  return pagination({
    lang,
    previous: paged ? { href: `${path}?${query.slice(1)}`, text: t.first } : undefined,
    next: next ? { href: `${path}?after=${cursorText([next.day, next.id])}${query}`, text: t.next } : undefined,
  })
}
