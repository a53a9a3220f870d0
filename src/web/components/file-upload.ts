import { attributes, html, type Html } from '../html.ts'
import { around, formGroup } from './form-group.ts'
import { classNames, type Field } from './parameters.ts'

export interface FileUploadParameters extends Field {
  multiple?: boolean | undefined
  /** Extensions the file dialogue offers, such as '.pdf,.docx'. The server still checks. */
  accept?: string | undefined
}

/** Choose files from the device. The form needs enctype="multipart/form-data". */
export function fileUpload(parameters: FileUploadParameters): Html {
  const { name, disabled, multiple, accept, errorMessage } = parameters
  return formGroup(parameters, (describedBy) => {
    const shown = attributes({
      class: classNames('govuk-file-upload', parameters.classes, errorMessage && 'govuk-file-upload--error'),
      id: parameters.id ?? name,
      name,
      type: 'file',
      disabled,
      multiple,
      accept,
      'aria-describedby': describedBy,
    })
    return around(parameters.formGroup, html`<input ${shown}${attributes(parameters.attributes)} />`)
  })
}
