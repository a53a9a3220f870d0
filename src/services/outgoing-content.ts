import { type FindingKind, type Finding } from '../documents/release-gate/finding.ts'
import { outgoingContext, type OutgoingRow } from '../store/outgoing-file-store.ts'
import { openJson, sealJson } from '../store/sealing.ts'
import { type Context } from './context.ts'

/** What is sealed of a file on its way out. */
export type OutgoingContent = {
  name: string
  contentType: string
  findings: readonly Finding[]
  /** What the officer let stand: whole kinds, single places by `placeKey`; and why, a reason a kind. */
  kept: { kinds: readonly FindingKind[]; places: readonly string[]; dropped?: readonly string[] }
  reasons: Readonly<Partial<Record<FindingKind, string>>>
  /** The file that may leave, where it is another: its name, and what is still found in it. */
  result: { name: string; findings: readonly Finding[] } | null
  /** What the second person said in returning it. */
  remark: string | null
}

export type OutgoingFile = Omit<OutgoingRow, 'sealed' | 'sealedKey'> & { content: OutgoingContent; key: Buffer }

/** Opens a row. */
export function opened({ sealer }: Context, organId: number, row: OutgoingRow): OutgoingFile {
  const { sealed, sealedKey, ...rest } = row
  const sealContext = outgoingContext(organId, row.outgoingId)
  const key = sealer.unwrap(sealedKey, sealContext)
  return { ...rest, key, content: openJson<OutgoingContent>(key, sealed, sealContext) }
}

export const sealedContent = (
  organId: number,
  { key, outgoingId }: Pick<OutgoingFile, 'key' | 'outgoingId'>,
  content: OutgoingContent,
): Buffer => sealJson(key, content, outgoingContext(organId, outgoingId))

/** What is found in the file as it would leave. */
export const findingsLeft = ({ findings, result }: OutgoingContent): readonly Finding[] =>
  result ? result.findings : findings
