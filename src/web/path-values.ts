import { type Request } from 'express'
import { NotFound } from '../services/errors.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The id in an address. @throws NotFound for what cannot be one */
export function idIn(req: Request, name: string): string {
  const text = textIn(req, name)
  if (!UUID.test(text)) throw new NotFound(text)
  return text
}

/** A whole number of at most four digits in an address: a year, a version. @throws NotFound for anything else */
export function numberIn(req: Request, name: string): number {
  const text = textIn(req, name)
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new NotFound(text)
  return Number(text)
}

export const textIn = (req: Request, name: string): string => String(req.params[name])

/** A condition in the query string, without the characters nobody types; '' where it is missing or given twice. */
export const queryText = (req: Request, name: string): string => plainWords(req.query[name])

/** Words typed into one line; empty for anything that is no text. */
export const plainWords = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/[\u0000-\u001f\u007f]/g, ' ').trim() : ''

/** An address with conditions; empty ones are left out. */
export function addressWith(path: string, conditions: Readonly<Record<string, string | undefined>>): string {
  const kept = Object.entries(conditions).filter((each): each is [string, string] => Boolean(each[1]))
  const query = new URLSearchParams(kept).toString()
  return query ? `${path}?${query}` : path
}
