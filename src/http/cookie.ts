import { type Request } from 'express'

/** A cookie of a request by its name. */
export function cookieOf(req: Request, name: string): string | undefined {
  const pairs = req.headers.cookie?.split(';').map((pair) => pair.trim().split('='))
  return pairs?.find(([key]) => key === name)?.[1]
}
