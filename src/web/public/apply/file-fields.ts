import { IDENTITY_PROOFS, type FilePurpose } from '../../../cases/application.ts'
import { type DraftFile } from '../../../services/draft-service.ts'
import { button, insetText } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { ACCEPTED_FILES, limitsText } from '../file-limits.ts'
import { sizeText } from '../file-size.ts'
import { optionalLabel, type Fields } from './form-parts.ts'
import { fieldsAsked, type Asked } from './read-answers.ts'

/** The file fields of the page and what the files of each are meant for. */
export const FILE_FIELDS = {
  identityFiles: 'identity',
  authorityFiles: 'authority',
  waiverFiles: 'fee-waiver',
  annexFiles: 'annex',
} as const satisfies Record<string, FilePurpose>
export type FileField = keyof typeof FILE_FIELDS

/** Proof of identity, or showing it at the desk; what else belongs to this application. */
export function fileFields(fields: Fields, asked: Asked): Html {
  const { lang, draft } = asked
  const t = applyMessages(lang)
  const upload = (name: FileField, label: string, hint: string) =>
    html`${sentFiles(draft.files, FILE_FIELDS[name], lang)}
    ${fields.fileUpload({ name, label, hint, multiple: true, accept: ACCEPTED_FILES })}`
  const identity = html`${sentFiles(draft.files, 'identity', lang)}
  ${fields.fileUpload({ name: 'identityFiles', label: t.identityFiles, multiple: true, accept: ACCEPTED_FILES })}`
  const waiver = html`${fields.textarea({ name: 'feeWaiver', label: optionalLabel(t.feeWaiver, lang), hint: t.feeWaiverHint, rows: 2 })}
  ${upload('waiverFiles', optionalLabel(t.waiverFiles, lang), t.waiverHint)}`
  return html`${insetText({ text: limitsText(lang) })}
  ${fields.radios({
    name: 'identityProof',
    fieldset: { legend: { text: t.identityProof, classes: 'govuk-fieldset__legend--s' } },
    items: IDENTITY_PROOFS.map((value) => ({
      value,
      text: t.identityProofs[value],
      hint: t.identityProofHints[value],
      ...(value === 'attached' ? { conditional: { html: identity } } : {}),
    })),
  })}
  ${draft.typed['byAgent'] === 'yes' && upload('authorityFiles', t.authorityFiles, t.authorityHint)}
  ${fieldsAsked('files', asked).includes('feeWaiver') && waiver}
  ${upload('annexFiles', optionalLabel(t.annexFiles, lang), t.annexHint)}
  ${button({ text: t.sendFiles, classes: 'govuk-button--secondary', name: 'send', value: 'yes' })}`
}

function sentFiles(files: readonly DraftFile[], purpose: FilePurpose, lang: Language): Html | false {
  const t = applyMessages(lang)
  const sent = files.filter((file) => file.purpose === purpose)
  if (sent.length === 0) return false
  const lines = sent.map(
    ({ fileId, name, size }) => html`<li>
      ${name}${trackMessages(lang).size(sizeText(size))}
      <button class="app-link-button" name="removeFile" value="${fileId}">
        ${t.removeFile}<span class="govuk-visually-hidden"> ${name}</span>
      </button>
    </li>`,
  )
  return html`<p class="govuk-body-s">${t.sent}</p>
    <ul class="govuk-list">
      ${lines}
    </ul>`
}
