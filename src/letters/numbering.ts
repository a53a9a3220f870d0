import { type LetterKind } from './letter.ts'

/**
 * How an organ numbers its letters: one code (代字) for all, and codes of their own for some kinds. Each code has one
 * yearly series; kinds with the same code share it.
 */
export type Numbering = { code?: string | undefined; codes?: Partial<Record<LetterKind, string>> | undefined }

/** The code of an organ that has not set its own. [E] */
const DEFAULT_CODE = '信公复'

/** The code of a kind of letter, which is also its series. */
export const codeFor = (kind: LetterKind, { code, codes }: Numbering): string =>
  codes?.[kind]?.trim() || code?.trim() || DEFAULT_CODE

/** 文号: code, year in hexagonal brackets, serial without leading noughts. GB/T 9704-2012, 7.2.5. */
export const documentNumber = (code: string, year: number, serial: number): string => `${code}〔${year}〕${serial}号`
