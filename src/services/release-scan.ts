import { hash } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { FileRefused, FINDING_KINDS, type Finding, type FindingKind } from '../documents/release-gate/finding.ts'
import { type PackedFile } from '../documents/release-gate/report.ts'
import { scanWhole } from '../documents/release-gate/scan-file.ts'
import { keptInPictures } from '../store/kept-in-picture-store.ts'
import { type FileInput } from './attachment-service.ts'

/** A file with what was found in it, and the files packed in it; `refusal` says why it cannot be checked at all. */
export type Scanned = {
  file: FileInput
  hash: Buffer
  refusal: string | null
  found: readonly Finding[]
  packed: readonly PackedFile[]
}

/** What stands in a picture, known by the hash of the file in which it was kept there. */
export type Unseen = { finding: Finding; hash: Uint8Array }

const IN_A_PICTURE = '画面里保留的内容'

/** Whether a finding is one that only the file's hash tells of. */
export const isInPicture = ({ excerpt }: Finding): boolean => excerpt === IN_A_PICTURE

/** Looks a file through. */
export async function scanOutgoing(file: FileInput): Promise<Scanned> {
  const own = hash('sha256', file.bytes, 'buffer')
  try {
    const { findings, packed } = await scanWhole(file.bytes, file.name)
    return { file, hash: own, refusal: null, found: findings, packed }
  } catch (error) {
    if (error instanceof FileRefused) return { file, hash: own, refusal: error.message, found: [], packed: [] }
    throw error
  }
}

/** The hashes by which a file and everything packed in it are known. */
export const hashesOf = ({ hash: own, packed }: Scanned): Uint8Array[] => [own, ...packed.map((each) => each.hash)]

/** What was kept in pictures of these files, or of files packed in them: no scan sees it. In their order. */
export async function unseenIn(
  em: EntityManager,
  organId: number,
  files: readonly Scanned[],
): Promise<readonly Unseen[][]> {
  const known = await keptInPictures(em, organId, files.flatMap(hashesOf))
  const inside = (own: Uint8Array, outer: string): Unseen[] =>
    known
      .filter(({ contentHash }) => Buffer.from(own).equals(contentHash))
      .map(({ contentHash, kind, page }) => ({
        finding: findingOn(kind as FindingKind, page, outer),
        hash: contentHash,
      }))
  return files.map((each) => [
    ...inside(each.hash, ''),
    ...each.packed.flatMap(({ hash: own, place }) => inside(own, place)),
  ])
}

function findingOn(kind: FindingKind, page: number, outer: string): Finding {
  const place = `${outer === '' ? '' : `${outer} › `}第 ${page} 页`
  return { kind, place, excerpt: IN_A_PICTURE, severity: FINDING_KINDS[kind].severity }
}
