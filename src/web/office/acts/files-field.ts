import { FILE_EXTENSIONS } from '../../../services/file-kind.ts'
import { formFields } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { heldFiles } from '../release/held-files.ts'
import { type ActForm } from './act-page.ts'

/** Files that go with an act; last in the form, so that a file too large loses no typed text. */
export function filesField(form: ActForm, label: string, hint: string): Html {
  const field = formFields(form).fileUpload({
    name: 'files',
    label,
    hint,
    multiple: true,
    accept: FILE_EXTENSIONS.map((extension) => `.${extension}`).join(','),
  })
  return html`${form.held && heldFiles(form.held, form)}${field}`
}
