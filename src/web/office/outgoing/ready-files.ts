import { type Context, type OrganRef } from '../../../services/context.ts'
import { type FileInput } from '../../../services/attachment-service.ts'
import { outgoingBytes, type OutgoingFile } from '../../../services/outgoing-keeping.ts'
import { formFields, type FormState, type TypedValues } from '../../components/index.ts'
import { type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { releaseMessages } from '../../messages/release/messages.ts'

/** Files that were mended and may leave, to be chosen in a form; nothing where there is none. */
export function readyField(form: FormState & { lang: Language }, ready: readonly OutgoingFile[]): Html | false {
  if (ready.length === 0) return false
  return formFields(form).checkboxes({
    name: 'outgoing',
    fieldset: { legend: { text: releaseMessages(form.lang).outgoing.use } },
    items: ready.map(({ outgoingId, content }) => ({
      value: outgoingId,
      text: content.result?.name ?? content.name,
    })),
  })
}

/** Those of them that were chosen. */
export function chosenReady(
  context: Context,
  organ: OrganRef,
  ready: readonly OutgoingFile[],
  values: TypedValues,
): Promise<FileInput[]> {
  const chosen = [values['outgoing'] ?? []].flat().map(String)
  const files = ready.filter(({ outgoingId }) => chosen.includes(outgoingId))
  return Promise.all(files.map((file) => outgoingBytes(context, organ, file, 'result')))
}
