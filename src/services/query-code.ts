import { randomBytes, timingSafeEqual } from 'node:crypto'
import { sha256 } from '../store/sealing.ts'

/** Crockford's base32: no I, L, O, U, so that a code read aloud or copied by hand stays right. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 24

/** A new query code: 24 characters, 120 random bits, shown in groups of four. Too many to guess, so a fast hash suffices. */
export const newQueryCode = (): string => codeFrom(randomBytes(LENGTH))

/** A code made of the first bytes given; they must be as good as random. */
export const codeFrom = (bytes: Uint8Array): string =>
  grouped([...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % 32]).join(''))

const grouped = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-')

/** A code as it was given out, however it is typed. */
export const asGivenOut = (typed: string): string => grouped(plainCode(typed))

/** A code without its groups. Spaces, hyphens, case and the usual misreadings do not matter. */
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
