import { createHash } from 'node:crypto'
import { excerptOf, personalDataIn } from './personal-data.ts'
import { FINDING_KINDS, LimitReached, REFUSALS, type Finding, type FindingKind } from './finding.ts'

/** The most places listed for one kind; the others are counted. */
const MOST_PLACES = 100
const MEGABYTE = 1024 * 1024
/** The most a file and everything packed in it may unpack to. */
const MOST_UNPACKED = 300 * MEGABYTE

/** A file inside another: where, and by which hash it is known wherever else it turns up. */
export type PackedFile = { place: string; hash: Uint8Array }

/** What is found in a file while it is read, and how much may still be unpacked. */
export type Report = {
  /** `excerpt` is masked and cut here. */
  add(kind: FindingKind, place: string, excerpt: string): void
  /** Looks for personal data in a text that stands at that place. */
  text(place: string, text: string): void
  /** Notes a file found inside, as it is. */
  packed(place: string, bytes: Uint8Array): void
  findings(): Finding[]
  packedFiles(): PackedFile[]
  /** Bytes that may still be unpacked. */
  left(): number
  /** @throws FileRefused when more has been unpacked than is allowed */
  unpacked(bytes: number): void
}

export function newReport(): Report {
  const found = new Map<FindingKind, Finding[]>()
  const more = new Map<FindingKind, number>()
  const seen = new Set<string>()
  const packed: PackedFile[] = []
  let left = MOST_UNPACKED
  const keep = (kind: FindingKind, place: string, excerpt: string) => {
    const key = `${kind}\n${place}\n${excerpt}`
    const places = found.get(kind) ?? []
    if (places.length >= MOST_PLACES) return void more.set(kind, (more.get(kind) ?? 0) + 1)
    if (seen.has(key)) return
    seen.add(key)
    found.set(kind, [...places, { kind, place, excerpt, severity: FINDING_KINDS[kind].severity }])
  }
  return {
    add: (kind, place, excerpt) => keep(kind, place, excerptOf(excerpt)),
    text: (place, text) => {
      for (const { kind, masked } of personalDataIn(text)) keep(kind, place, masked)
    },
    packed: (place, bytes) => void packed.push({ place, hash: createHash('sha256').update(bytes).digest() }),
    packedFiles: () => packed,
    findings: () => [...found].flatMap(([kind, places]) => withRest(places, more.get(kind) ?? 0)),
    left: () => left,
    unpacked: (bytes) => {
      left -= bytes
      if (left < 0) throw new LimitReached(REFUSALS.unpacksTooLarge(MOST_UNPACKED / MEGABYTE))
    },
  }
}

const withRest = (places: Finding[], rest: number): Finding[] =>
  rest === 0 || !places[0] ? places : [...places, { ...places[0], place: `另有 ${rest} 处`, excerpt: '' }]

/** The same report, with every place said to be within another. */
export const within = (report: Report, outer: string): Report => ({
  ...report,
  add: (kind, place, excerpt) => report.add(kind, placeIn(outer, place), excerpt),
  text: (place, text) => report.text(placeIn(outer, place), text),
  packed: (place, bytes) => report.packed(placeIn(outer, place), bytes),
})

const placeIn = (outer: string, inner: string): string => (inner === '' ? outer : `${outer} › ${inner}`)
