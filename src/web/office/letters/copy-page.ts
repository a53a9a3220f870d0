import { type Request, type Response } from 'express'
import { chineseDay } from '../../../clock.ts'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { letterLabel } from '../../../letters/letter.ts'
import { actorNames } from '../../../services/account-service.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { FilesHeld, type HeldFile } from '../../../services/files-held.ts'
import { CopyLacks, keepCopy, readCopy } from '../../../services/letter-copy-service.ts'
import { LONGEST_REASON } from '../../../services/release-reasons.ts'
import { keepHeld } from '../../../services/outgoing-keeping.ts'
import {
  backLink,
  button,
  formFields,
  insetText,
  table,
  type ErrorItem,
  type TypedValues,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { idIn } from '../../path-values.ts'
import { paths } from '../../paths.ts'
import { upload, uploadedFiles } from '../acts/upload.ts'
import { actorWord } from '../actor-word.ts'
import { numberOf } from '../case-number.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { heldErrors, heldFiles } from '../release/held-files.ts'

/** The letter as it really left: the file the office edited, sealed or signed, kept in place of what was made. */
export const copyRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.letterCopy(),
    access: 'handle-cases',
    audit: 'VIEW_LETTER_COPY',
    handle: (req, res) => show(context, req, res),
  },
  {
    method: 'post',
    path: paths.letterCopy(),
    access: 'handle-cases',
    audit: 'LETTER_COPY_KEPT',
    before: upload,
    handle: (req, res) => keep(context, req, res),
  },
]

/** What a form that was refused shows beside what was typed. */
type Refusal = { errors: ErrorItem[]; lacks?: CopyLacks; held?: readonly HeldFile[] }

async function keep(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const [number, letterId] = [numberOf(req), idIn(req, 'letter')]
  const body = (req.body ?? {}) as Record<string, unknown>
  const reason = typeof body['reason'] === 'string' ? body['reason'].slice(0, LONGEST_REASON) : ''
  try {
    const [file, ...more] = uploadedFiles(req, res)
    if (!file || more.length > 0) throw new Invalid([{ field: 'files', text: letterMessages('zh-CN').copy.oneFile }])
    await keepCopy(context, organ, number, letterId, { file, reason, reasons: body }, actor)
    res.redirect(303, `${paths.letterCopy(number, letterId)}?done=kept`)
  } catch (error) {
    await show(context, req, res, await refusalOf(context, req, res, error))
  }
}

/** @throws the error itself when it is no refusal */
async function refusalOf(context: Context, req: Request, res: Response, error: unknown): Promise<Refusal> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = letterMessages(lang).copy.lacks
  if (error instanceof CopyLacks) {
    const text = error.unread ? t.unreadError : t.error(error.lacks.length)
    return { errors: [{ text, href: '#reason' }], lacks: error }
  }
  if (!(error instanceof FilesHeld)) return { errors: formErrors(error) }
  const { caseId } = await readCopy(context, organ, numberOf(req), idIn(req, 'letter'), actor)
  const held = await keepHeld(context, organ, `case/${caseId}`, error, actor)
  return { errors: heldErrors(held, lang), held }
}

async function show(context: Context, req: Request, res: Response, refusal: Refusal = { errors: [] }): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = letterMessages(lang).copy
  const [number, letterId] = [numberOf(req), idIn(req, 'letter')]
  const { letter, copy, bar } = await readCopy(context, organ, number, letterId, actor)
  const { errors, lacks, held } = refusal
  const values = (req.body ?? {}) as TypedValues
  const form = { values, errors, lang }
  const fields = formFields(form)
  const kept = copy && (await keptCopy(context, req, res, copy))
  const asked = html`<form method="post" action="${paths.letterCopy(number, letterId)}" enctype="multipart/form-data" novalidate id="form">
    ${csrfField(req)}${lacks && lacksTable(lacks, lang)}${held && heldFiles(held, form)}
    ${lacks && fields.textarea({ name: 'reason', label: t.fields.reason, hint: t.hints.reason, rows: 2 })}
    ${!lacks && values['reason'] ? html`<input type="hidden" name="reason" value="${String(values['reason'])}" />` : ''}
    ${fields.fileUpload({ name: 'files', label: t.fields.files, accept: '.docx,.pdf' })}
    ${button({ text: t.submit })}
  </form>`
  const title = t.title(letterLabel(letter.kind))
  const content = html`${doneNote(req, t.done)}
    <span class="govuk-caption-m">${letter.documentNumber}</span>
    <h1 class="govuk-heading-l">${title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <ul class="govuk-list govuk-list--bullet">
      ${t.rules.map((rule) => html`<li>${rule}</li>`)}
    </ul>
    ${kept}${bar === null ? asked : insetText({ text: t.bars[bar] })}`
  const back = letterMessages(lang).page.envelopeBack
  const before = backLink({ href: paths.caseLetter(number, letterId, 'page'), text: back, lang })
  officeShell(req, res, { title, place: 'ledger', before, content, errors, status: errors.length > 0 ? 422 : 200 })
}

type Copy = NonNullable<Awaited<ReturnType<typeof readCopy>>['copy']>

/** The copy that counts: whose it is, its hash, what lacked and why it stands. */
async function keptCopy(context: Context, req: Request, res: Response, copy: Copy): Promise<Html> {
  const lang = languageOfPage(req)
  const t = letterMessages(lang).copy
  const { recordedBy, recordedAt, format, contentHash, notes } = copy
  const names = await actorNames(context, callerOf(res).organ, [recordedBy])
  const who = actorWord(recordedBy, names.get(recordedBy) ?? null, lang)
  const day = plainDay(chineseDay(new Date(recordedAt)), lang)
  const lacks = html`<p class="govuk-body">${t.accepted}</p>
    <ul class="govuk-list govuk-list--bullet">
      ${notes.lacks.map((lack) => html`<li>${lack}</li>`)}
    </ul>
    <p class="govuk-body">${t.reasonGiven(notes.reason)}</p>`
  const href = paths.caseLetter(numberOf(req), copy.letterId, format)
  return insetText({
    html: html`<p class="govuk-body">${t.kept(day, who)}</p>
      <p class="govuk-body app-break">${t.hash(format.toUpperCase(), Buffer.from(contentHash).toString('hex'))}</p>
      ${notes.lacks.length > 0 && lacks}
      <p class="govuk-body"><a class="govuk-link" href="${href}">${t.download}</a></p>`,
  })
}

function lacksTable({ lacks, unread }: CopyLacks, lang: 'zh-CN' | 'en'): Html {
  const t = letterMessages(lang).copy.lacks
  if (unread) return insetText({ text: t.unread })
  return html`<h2 class="govuk-heading-m">${t.heading}</h2>
    <p class="govuk-body">${t.lead}</p>
    ${table({
      lang,
      caption: t.heading,
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: t.columns.what }, { text: t.columns.article }],
      rows: lacks.map(({ what, article }) => [{ text: what }, { text: article }]),
    })}`
}
