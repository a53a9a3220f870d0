import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { REMEDY_KINDS } from '../../../law/remedies.ts'
import { letterLabel } from '../../../letters/letter.ts'
import { SERVICE_KINDS, serviceStanding } from '../../../letters/service.ts'
import { actorNames } from '../../../services/account-service.ts'
import { type Context } from '../../../services/context.ts'
import { readDelivery, readProof } from '../../../services/letter-deliveries.ts'
import { recordService, voidService } from '../../../services/letter-delivery.ts'
import { remediesOfReceived, type LetterRemedies } from '../../../services/letter-remedies.ts'
import { may } from '../../../services/rights.ts'
import {
  backLink,
  insetText,
  table,
  tag,
  warningText,
  button,
  type ErrorItem,
  type TypedValues,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { paths } from '../../paths.ts'
import { upload, uploadedFiles } from '../acts/upload.ts'
import { actorWord } from '../actor-word.ts'
import { numberOf } from '../case-number.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { idIn, numberIn } from '../../path-values.ts'
import { serviceForm, typedService } from './service-form.ts'

/** How a letter was served: what is recorded, and one more entry. */
export const serviceRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.letterService(),
    access: 'read-cases',
    audit: 'VIEW_LETTER_SERVICE',
    handle: (req, res) => showService(context, req, res),
  },
  {
    method: 'post',
    path: paths.letterService(),
    access: 'handle-cases',
    audit: 'LETTER_SERVICE_RECORDED',
    before: upload,
    handle: (req, res) => record(context, req, res),
  },
  {
    method: 'post',
    path: paths.letterServiceVoiding(),
    access: 'handle-cases',
    audit: 'LETTER_SERVICE_VOIDED',
    handle: (req, res) => takeBack(context, req, res),
  },
  {
    method: 'get',
    path: paths.letterProof(),
    access: 'read-cases',
    audit: 'VIEW_LETTER_PROOF',
    handle: (req, res) => sendProof(context, req, res),
  },
]

async function record(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const [number, letterId] = [numberOf(req), idIn(req, 'letter')]
  try {
    const input = typedService(req.body, uploadedFiles(req, res))
    await recordService(context, organ, number, letterId, input, actor)
    res.redirect(303, `${paths.letterService(number, letterId)}?done=recorded`)
  } catch (error) {
    await showService(context, req, res, formErrors(error))
  }
}

async function takeBack(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const [number, letterId] = [numberOf(req), idIn(req, 'letter')]
  await voidService(context, organ, number, letterId, numberIn(req, 'entry'), actor)
  res.redirect(303, `${paths.letterService(number, letterId)}?done=voided`)
}

async function sendProof(context: Context, req: Request, res: Response): Promise<void> {
  const file = await readProof(context, callerOf(res).organ, numberOf(req), idIn(req, 'proof'))
  res.attachment(file.name).type(file.contentType).setHeader('X-Content-Type-Options', 'nosniff')
  res.send(file.bytes)
}

async function showService(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = letterMessages(lang).service
  const [number, letterId] = [numberOf(req), idIn(req, 'letter')]
  const delivery = await readDelivery(context, organ, number, letterId)
  const title = t.title(letterLabel(delivery.letter.kind))
  const handles = may(actor, 'handle-cases')
  const csrf = csrfField(req)
  const values = (req.body as TypedValues | undefined) ?? { on: context.clock.today() }
  const names = await actorNames(
    context,
    organ,
    delivery.lines.map(({ recordedBy }) => recordedBy),
  )
  const look = { number, letterId, csrf: handles ? csrf : null, lang, names }
  const content = html`${doneNote(req, t.done)}
    <span class="govuk-caption-m">${delivery.letter.documentNumber}</span>
    <h1 class="govuk-heading-l">${title}</h1>
    ${standingOf(delivery, lang)}${remedyDays(await remediesOfReceived(context, organ, number, delivery), lang)}
    <p class="govuk-body">${t.lead}<span class="govuk-hint">${t.basis}</span></p>
    <h2 class="govuk-heading-m">${t.records}</h2>
    ${delivery.lines.length > 0 ? recordsTable(delivery.lines, look) : insetText({ text: t.none })}
    ${handles && html`<p class="govuk-body"><a class="govuk-link" href="${paths.letterCopy(number, letterId)}">${letterMessages(lang).copy.link}</a></p>`}
    ${handles && html`<h2 class="govuk-heading-m">${t.add}</h2>`}
    ${handles && serviceForm({ action: paths.letterService(number, letterId), csrf, lang, values, errors })}`
  const before = backLink({ href: paths.case(number), text: actMessages(lang).back(number), lang })
  officeShell(req, res, { title, place: 'ledger', before, content, errors, status: errors.length > 0 ? 422 : 200 })
}

type Delivery = Awaited<ReturnType<typeof readDelivery>>
type Lines = Delivery['lines']
type Look = { number: string; letterId: string; csrf: Html | null; lang: 'zh-CN' | 'en'; names: Map<string, string> }

const STATE_CLASSES = {
  'not-sent': 'govuk-tag--grey',
  sent: 'govuk-tag--yellow',
  received: 'govuk-tag--green',
  undelivered: 'govuk-tag--red',
}

/** The state on top; and that the letter left after the day of the reply, where it did. */
function standingOf({ lines, letter }: Delivery, lang: Look['lang']): Html {
  const t = letterMessages(lang).service
  const { state, sentOn } = serviceStanding(lines)
  const late = letter.kind === 'reply' && sentOn !== null && sentOn > letter.issuedOn
  return html`<p class="govuk-body">${tag({ text: t.states[state], classes: STATE_CLASSES[state] })}</p>
    ${late && warningText({ lang, text: t.late(plainDay(sentOn, lang), plainDay(letter.issuedOn, lang)) })}`
}

/** The day each period ends, counted from receipt. */
function remedyDays(remedies: LetterRemedies | null, lang: Look['lang']): Html | false {
  if (remedies === null) return false
  const t = letterMessages(lang).service.remedies
  const items = remedies.ways.map(({ kind, lastDay, provisional }) => {
    const until = lastDay === null ? t.none[kind] : `${plainDay(lastDay, lang)}${provisional ? t.provisional : ''}`
    return html`<li>${REMEDY_KINDS[kind].label}：${until}</li>`
  })
  return insetText({
    html: html`<p class="govuk-body">${t.from(plainDay(remedies.from, lang))}</p>
      <ul class="govuk-list govuk-list--bullet">
        ${items}
      </ul>`,
  })
}

function recordsTable(lines: Lines, look: Look): Html {
  const t = letterMessages(look.lang).service
  const voided = new Map(lines.flatMap(({ voids, details }) => (voids ? [[voids, details.note ?? '']] : [])))
  return table({
    lang: look.lang,
    caption: t.records,
    captionClasses: 'govuk-visually-hidden',
    head: [t.columns.on, t.columns.what, t.columns.by, t.columns.proof, t.columns.act].map((text) => ({ text })),
    rows: lines
      .filter(({ kind }) => kind !== 'voided')
      .map((line) => {
        const { kind, on, details, recordedBy } = line
        const what = SERVICE_KINDS[kind].label
        const said = [details.postalNumber, details.by, details.note].filter(Boolean).join('；')
        const ground = voided.get(line.seq)
        const gone = ground !== undefined
        return [
          { text: plainDay(on, look.lang), classes: 'app-nowrap' },
          {
            html: html`<div>${gone ? html`<s>${what}</s> ${t.voided}${ground && `：${ground}`}` : what}${said && html`<br /><span class="app-quiet">${said}</span>`}</div>`,
          },
          { text: actorWord(recordedBy, look.names.get(recordedBy) ?? null, look.lang) },
          { html: proofOf(line, look) },
          { html: gone || kind === 'opened' ? html`—` : voidingForm(line, what, look) },
        ]
      }),
  })
}

function proofOf({ proofId }: Lines[number], { number, lang }: Look): Html {
  if (proofId === null) return html`—`
  return html`<a class="govuk-link" href="${paths.letterProof(number, proofId)}">${letterMessages(lang).service.proof}</a>`
}

function voidingForm({ seq, on }: Lines[number], what: string, { number, letterId, csrf, lang }: Look): Html {
  if (csrf === null) return html`—`
  const t = letterMessages(lang).service
  const spoken = { 'aria-label': t.voidOne(what, plainDay(on, lang)) }
  return html`<form method="post" action="${paths.letterServiceVoiding(number, letterId, String(seq))}">
    ${csrf}${button({ text: t.void, classes: 'govuk-button--secondary', attributes: spoken })}
  </form>`
}
