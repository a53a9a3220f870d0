import { REMEDY_KIND_NAMES, type RemedyKind } from '../../../law/remedies.ts'
import { type Regime } from '../../../law/rules.ts'

/** Kinds in the order an office meets them: a college first with reports and appeals (Order 29 arts. 25, 26). */
export function remedyKindsFor(regime: Regime): readonly RemedyKind[] {
  if (regime !== 'college') return REMEDY_KIND_NAMES
  const first: readonly RemedyKind[] = ['violation-report', 'institutional-appeal', 'complaint']
  return [...first, ...REMEDY_KIND_NAMES.filter((kind) => !first.includes(kind))]
}
