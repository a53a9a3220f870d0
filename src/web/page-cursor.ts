import { isLocalDate } from '../law/date.ts'

/** A place in a list as one opaque piece of an address. */
export const cursorText = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** An instant as the database prints it. */
const CLOCK = /^([01]\d|2[0-3])(:[0-5]\d){2}$/
const INSTANT = /^20\d\d-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?([+-]\d\d(:?\d\d)?|Z)$/

/** What a part of a cursor must look like before the database sees it. */
const CURSOR_PARTS = {
  id: (text: string) => UUID.test(text),
  day: (text: string) => isLocalDate(text),
  instant: (text: string) => INSTANT.test(text) && isLocalDate(text.slice(0, 10)) && CLOCK.test(text.slice(11, 19)),
  number: (text: string) => /^\d{1,18}$/.test(text),
}

/** The parts of a cursor, each of its shape; null for anything else: the list then begins at its beginning. */
export function readCursor(text: string, ...shapes: readonly (keyof typeof CURSOR_PARTS)[]): string[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(parts) || parts.length !== shapes.length) return null
    const fits = parts.every((part, at) => typeof part === 'string' && CURSOR_PARTS[shapes[at]!](part))
    return fits ? (parts as string[]) : null
  } catch {
    return null
  }
}
