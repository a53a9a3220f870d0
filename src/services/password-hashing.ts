import { hash, verify } from '@node-rs/argon2'
import { Busy } from './errors.ts'

/**
 * Argon2 costs 19 MB and some hundredths of a second on the threads that also read files. A process works on two
 * passwords at once; the others wait in line, whoever is known before strangers. When many strangers wait, the next is
 * sent away before they cost anything.
 */
const AT_ONCE = 2
const STRANGERS_WAITING = 100

/** Known: signed in, invited, or in a browser known for the account. Anybody else is a stranger. */
type Who = 'known' | 'stranger'

let working = 0
const waiting: Record<Who, (() => void)[]> = { known: [], stranger: [] }

/** A password as it is kept. Only for those who are known: nobody else may set one. */
export const hashPassword = (password: string): Promise<string> => inTurn('known', () => hash(password))

/** Whether a password is the one kept. @throws Busy when too many strangers wait */
export const passwordMatches = (kept: string, password: string, who: Who): Promise<boolean> =>
  inTurn(who, () => verify(kept, password))

async function inTurn<T>(who: Who, work: () => Promise<T>): Promise<T> {
  if (who === 'stranger' && waiting.stranger.length >= STRANGERS_WAITING) throw new Busy()
  if (working >= AT_ONCE) await new Promise<void>((go) => void waiting[who].push(go))
  else working += 1
  try {
    return await work()
  } finally {
    // Whoever comes next takes this place over, so the count stays; nobody can slip in between.
    const next = waiting.known.shift() ?? waiting.stranger.shift()
    if (next) next()
    else working -= 1
  }
}
