import { countHit, forgetHits, hitKey } from '../store/rate-limit-store.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/** What is counted together, and how many attempts it may have in a quarter of an hour. */
type Count = { name: 'address' | 'pair' | 'account' | 'known'; key: string; most: number }

const WINDOW_MS = 15 * 60 * 1000

const count = (name: Count['name'], most: number, parts: readonly (string | number)[]): Count => ({
  name,
  key: hitKey(`sign-in-${name}`, parts),
  most,
})

/**
 * Attempts from a browser nobody has signed in to this account with. The address's count is for load, and wide enough
 * for a campus; the account's is for guesses from many addresses. `who`: a login as typed, whether or not there is one.
 */
export const strangerCounts = ({ organId }: OrganRef, who: string, address: string): readonly Count[] => [
  count('address', 3000, [address]),
  count('pair', 5, [organId, who, address]),
  count('account', 30, [organId, who]),
]

/** Attempts from where the account is known: a browser of its own, or its session. Strangers cannot use these up. */
export const knownCounts = ({ organId }: OrganRef, who: string, where: string): readonly Count[] => [
  count('known', 5, [organId, who, where]),
]

/** Counts an attempt before it is judged, so that many at once are no way around; true when it is one too many. */
export async function oneTooMany(context: Context, counts: readonly Count[]): Promise<boolean> {
  for (const { key, most } of counts)
    if ((await countHit(reading(context), key, context.clock.now(), WINDOW_MS)).hits > most) return true
  return false
}

/** After a right answer the failures before it count no more; an address's load does. */
export async function forgetFailures(context: Context, counts: readonly Count[]): Promise<void> {
  for (const { name, key } of counts) if (name !== 'address') await forgetHits(reading(context), key)
}
