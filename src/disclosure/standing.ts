import { type LocalDate, plusMonths } from '../law/date.ts'

/** What the register holds of an entry of the catalogue, or of an item of the list. */
export type Tally = {
  /** Items open to the public now. */
  current: number
  latestOn: LocalDate | null
  /** Published on a site, and without an address that opens. */
  missingLinks: number
  /** Recorded and not yet published, and by when the first of them is due. */
  waiting: number
  nextDueOn: LocalDate | null
}

export const EMPTY_TALLY: Tally = { current: 0, latestOn: null, missingLinks: 0, waiting: 0, nextDueOn: null }

/** How an entry or an item of the list stands, the most pressing first. */
export const ENTRY_STANDINGS = {
  'not-applicable': { label: '不适用' },
  overdue: { label: '逾期未公开' },
  'not-published': { label: '未公开' },
  'missing-link': { label: '缺链接' },
  stale: { label: '未及时更新' },
  published: { label: '已公开' },
} as const satisfies Record<string, { label: string }>
export type EntryStanding = keyof typeof ENTRY_STANDINGS

/**
 * Worked out when it is shown, never kept. `months`: how long something stays fresh, 0 for as long as it does not change.
 * `fixedLink`: an address where it always stands, which answers for there being no item.
 */
export function entryStanding(
  { current, latestOn, missingLinks, nextDueOn }: Tally,
  months: number,
  today: LocalDate,
  fixedLink = false,
): EntryStanding {
  if (nextDueOn !== null && nextDueOn < today) return 'overdue'
  if (current === 0) return fixedLink ? 'published' : 'not-published'
  if (missingLinks > 0 && !fixedLink) return 'missing-link'
  if (months > 0 && latestOn !== null && plusMonths(latestOn, months) < today) return 'stale'
  return 'published'
}
