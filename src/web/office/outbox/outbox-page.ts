import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { outboxOf, retryMessage, type OutboxEntry } from '../../../services/outbox-service.ts'
import { may } from '../../../services/rights.ts'
import { button, insetText, pagination, table, tag, warningText, type TableCell } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatInstant } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { caseLink } from '../case-link.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { cursorText, readCursor } from '../../page-cursor.ts'
import { addressWith, idIn, queryText } from '../../path-values.ts'

/** Mail: what waits, what left, what could not be delivered. */
export const outboxRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.outbox(),
    access: 'read-cases',
    audit: 'VIEW_OUTBOX',
    handle: (req, res) => showOutbox(context, req, res),
  },
  {
    method: 'post',
    path: paths.outboxRetrying(),
    access: 'handle-cases',
    audit: 'MAIL_RETRIED',
    handle: (req, res) => retry(context, req, res),
  },
]

const LINES = 50
/** A letter not tried for so long says that nobody sends mail here. */
const LONG_WAIT_MS = 10 * 60 * 1000

async function retry(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  await retryMessage(context, organ, idIn(req, 'message'), actor)
  res.redirect(303, `${paths.outbox()}?done=retried`)
}

async function showOutbox(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).outbox
  const before = readCursor(queryText(req, 'before'), 'instant', 'id')
  const cursor = before && { createdAt: before[0]!, messageId: before[1]! }
  const found = await outboxOf(context, organ, cursor, LINES + 1)
  const lines = found.slice(0, LINES)
  const csrf = may(actor, 'handle-cases') ? csrfField(req) : null
  const unsent = lines.some((line) => isLeftLying(line, context.clock.now()))
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${unsent && warningText({ lang, text: t.waitingLong })}
    ${lines.length > 0 ? linesTable(lines, csrf, lang) : insetText({ text: t.empty })}
    ${pages(before !== null, found.length > LINES ? lines.at(-1) : undefined, lang)}`
  officeShell(req, res, { title: t.title, place: 'outbox', content })
}

const isLeftLying = (line: OutboxEntry, now: Date): boolean =>
  stateOf(line) === 'waiting' && now.getTime() - new Date(line.createdAt).getTime() > LONG_WAIT_MS

type State = 'sent' | 'failed' | 'waiting' | 'retrying'

function stateOf({ sentAt, failedAt, attempts }: OutboxEntry): State {
  if (sentAt) return 'sent'
  if (failedAt) return 'failed'
  return attempts === 0 ? 'waiting' : 'retrying'
}

function linesTable(lines: readonly OutboxEntry[], csrf: Html | null, lang: Language): Html {
  const t = affairsMessages(lang).outbox
  const { columns } = t
  return table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    head: [columns.created, columns.letter, columns.to, columns.number, columns.state, columns.attempts].map(
      (text) => ({
        text,
      }),
    ),
    rows: lines.map((line) => rowOf(line, csrf, lang)),
  })
}

function rowOf(line: OutboxEntry, csrf: Html | null, lang: Language): TableCell[] {
  const t = affairsMessages(lang).outbox
  const { number, createdAt, attempts, officer, recipient } = line
  return [
    { text: formatInstant(new Date(createdAt), lang), classes: 'app-nowrap' },
    { text: t.letters[line.letter] ?? line.letter },
    { text: recipientOf(recipient, officer, lang) },
    { html: number ? caseLink(number) : html`—` },
    { html: stateCell(line, csrf, lang) },
    { text: String(attempts) },
  ]
}

function recipientOf(recipient: string, officer: string | null, lang: Language): string {
  const t = affairsMessages(lang).outbox
  if (recipient === 'applicant') return t.applicant
  if (recipient.startsWith('contact:')) return t.contact
  return recipient.startsWith('question:') ? t.party : (officer ?? t.officer)
}

const STATE_CLASSES = {
  sent: 'govuk-tag--green',
  failed: 'govuk-tag--red',
  waiting: 'govuk-tag--grey',
  retrying: 'govuk-tag--yellow',
}

function stateCell(line: OutboxEntry, csrf: Html | null, lang: Language): Html {
  const t = affairsMessages(lang).outbox
  const state = stateOf(line)
  const at = (instant: string | null) => (instant ? formatInstant(new Date(instant), lang) : '')
  const when = state === 'sent' ? t.sentAt(at(line.sentAt)) : state === 'retrying' ? t.nextAt(at(line.nextTryAt)) : null
  const reason = line.lastError && reasonOf(line.lastError, lang)
  return html`<div>${tag({ text: t.states[state], classes: STATE_CLASSES[state] })}
    ${when && html`<br /><span class="app-quiet">${when}</span>`}${reason && html`<br /><span class="app-quiet">${reason}</span>`}
    ${state === 'failed' && csrf && retryForm(line, csrf, lang)}</div>`
}

/** `bounced 5.1.1`, `SMTP 550 EENVELOPE`, `ESOCKET`: what happened in words, then what the other server said. */
function reasonOf(error: string, lang: Language): string {
  const t = affairsMessages(lang).outbox
  const words = error.split(' ')
  const known = [error, ...words].find((each) => Object.hasOwn(t.reasons, each))
  if (known === error) return t.error(t.reasons[error] ?? '', '')
  if (known) return t.error(t.reasons[known] ?? '', words.filter((each) => each !== known).join(' '))
  const [, code] = /^SMTP ([45])\d\d/.exec(error) ?? []
  return code ? t.error(t.reasons[code === '5' ? 'refused' : 'deferred'] ?? '', error) : t.error(error, '')
}

function retryForm({ messageId, letter, number }: OutboxEntry, csrf: Html, lang: Language): Html {
  const t = affairsMessages(lang).outbox
  const spoken = t.retryOne(t.letters[letter] ?? letter, number ?? '')
  return html`<form method="post" action="${paths.outboxRetrying(messageId)}">
    ${csrf}${button({ text: t.retry, classes: 'govuk-button--secondary', attributes: { 'aria-label': spoken } })}
  </form>`
}

function pages(paged: boolean, last: OutboxEntry | undefined, lang: Language): Html | null {
  if (!paged && !last) return null
  const t = affairsMessages(lang).outbox
  const before = last && cursorText([last.createdAt, last.messageId])
  return pagination({
    lang,
    previous: paged ? { href: paths.outbox(), text: t.first } : undefined,
    next: before ? { href: addressWith(paths.outbox(), { before }), text: t.next } : undefined,
  })
}
