/** Whether a paper came to the office or left it. */
export const PAPER_DIRECTIONS = { in: { label: '收到' }, out: { label: '提交、发出' } } as const
export type PaperDirection = keyof typeof PAPER_DIRECTIONS

/** The papers of a dispute, by what they are. 行政复议法 arts. 48, 75, 76; 行政诉讼法 arts. 67, 80. */
export const PAPER_KINDS = {
  application: { label: '行政复议申请书、起诉状、投诉举报材料' },
  notice: { label: '受理（立案）、答复（应诉）通知书，传票' },
  answer: { label: '答复书、答辩状' },
  evidence: { label: '证据和依据' },
  authority: { label: '授权委托书、身份证明' },
  decision: { label: '决定书、判决书、裁定书、调解书、处理意见' },
  appeal: { label: '上诉状、再审申请' },
  service: { label: '送达回证、邮寄凭证' },
  opinion: { label: '行政复议意见书、纠正情况报告' },
  other: { label: '其他材料' },
} as const
export type PaperKind = keyof typeof PAPER_KINDS

/** What a dispute costs the office. */
export const COST_KINDS = {
  'court-fee': { label: '案件受理费' },
  agent: { label: '代理费' },
  travel: { label: '差旅、复印、邮寄等' },
  other: { label: '其他费用' },
} as const
export type CostKind = keyof typeof COST_KINDS

/** More than any such cost: beyond it a figure is a slip of the pen. Yuan. */
export const MOST_YUAN = 10_000_000
