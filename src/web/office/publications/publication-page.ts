import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { actorNames } from '../../../services/account-service.ts'
import { type Context } from '../../../services/context.ts'
import { type HeldFile } from '../../../services/files-held.ts'
import { type OutgoingFile } from '../../../services/outgoing-keeping.ts'
import { draftToken, type Publication, type PublicationRow } from '../../../services/publication-view.ts'
import { may } from '../../../services/rights.ts'
import {
  backLink,
  button,
  details,
  formFields,
  insetText,
  summaryList,
  type ErrorItem,
  type TypedValues,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatInstant, plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { actorWord } from '../actor-word.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { readyField } from '../outgoing/ready-files.ts'
import { heldFiles } from '../release/held-files.ts'
import { publicationState, stateTag, type PublicationState } from './publication-state.ts'

export type PublicationLook = {
  publication: Publication
  /** Files mended for it. */
  ready: readonly OutgoingFile[]
  values: TypedValues
  errors: readonly ErrorItem[]
  held: readonly HeldFile[]
}

/** The publication of one case: how it stands, what is to be checked, the form to prepare it. */
export async function sendPublicationPage(
  context: Context,
  req: Request,
  res: Response,
  look: PublicationLook,
): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const { publication, errors } = look
  const t = affairsMessages(lang).publications
  const { row, reply, number } = publication
  const state = row && publicationState(row, context.clock.today())
  const names = await actorNames(context, organ, row ? [row.preparedBy, row.checkedBy ?? ''] : [])
  const csrf = csrfField(req)
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.page.title(number)}</h1>
    ${row && state && standing(row, state, organ.slug, names, lang)}
    ${state === 'waiting' && checking(look, may(actor, 'review-cases') ? csrf : null, lang)}
    ${row && state !== 'back' && may(actor, 'handle-cases') && takingBack(number, csrf, lang)}
    ${!reply && insetText({ text: t.page.noReply })}
    ${reply && may(actor, 'handle-cases') && preparing(look, csrf, lang)}`
  const before = backLink({ href: paths.case(number), text: t.page.toCase })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.page.title(number), place: 'publications', before, content, errors, status })
}

function standing(
  row: PublicationRow,
  state: PublicationState,
  slug: string,
  names: ReadonlyMap<string, string>,
  lang: Language,
): Html {
  const t = affairsMessages(lang).publications.page
  const when = (at: string) => formatInstant(new Date(at), lang)
  const by = (what: string, id: string, at: string) =>
    html`<li>${t.by(what, actorWord(id, names.get(id) ?? null, lang), when(at))}</li>`
  const said = state === 'back' ? t.back(when(row.withdrawnAt ?? '')) : t[state](plainDay(row.publicOn, lang))
  return html`<h2 class="govuk-heading-m">${t.standing}</h2>
    <p class="govuk-body">
      ${stateTag(state, lang)} ${said}
      ${state === 'open' && html`<a class="govuk-link" href="${paths.publishedReply(slug, row.replyId)}">${t.view}</a>`}
    </p>
    <ul class="govuk-list">
      ${by(t.prepared, row.preparedBy, row.preparedAt)}
      ${row.checkedBy && row.checkedAt && by(t.checked, row.checkedBy, row.checkedAt)}
    </ul>`
}

/** The very words and files that open to everybody, to be read by the one who opens them. */
function checking({ publication }: PublicationLook, csrf: Html | null, lang: Language): Html | null {
  const { draft, row, number } = publication
  if (!draft || !row) return null
  const t = affairsMessages(lang).publications.page
  const files = draft.files.map(
    ({ fileId, name, mended }) =>
      html`<li>
        <a class="govuk-link" href="${mended ? paths.outgoingBytes(fileId, 'result') : paths.caseFile(number, fileId)}"
          >${name}</a
        >
      </li>`,
  )
  const written = (text: string) => ({ html: html`<div class="app-written">${text}</div>` })
  const rows = [
    { key: t.fields.title, value: written(draft.title) },
    { key: t.fields.question, value: written(draft.question) },
    { key: t.fields.answer, value: written(draft.answer) },
    files.length > 0 && { key: t.files, value: { html: html`<ul class="govuk-list">${files}</ul>` } },
  ]
  const form = html`<form method="post" action="${paths.publicationChecking(number)}">
    ${csrf}<input type="hidden" name="seen" value="${draftToken(row)}" />${button({ text: t.confirm })}
  </form>`
  return html`<section aria-labelledby="check">
    <h2 class="govuk-heading-m" id="check">${t.checkHeading}</h2>
    <p class="govuk-body">${t.checkLead}</p>
    ${summaryList({ rows })}${csrf && form}
  </section>`
}

const takingBack = (number: string, csrf: Html, lang: Language): Html =>
  html`<form method="post" action="${paths.publicationTakingBack(number)}">
    ${csrf}${button({ text: affairsMessages(lang).publications.page.takeBack, classes: 'govuk-button--secondary' })}
  </form>`

function preparing({ publication, ready, values, errors, held }: PublicationLook, csrf: Html, lang: Language): Html {
  const { number, row, asked, publicOn } = publication
  const t = affairsMessages(lang).publications.page
  const form = { lang, values, errors }
  const fields = formFields(form)
  const original = html`<p class="govuk-body">${asked.title}</p>
    <div class="app-written">${asked.description}</div>`
  return html`<h2 class="govuk-heading-m">${row && row.withdrawnAt === null ? t.again : t.prepareHeading}</h2>
    ${details({ summaryText: t.asked, html: original })}
    <form method="post" action="${paths.publication(number)}" novalidate id="form">
      ${csrf}
      ${fields.input({ name: 'title', label: t.fields.title, hint: t.hints.title, autocomplete: 'off' })}
      ${fields.textarea({ name: 'question', label: t.fields.question, hint: t.hints.question, rows: 4 })}
      ${fields.textarea({ name: 'answer', label: t.fields.answer, hint: t.hints.answer, rows: 6 })}
      ${held.length > 0 && heldFiles(held, form)}${filesField(publication, form)}${readyField(form, ready)}
      ${publicOn && html`<p class="govuk-hint">${t.submitHint(plainDay(publicOn, lang))}</p>`}
      ${button({ text: t.submit })}
    </form>`
}

function filesField({ offered }: Publication, form: Parameters<typeof formFields>[0] & { lang: Language }): Html {
  const t = affairsMessages(form.lang).publications.page
  if (offered.length === 0) return html`<p class="govuk-body app-quiet">${t.noFiles}</p>`
  return formFields(form).checkboxes({
    name: 'files',
    fieldset: { legend: { text: t.files } },
    hint: t.filesHint,
    items: offered.map(({ fileId, name }) => ({ value: fileId, text: name })),
  })
}
