import { FILE_EXTENSIONS } from '../../../services/file-kind.ts'
import { formFields } from '../../components/index.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { type Redaction } from '../../../services/redaction-service.ts'
import { type OutgoingFile } from '../../../services/outgoing-keeping.ts'
import { html, type Html } from '../../html.ts'
import { heldFiles } from '../release/held-files.ts'
import { readyField } from '../outgoing/ready-files.ts'
import { type ActForm } from './act-page.ts'

/** Files that go with an act; last in the form, so that a file too large loses no typed text. */
export function filesField(
  form: ActForm,
  label: string,
  hint: string,
  { redacted = [], ready = [] }: { redacted?: readonly Redaction[]; ready?: readonly OutgoingFile[] } = {},
): Html {
  const field = formFields(form).fileUpload({
    name: 'files',
    label,
    hint,
    multiple: true,
    accept: FILE_EXTENSIONS.map((extension) => `.${extension}`).join(','),
  })
  const chosen = formFields(form).checkboxes({
    name: 'redacted',
    fieldset: { legend: { text: letterMessages(form.lang).redaction.use } },
    items: redacted.map(({ redactionId, name }) => ({ value: redactionId, text: name })),
  })
  return html`${form.held && heldFiles(form.held, form)}${redacted.length > 0 && chosen}${readyField(form, ready)}${field}`
}
