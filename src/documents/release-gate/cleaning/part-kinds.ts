import { isOle, isPdf, isZip, THUMBNAIL } from '../binary-part.ts'
import { type FindingKind } from '../finding.ts'

/** Whole parts that are gone when a kind of finding is mended, by their first element. */
const BY_ROOT: Readonly<Record<string, FindingKind>> = {
  comments: 'comment',
  commentsEx: 'comment',
  commentsIds: 'comment',
  commentsExtensible: 'comment',
  ThreadedComments: 'comment',
  cmLst: 'comment',
  people: 'comment',
  personList: 'comment',
  cmAuthorLst: 'comment',
  authorLst: 'comment',
  notes: 'speaker-notes',
  pivotTableDefinition: 'pivot-cache',
  pivotCacheDefinition: 'pivot-cache',
  pivotCacheRecords: 'pivot-cache',
  slicers: 'pivot-cache',
  slicerCacheDefinition: 'pivot-cache',
  timelines: 'pivot-cache',
  timelineCacheDefinition: 'pivot-cache',
  externalLink: 'external-link',
  connections: 'external-link',
  queryTable: 'external-link',
  headers: 'tracked-change',
  revisions: 'tracked-change',
  users: 'tracked-change',
  macrosheet: 'macro',
  dialogsheet: 'macro',
  vbaSuppData: 'macro',
}

/** Parts that are of no use in a published file. */
const NEVER = /calcChain\.xml$|printerSettings/i

/** The kind of finding with which a whole part goes; `always` where it goes in any case, null where it is mended inside. */
export function kindOfPart(path: string, root: string | null, content: Buffer): FindingKind | 'always' | null {
  if (NEVER.test(path)) return 'always'
  if (/vba(?:Project|Data)[^/]*$/i.test(path)) return 'macro'
  if (path.startsWith('customXml/') || THUMBNAIL.test(path)) return 'metadata'
  if (root !== null) return path.includes('/activeX/') ? 'embedded-file' : (BY_ROOT[root] ?? null)
  const isPacked = content.length >= 4 && (isZip(content) || isPdf(content) || isOle(content))
  return isPacked || /(?:^|\/)(?:embeddings|activeX|model)\/|afchunk/i.test(path) ? 'embedded-file' : null
}
