import { type FindingKind } from '../finding.ts'
import { PERSONAL_KINDS } from '../personal-data.ts'
import { type PackageFacts } from '../package-part.ts'
import { type Choices } from './choices.ts'

/** What is known of a package while it is cleaned. Parts by path, relations by the part they start from. */
export type PackageCleaning = {
  choices: Choices
  facts: PackageFacts
  removedParts: Set<string>
  removedRelations: Map<string, Set<string>>
  /** Names of sheets that go. */
  removedSheets: Set<string>
  /** Whether formulas become values: something they might count on is changed. */
  freezes: boolean
  /** Shared strings with something personal; those that a cell shows as they are; whether cells went. */
  strings: Map<number, string>
  stringsShown: Set<number>
  crops: Crops
}

/** Pictures made anew of what is shown of them. */
export type Crops = {
  /** By path of the part, and the number of the picture in it: its relation before and after. */
  uses: Map<string, ReadonlyMap<number, { from: string; to: string }>>
  /** New parts by path. */
  parts: Map<string, Buffer>
  /** Elements to be added to lists of relations or content types, by path of the list: name and attributes. */
  listed: Map<string, readonly Listed[]>
}
export type Listed = { name: string; attributes: Readonly<Record<string, string>> }

/** Kinds whose mending changes what formulas count on. */
const COUNTED_ON: readonly FindingKind[] = [
  ...PERSONAL_KINDS,
  'hidden-sheet',
  'hidden-rows',
  'hidden-columns',
  'hidden-text',
  'external-link',
  'defined-name',
  'pivot-cache',
  'macro',
  'script',
  'covered-text',
]

/** `found`: the kinds that were found in the file. */
export const newCleaning = (
  choices: Choices,
  facts: PackageFacts,
  found: ReadonlySet<FindingKind>,
): PackageCleaning => ({
  choices,
  facts,
  removedParts: new Set(),
  removedRelations: new Map(),
  removedSheets: new Set(),
  freezes: COUNTED_ON.some((kind) => found.has(kind) && !choices.kinds.has(kind)),
  strings: new Map(),
  stringsShown: new Set(),
  crops: { uses: new Map(), parts: new Map(), listed: new Map() },
})
