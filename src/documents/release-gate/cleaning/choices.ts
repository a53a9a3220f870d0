import { type Finding, type FindingKind } from '../finding.ts'

/** What is done about the findings of a kind: all at once, or one by one. */
export type Mending = 'each' | 'whole'

/** How each kind can be mended; in a PDF by making it anew, pages with something hidden or personal as pictures. */
export const MENDING: Readonly<Record<FindingKind, Mending>> = {
  'resident-id': 'each',
  'bank-card': 'each',
  mobile: 'each',
  address: 'each',
  email: 'each',
  'hidden-sheet': 'each',
  'hidden-rows': 'each',
  'hidden-columns': 'each',
  'hidden-text': 'each',
  'hidden-object': 'each',
  'hidden-slide': 'each',
  'covered-text': 'each',
  'pivot-cache': 'whole',
  'embedded-file': 'whole',
  'external-link': 'whole',
  'defined-name': 'whole',
  comment: 'whole',
  'tracked-change': 'whole',
  'speaker-notes': 'whole',
  'picture-location': 'whole',
  author: 'whole',
  metadata: 'whole',
  'local-path': 'whole',
  macro: 'whole',
  'trailing-data': 'whole',
  'earlier-version': 'whole',
  'cropped-picture': 'whole',
  script: 'whole',
  unreadable: 'each',
}

/**
 * What stays in the file as it is: whole kinds, and single findings by `placeKey`. Everything else is mended. `dropped`:
 * files of an archive that go as a whole, by `entryPlace`.
 */
export type Choices = {
  kinds: ReadonlySet<FindingKind>
  places: ReadonlySet<string>
  dropped?: ReadonlySet<string>
}

/** Where the findings of a file in an archive are told to be. */
export const entryPlace = (name: string): string => `压缩包内“${name}”`

/** The files of an archive in which something was found, by their place. */
export const entriesFound = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.flatMap(({ place }) => /^压缩包内“.*?”(?= › |$)/s.exec(place)?.[0] ?? [])),
]

/** The name of one finding among those of its file. */
export const placeKey = ({ kind, place, excerpt }: Omit<Finding, 'severity'>): string => `${kind}\n${place}\n${excerpt}`

export const keepsKind = ({ kinds }: Choices, kind: FindingKind): boolean => kinds.has(kind)

export const keepsPlace = (choices: Choices, kind: FindingKind, place: string, excerpt: string): boolean =>
  choices.kinds.has(kind) || choices.places.has(placeKey({ kind, place, excerpt }))

/** Whether a finding of the kind is kept anywhere at a place, whatever was to be seen of it. */
export const keepsAt = ({ kinds, places }: Choices, kind: FindingKind, place: string): boolean =>
  kinds.has(kind) || [...places].some((key) => key.startsWith(`${kind}\n${place}`))

/** The choices for a file packed in another: places there are told by their way from outside. */
export const choicesWithin = ({ kinds, places }: Choices, outer: string): Choices => ({
  kinds,
  places: new Set(
    [...places].flatMap((key) => {
      const [kind = '', place = '', ...excerpt] = key.split('\n')
      const inner = place === outer ? '' : place.startsWith(`${outer} › `) ? place.slice(outer.length + 3) : null
      return inner === null ? [] : [[kind, inner, ...excerpt].join('\n')]
    }),
  ),
})
