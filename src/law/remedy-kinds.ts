/** The ways to contest a reply, or to complain about the handling. Labels as printed in the report and used in letters. */
export const REMEDY_KINDS = {
  reconsideration: { label: '行政复议' },
  'lawsuit-direct': { label: '行政诉讼（未经复议直接起诉）' },
  'lawsuit-after-reconsideration': { label: '行政诉讼（复议后起诉）' },
  'violation-report': { label: '举报' },
  complaint: { label: '投诉' },
  'institutional-appeal': { label: '申诉' },
} as const

/** A kind of dispute; the first three are the blocks of the report's table four. */
export type RemedyKind = keyof typeof REMEDY_KINDS
/** All kinds, in the order of the report. */
export const REMEDY_KIND_NAMES = Object.keys(REMEDY_KINDS) as readonly RemedyKind[]

/** Whether a text is the name of a kind. */
export function isRemedyKind(text: unknown): text is RemedyKind {
  return typeof text === 'string' && Object.hasOwn(REMEDY_KINDS, text)
}

/** How a dispute ended, as the report counts it: columns of table four. */
export const REMEDY_RESULTS = {
  upheld: { label: '结果维持' },
  corrected: { label: '结果纠正' },
  other: { label: '其他结果' },
} as const
export type RemedyResult = keyof typeof REMEDY_RESULTS
export const REMEDY_RESULT_NAMES = Object.keys(REMEDY_RESULTS) as readonly RemedyResult[]
