/** Texts of letters the office writes on its own. */
export const further = {
  heading: '另发文书',
  leads: {
    'third-party-disclosure':
      '征求过第三方意见、决定公开的，应当在公开前把决定公开的内容和理由书面告知第三方（《政府信息公开条例》第三十二条）。文书中不写申请人是谁。',
    rectification:
      '申请人有证据证明提供的与其自身相关的信息记录不准确、要求更正的，经核实更正、转送或者告知向谁提出（《政府信息公开条例》第四十一条、《高等学校信息公开办法》第十九条）。',
  },
  links: {
    'third-party-disclosure': '告知第三方公开决定',
    rectification: '答复更正申请',
  },
  fields: {
    party: '告知哪一方',
    information: { 'third-party-disclosure': '决定公开的内容', rectification: '要求更正的记录' },
    reason: { 'third-party-disclosure': '决定公开的理由', rectification: '核实的情况' },
    rectification: '处理方式',
    askedOn: '提出更正申请的日期',
    competentBody: '有权更正的机关（转送或者告知的必填）',
  },
  hints: {
    information: {
      'third-party-disclosure': '只写涉及这一方的内容',
      rectification: '例如 登记表中的出生日期一栏',
    },
    reason: {
      'third-party-disclosure': '第三方不同意的，写明为什么理由不成立，或者不公开会对公共利益造成什么重大影响',
      rectification: '例如 登记表与人事档案不一致',
    },
  },
  forms: {
    corrected: '已经更正',
    unchanged: '记录准确，不予更正',
    transferred: '转送有权更正的机关',
    referred: '告知向有权更正的机关提出',
  },
  issue: '制发文书',
  reminder:
    '本件征求过第三方意见。决定公开的，公开前应当书面告知第三方决定公开的内容和理由（《政府信息公开条例》第三十二条）：',
}
