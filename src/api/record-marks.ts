import { type Request } from 'express'
import { isLocalDate, type LocalDate } from '../law/date.ts'
import { Invalid, NotFound, StaleForm } from '../services/errors.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The id in an address. @throws NotFound for what cannot be one */
export function recordId(req: Request, name: string): string {
  const id = String(req.params[name])
  if (!UUID.test(id)) throw new NotFound(id)
  return id
}

/** Where a list by day goes on, opaque to programs. */
export const dayCursorText = (day: LocalDate, id: string): string => Buffer.from(`${day} ${id}`).toString('base64url')

/** @throws Invalid for one that was not given out */
export function readDayCursor(text: string | undefined): { day: LocalDate; id: string } | null {
  if (text === undefined) return null
  const [day, id = ''] = Buffer.from(text, 'base64url').toString().split(' ')
  if (isLocalDate(day) && UUID.test(id)) return { day, id }
  throw new Invalid([{ field: 'cursor', text: 'cursor 应是上一页给出的 next' }])
}

/**
 * The version a program has seen, from If-Match; null where it does not say.
 * @throws StaleForm for a tag that is no version of ours
 */
export async function seenVersion(req: Request, current: () => Promise<number>): Promise<number | null> {
  const tag = req.get('if-match')?.trim()
  if (tag === undefined || tag === '*') return null
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(tag) ?? []
  if (version !== undefined) return Number(version)
  throw new StaleForm(await current())
}
