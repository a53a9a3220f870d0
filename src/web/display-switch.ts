import { type Request, type Response } from 'express'
import { DISPLAY_FIELD } from '../http/form.ts'
import { type Route } from '../http/route.ts'
import { displaySettings, switched } from './layout/display-settings.ts'
import { paths } from './paths.ts'

/**
 * A form that asks by GET (a search, a list with conditions) is sent here by its switches, so that one who has typed
 * something is led back to the very page with it; the size alone is kept by the script of a page as well.
 */
export const displayRoutes: readonly Route[] = [
  { method: 'post', path: paths.display(), access: 'anyone', audit: 'VIEW_SWITCHED', handle: showAgain },
]

function showAgain(req: Request, res: Response): void {
  const { to } = req.query
  const { lang, largeText } = displaySettings(req)
  const address = typeof to === 'string' ? to : paths.home()
  const size = largeText ? 'large' : 'standard'
  const changed = req.query['lang'] === lang ? switched(address, 'lang', lang) : switched(address, 'text', size)
  res.redirect(303, withTyped(changed, (req.body ?? {}) as Record<string, unknown>))
}

/** An address with what is typed in the form; the place in a list stays unless something else is asked for. */
function withTyped(address: string, body: Record<string, unknown>): string {
  const [path = '/', query = ''] = address.split('?')
  const asked = new URLSearchParams(query)
  const typed = Object.entries(body)
    .filter(([name]) => name !== DISPLAY_FIELD)
    .map(([name, value]) => [name, [value].flat().filter((each) => typeof each === 'string')] as const)
  const isChanged = ([name, values]: (typeof typed)[number]) =>
    asked.has(name) && values.join('\n') !== asked.getAll(name).join('\n')
  if (typed.some(isChanged)) asked.delete('after')
  for (const [name, values] of typed) {
    asked.delete(name)
    for (const value of values) if (value !== '') asked.append(name, value)
  }
  return `${path}?${asked.toString()}`
}
