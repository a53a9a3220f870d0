/** After how many months without something new an entry counts as stale; 0: it stays as it is until it changes. */
export const REFRESHES = {
  none: { label: '变更时更新', months: 0 },
  month: { label: '每月', months: 2 },
  'half-year': { label: '每半年', months: 8 },
  year: { label: '每年', months: 14 },
} as const satisfies Record<string, { label: string; months: number }>
export type Refresh = keyof typeof REFRESHES
export const REFRESH_NAMES = Object.keys(REFRESHES) as Refresh[]

/** One line of an office's own catalogue: what is published there, and which number of the ministry's list that fulfils. */
export type CatalogueEntry = {
  key: string
  title: string
  listItems: readonly number[]
  refresh: Refresh
  department: string
  /** No longer used for new items; what was published under it stays. */
  retired: boolean
  /** How the yearly report counts it: 「12条」, and for round figures 「30余条」 in steps of so many. */
  unit: string
  roundTo: number
}

export type CatalogueClass = { key: string; title: string; entries: readonly CatalogueEntry[] }

/** A version of an office's catalogue; versions are kept, the highest is in force. */
export type Catalogue = readonly CatalogueClass[]

/** An entry with the class it stands in. */
export type PlacedEntry = { entry: CatalogueEntry; inClass: CatalogueClass }

/** Where an entry stands; null where the catalogue has none of that key. */
export function findEntry(catalogue: Catalogue, key: string): PlacedEntry | null {
  for (const inClass of catalogue) {
    const entry = inClass.entries.find((each) => each.key === key)
    if (entry) return { entry, inClass }
  }
  return null
}

/** The entry that a title of a register names: its own title, or 「类别/栏目」; null where none or several bear it. */
export function entryNamed(catalogue: Catalogue, text: string): CatalogueEntry | null {
  const plain = (each: string) => each.normalize('NFKC').replace(/\s/g, '')
  const wanted = plain(text)
  const found = catalogue.flatMap(({ title, entries }) =>
    entries.filter((each) => {
      const own = plain(each.title)
      return !each.retired && (own === wanted || each.key === wanted || `${plain(title)}/${own}` === wanted)
    }),
  )
  return found.length === 1 ? found[0]! : null
}

export type CatalogueProblem = 'class-untitled' | 'entry-untitled' | 'title-repeated' | 'key-repeated' | 'no-class'

/** What is wrong with a catalogue; empty when it may become a version. */
export function catalogueProblems(catalogue: Catalogue): CatalogueProblem[] {
  const entries = catalogue.flatMap((each) => each.entries)
  const titles = catalogue.flatMap(({ key, entries: own }) => own.map(({ title }) => `${key}/${title.trim()}`))
  const keys = [...catalogue, ...entries].map(({ key }) => key)
  const repeated = (texts: readonly string[]) => new Set(texts).size < texts.length
  const classTitles = catalogue.map(({ title }) => title.trim())
  return [
    ...(catalogue.length === 0 ? (['no-class'] as const) : []),
    ...(classTitles.includes('') ? (['class-untitled'] as const) : []),
    ...(entries.some(({ title }) => title.trim() === '') ? (['entry-untitled'] as const) : []),
    ...(repeated(titles) || repeated(classTitles) ? (['title-repeated'] as const) : []),
    ...(repeated(keys) ? (['key-repeated'] as const) : []),
  ]
}

/** What changed from one version to the next, for its history: titles only. */
export function catalogueChanges(
  before: Catalogue,
  after: Catalogue,
): { added: string[]; changed: string[]; removed: string[] } {
  const lines = (catalogue: Catalogue) =>
    new Map(
      catalogue.flatMap(({ key, title, entries }) => [
        [key, { title, text: title }] as const,
        ...entries.map((each) => [each.key, { title: each.title, text: JSON.stringify([key, each]) }] as const),
      ]),
    )
  const [old, now] = [lines(before), lines(after)]
  const titles = (from: typeof old, keep: (key: string) => boolean) =>
    [...from].filter(([key]) => keep(key)).map(([, { title }]) => title)
  return {
    added: titles(now, (key) => !old.has(key)),
    changed: titles(now, (key) => old.has(key) && old.get(key)!.text !== now.get(key)!.text),
    removed: titles(old, (key) => !now.has(key)),
  }
}

/** A key no class or entry of the catalogue has: the prefix and the next number. */
export function freshKey(catalogue: Catalogue, prefix: string): string {
  const taken = new Set(catalogue.flatMap(({ key, entries }) => [key, ...entries.map((each) => each.key)]))
  let at = 1
  while (taken.has(`${prefix}-${at}`)) at += 1
  return `${prefix}-${at}`
}
