import { FILE_EXTENSIONS, MOST_BYTES, MOST_FILES } from '../../services/file-kind.ts'
import { type Language } from '../messages/language.ts'
import { applyMessages } from '../messages/public/apply/messages.ts'

/** What the file dialogue offers. */
export const ACCEPTED_FILES = FILE_EXTENSIONS.map((extension) => `.${extension}`).join(',')

/** What may be uploaded, said before anything is chosen. */
export function limitsText(lang: Language): string {
  const kinds = FILE_EXTENSIONS.map((each) => each.toUpperCase()).join(lang === 'en' ? ', ' : '、')
  return applyMessages(lang).fileLimits(kinds, MOST_FILES, MOST_BYTES / 1024 / 1024)
}
