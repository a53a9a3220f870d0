import { type LocalDate } from '../../law/date.ts'
import { type Outcome } from '../../law/outcomes.ts'
import { type Channel } from '../../law/receipt.ts'
import { type Regime } from '../../law/rules.ts'
import { type Block } from '../document.ts'
import { type LetterDocument } from '../letter.ts'

/** A file as it is kept: SHA-256 in hexadecimal. It goes beside the printed pages. */
export type KeptFile = { name: string; hash: string; said: string }

/** An entry of the case's record, in words. */
export type RecordLine = {
  seq: number
  on: LocalDate
  label: string
  said: string
  by: string
  at: string
  isVoid: boolean
}

/** A line of the audit log; `hash` chains it to the line before. */
export type LogLine = { seq: string; at: string; actor: string; action: string; hash: string }

/** A search that was made before it was said that something does not exist. */
export type SearchLine = { on: LocalDate; where: string; words: string; by: string; found: string }

/**
 * A letter as it was sent, how it was served where that is recorded, with the proofs of it. `copy`: the file that was sent
 * in place of what was made.
 */
export type SentLetter = {
  document: LetterDocument
  served: string | null
  proofs: readonly KeptFile[]
  copy?: KeptFile
}

/** One application, as its record holds it. */
export type CaseEvidence = {
  number: string
  regime: Regime
  applicant: string
  subject: string
  description: string
  channel: Channel
  submittedOn: LocalDate
  receivedOn: LocalDate | null
  /** The last day to reply as it stood at the end, and how it was found. */
  dueOn: LocalDate | null
  steps: readonly { on: LocalDate; text: string; article: string | null }[]
  reply: { on: LocalDate; outcome: Outcome; reason: string | null } | null
  letters: readonly SentLetter[]
  searches: readonly SearchLine[]
  record: readonly RecordLine[]
  log: readonly LogLine[]
  /** The first of these lines that does not match its hash or the line before; null where all do. */
  logFault: string | null
  files: readonly KeptFile[]
}

/** Everything the answer and the evidence are made from. */
export type EvidenceFacts = {
  forum: 'reconsideration' | 'court' | 'complaint'
  organ: { name: string; address: string | null }
  /** Who hears it, its number, our agent: as written beside the entries; null where nobody wrote it. */
  body: string | null
  docketNumber: string | null
  agent: string | null
  broughtOn: LocalDate | null
  copyReceivedOn: LocalDate | null
  simplified: boolean
  cases: readonly CaseEvidence[]
  papers: readonly KeptFile[]
  /** When the chain of the whole log was last recomputed and held, and up to which line; null: never. */
  logChecked: { on: LocalDate; upTo: number } | null
  madeOn: LocalDate
}

/** One piece of evidence: what it is, where it comes from, what it proves; its pages, or the file that goes beside them. */
export type Evidence = { name: string; source: string; proves: string } & (
  { blocks: readonly Block[]; file?: never } | { file: KeptFile; blocks?: never }
)
