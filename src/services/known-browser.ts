import { randomBytes } from 'node:crypto'
import { type Context } from './context.ts'
import { linkKey, openLink } from './keyed-link.ts'
import { type SignedIn } from './signed-in.ts'

/**
 * A browser in which somebody has signed in to an account is known for it, by a mark that only this installation can
 * make. Attempts from there are counted apart, so that nobody who guesses elsewhere, at the same address included, can
 * keep the account's people out. The mark opens nothing: without the password it is worth five guesses, as any address.
 */
export function browserMark(context: Context, { organ, accountId }: Pick<SignedIn, 'organ' | 'accountId'>): string {
  const browser = randomBytes(12).toString('base64url')
  return `${browser}.${linkKey(context, 'browser', organ, accountId, browser)}`
}

/** The browser a mark stands for, where it was made for this account; null otherwise. */
export function knownBrowser(
  context: Context,
  { organ, accountId }: Pick<SignedIn, 'organ' | 'accountId'>,
  mark: string,
): string | null {
  const [browser = '', ...key] = mark.split('.')
  return openLink(context, 'browser', organ, key.join('.'), browser) === accountId ? browser : null
}
