import { randomBytes, timingSafeEqual } from 'node:crypto'
import { sha256 } from '../store/sealing.ts'

/** Crockford's base32: no I, L, O, U, so that a code read aloud or copied by hand stays right. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 24

/** A new query code: 24 characters, 120 random bits, shown in groups of four. Too many to guess, so a fast hash suffices. */
export function newQueryCode(): string {
  const characters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % 32])
  return (characters.join('').match(/.{4}/g) ?? []).join('-')
}

/** A code as it was made, without its groups. Spaces, hyphens, case and the usual misreadings do not matter. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s‐-―-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')

/** What is stored of a code: its hash only. */
export const queryCodeHash = (typed: string): Buffer => sha256(plainCode(typed))

/** Compares in constant time, also where no case was found, so that time tells nothing. */
export function queryCodeMatches(stored: Uint8Array | null, typed: string): boolean {
  const expected = stored ?? Buffer.alloc(32)
  return timingSafeEqual(expected, queryCodeHash(typed)) && stored !== null
}
