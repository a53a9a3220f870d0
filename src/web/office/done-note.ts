import { type Request } from 'express'
import { notificationBanner } from '../components/index.ts'
import { type Html } from '../html.ts'
import { languageOfPage } from './office-shell.ts'
import { queryText } from '../path-values.ts'

/** What an act that led here did (`?done=key`), said once on top of the page; nothing for unknown keys. */
export function doneNote(req: Request, texts: Readonly<Record<string, string>>): Html | null {
  const key = queryText(req, 'done')
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined
  return text === undefined ? null : notificationBanner({ type: 'success', text, lang: languageOfPage(req) })
}
