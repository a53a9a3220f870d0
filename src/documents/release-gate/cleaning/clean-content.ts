import { packed, packZip } from '../../pack-zip.ts'
import { canUnpack, zipEntries, type ZipEntry } from '../../unzip.ts'
import { isOle, isPdf, isZip } from '../binary-part.ts'
import { FileRefused, LimitReached, REFUSALS, type FindingKind } from '../finding.ts'
import { isPicture } from '../picture.ts'
import { isPackage, unpackPart } from '../read-package.ts'
import { type Report } from '../report.ts'
import { choicesWithin, entryPlace, keepsAt, type Choices } from './choices.ts'
import { cleanPackage } from './clean-package.ts'
import { cleanPicture } from './clean-picture.ts'
import { cleanText, maskedAt } from './clean-text.ts'
import { NotCleanable } from './not-cleanable.ts'

/** What a file becomes. */
export type Cleaned = { name: string; bytes: Buffer }

const DEEPEST = 3

/**
 * A new file without what is not to stay; `found` are the kinds found in it. Only what the gate finds is mended, so the
 * new file goes through the gate again. @throws FileRefused for what cannot be read or mended
 */
export async function cleanContent(
  file: Cleaned,
  report: Report,
  choices: Choices,
  found: ReadonlySet<FindingKind>,
  depth = 0,
): Promise<Cleaned> {
  const name = maskedAt(file.name, '文件名', choices)
  const { bytes } = file
  if (isOle(bytes)) throw new FileRefused(REFUSALS.oldFormat())
  if (bytes.length >= 4 && isZip(bytes)) return cleanZip({ name, bytes }, report, choices, found, depth)
  if (isPicture(bytes)) return { name, bytes: cleanPicture(bytes, choices) }
  if (isPdf(bytes)) return { name, bytes: await cleanPdfHere(bytes, choices) }
  return { name, bytes: cleanText(bytes, choices) }
}

async function cleanZip(
  { name, bytes }: Cleaned,
  report: Report,
  choices: Choices,
  found: ReadonlySet<FindingKind>,
  depth: number,
): Promise<Cleaned> {
  const entries = zipEntries(bytes)
  if (isPackage(entries)) {
    const plainName = choices.kinds.has('macro') ? name : name.replace(/\.(doc|xls|ppt)m$/i, '.$1x')
    return { name: plainName, bytes: zipped(cleanPackage(entries, report, choices, found)) }
  }
  if (depth >= DEEPEST) throw new FileRefused(REFUSALS.tooDeep(DEEPEST))
  const cleaned = new Map<string, Buffer>()
  for (const entry of entries) {
    if (entry.name.endsWith('/') || choices.dropped?.has(entryPlace(entry.name))) continue
    const inner = await cleanEntry(entry, report, choices, found, depth)
    if (inner) cleaned.set(inner.name, inner.bytes)
  }
  if (cleaned.size === 0) throw new NotCleanable('empty')
  return { name, bytes: zipped(cleaned) }
}

/** The libraries for PDF are loaded where one is mended. */
async function cleanPdfHere(bytes: Buffer, choices: Choices): Promise<Buffer> {
  const { cleanPdf } = await import('./clean-pdf.ts')
  return cleanPdf(bytes, choices)
}

/**
 * A file in an archive that cannot be mended stays as it is, and is found again; one that cannot even be read goes, unless
 * it is kept.
 */
async function cleanEntry(
  entry: ZipEntry,
  report: Report,
  choices: Choices,
  found: ReadonlySet<FindingKind>,
  depth: number,
): Promise<Cleaned | null> {
  const inner = choicesWithin(choices, entryPlace(entry.name))
  const stays = keepsAt(inner, 'unreadable', '\n')
  if (!canUnpack(entry) && stays) throw new NotCleanable('locked-entry')
  if (!canUnpack(entry)) return null
  const file = { name: entry.name, bytes: unpackPart(entry, report) }
  try {
    return await cleanContent(file, report, inner, found, depth + 1)
  } catch (error) {
    if (error instanceof LimitReached || !(error instanceof FileRefused)) throw error
    return stays || error instanceof NotCleanable ? file : null
  }
}

const zipped = (parts: ReadonlyMap<string, Buffer>): Buffer =>
  packZip(new Map([...parts].map(([path, bytes]) => [path, packed(bytes)])))
