import { type LocalDate } from '../../../law/date.ts'
import { type HitCursor } from '../../../services/public-record.ts'
import { cursorText, readCursor } from '../../page-cursor.ts'

/** A place in the hits as one piece of an address. */
export const hitCursorText = ({ part, day, entryId }: HitCursor): string =>
  cursorText([part === 'title' ? '0' : '1', day, entryId])

/** The place an address names; null for anything else: the list then begins at its beginning. */
export function hitCursorIn(text: string): HitCursor | null {
  const [part, day, entryId] = readCursor(text, 'number', 'day', 'id') ?? []
  if (part === undefined || day === undefined || entryId === undefined) return null
  return { part: part === '0' ? 'title' : 'body', day: day as LocalDate, entryId }
}
