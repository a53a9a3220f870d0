import { affairsMessages } from '../messages/affairs/messages.ts'
import { type Language } from '../messages/language.ts'

/** Who an entry names: the person or token by name, else what kind of actor it was. */
export function actorWord(id: string, name: string | null, lang: Language): string {
  const t = affairsMessages(lang).actors
  if (name !== null) return id.startsWith('token:') ? t.tokenNamed(name) : name
  const kind = id.split(':', 1)[0] ?? ''
  return Object.hasOwn(t.kinds, kind) ? (t.kinds as Record<string, string>)[kind]! : id
}
