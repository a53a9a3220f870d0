import { textClaims } from '../text-claims.ts'
import { type ReportFigures } from '../figure-names.ts'

/** A comparison with last year that does not come out. */
export type GrowthFault = { quote: string; expected: string; at: number }

const GROWTH =
  /[，,]?\s*(?:同)?(?:比|较)(?:上年度?|去年|上一年度?|\d{4}年度?)(?:同期)?(增加|减少|增长|下降|上升)了?(\d[\d,]*(?:\.\d+)?)(件|%|％)/g

/**
 * 「新收…26件，比上年增加4件」, 「…增长15.2%」: held against last year's table where there is one. Per cents may be rounded to
 * whole numbers or one or two decimals.
 */
export function growthFaults(text: string, figures: ReportFigures): GrowthFault[] {
  const { lastYear } = figures
  if (!lastYear) return []
  const claims = textClaims(text, figures)
  return [...text.matchAll(GROWTH)].flatMap((match): GrowthFault[] => {
    const claim = claims.findLast(({ at }) => at < match.index && match.index - at < 24)
    if (!claim) return []
    const before = textClaims(claim.quote, { ...figures, report: lastYear }).find(
      ({ name }) => name === claim.name,
    )?.expected
    if (before === undefined) return []
    const difference = claim.expected - before
    const sign = /减少|下降/.test(match[1]!) ? -1 : 1
    const told = sign * Number(match[2]!.replaceAll(',', ''))
    const isShare = match[3] !== '件'
    if (isShare && before === 0) return []
    const actual = isShare ? (difference / before) * 100 : difference
    if (Math.abs(actual - told) <= (isShare ? 0.51 : 0)) return []
    const expected = isShare ? `${Math.round(actual * 10) / 10}%` : `${difference}件`
    return [{ quote: claim.quote + match[0], expected: `${difference > 0 ? '+' : ''}${expected}`, at: match.index }]
  })
}
