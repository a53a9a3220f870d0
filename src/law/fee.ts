/**
 * Information-processing fee (信息处理费, 国办函〔2020〕109号, from 2021-01-01), in yuan. Two modes, one per application,
 * both progressive by slice. Colleges charge nothing under it.
 */
export type FeeMode = 'item' | 'page'

/** A slice of a progressive tariff: `each` yuan for every unit from `from` to `to` (null: without end). */
export type FeeTier = { from: number; to: number | null; each: number }

/** By page (按量): one side of a sheet up to A4; pages of different applications are not added up (art. 4). */
export const PAGE_TIERS: readonly FeeTier[] = [
  { from: 1, to: 30, each: 0 },
  { from: 31, to: 100, each: 10 },
  { from: 101, to: 200, each: 20 },
  { from: 201, to: null, each: 40 },
]

/** By item (按件), counted per applicant and calendar month: the tiers that stand by themselves. */
export const ITEM_TIERS: readonly FeeTier[] = [
  { from: 1, to: 10, each: 0 },
  { from: 11, to: 30, each: 100 },
]

/** Above the standing tiers, every further ten items cost this much more each than the ten before. */
const ITEM_STEP = { from: 31, size: 10, first: 200, rise: 100 }

/** What the n-th item of the month costs, in yuan. */
export function itemFee(n: number): number {
  const tier = ITEM_TIERS.find((each) => n >= each.from && each.to !== null && n <= each.to)
  return tier?.each ?? ITEM_STEP.first + ITEM_STEP.rise * Math.floor((n - ITEM_STEP.from) / ITEM_STEP.size)
}

/** More than any real case: a larger count is a slip of the pen. */
export const LARGEST_COUNT = 1_000_000

/**
 * The whole fee in yuan: for `count` items of one applicant in one month, or `count` pages of one application. Throws
 * RangeError when `count` is not a whole number from 0 to LARGEST_COUNT.
 */
export function processingFee(mode: FeeMode, count: number): number {
  return feeLines(mode, count).reduce((sum, line) => sum + line.yuan, 0)
}

/** One slice of a fee: units `from` to `to` at `each` yuan. */
export type FeeLine = { from: number; to: number; units: number; each: number; yuan: number }

/** The fee slice by slice, free slice included; sums to `processingFee`. */
export function feeLines(mode: FeeMode, count: number): FeeLine[] {
  if (!Number.isSafeInteger(count) || count < 0 || count > LARGEST_COUNT) throw new RangeError(`not a count: ${count}`)
  const lines: FeeLine[] = []
  for (const tier of mode === 'page' ? PAGE_TIERS : itemTiers(count)) {
    if (count < tier.from) break
    const to = Math.min(count, tier.to ?? count)
    const units = to - tier.from + 1
    lines.push({ from: tier.from, to, units, each: tier.each, yuan: units * tier.each })
  }
  return lines
}

/** The fee as sentences, one a slice and the sum. */
export function feeExplanation(mode: FeeMode, count: number): string[] {
  const unit = mode === 'item' ? '件' : '页'
  const lines = feeLines(mode, count)
  const sentences = lines.map(({ from, to, units, each, yuan }) => {
    const slice = from === to ? `第${from}${unit}` : `第${from}至${to}${unit}（${units}${unit}）`
    return each === 0 ? `${slice}：不收费` : `${slice}：每${unit}${each}元，计${yuan}元`
  })
  return [...sentences, `合计${lines.reduce((sum, line) => sum + line.yuan, 0)}元`]
}

/**
 * What is still to be paid, in yuan, and how it comes about: items of the same month that a notice was sent for before
 * (`earlier`) count towards the slices, but are not asked for again. Pages are never added up. 国办函〔2020〕109号 art. 4
 */
export function feeOwed(mode: FeeMode, count: number, earlier = 0): { yuan: number; explanation: string[] } {
  const whole = processingFee(mode, count)
  if (mode === 'page' || earlier === 0) return { yuan: whole, explanation: feeExplanation(mode, count) }
  const asked = processingFee(mode, earlier)
  const told = `其中第1至${earlier}件此前已经通知收费${asked}元，不重复收取，本次收取${whole - asked}元`
  return { yuan: whole - asked, explanation: [...feeExplanation(mode, count), told] }
}

function itemTiers(count: number): FeeTier[] {
  const tiers = [...ITEM_TIERS]
  for (let from = ITEM_STEP.from; from <= count; from += ITEM_STEP.size) {
    tiers.push({ from, to: from + ITEM_STEP.size - 1, each: itemFee(from) })
  }
  return tiers
}
