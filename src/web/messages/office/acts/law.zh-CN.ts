import { type RequestRules } from '../../../../law/rules.ts'

/** What the law says of each act, with the article of the act the case is under. */
export const law = {
  receipt: ({ cite }: RequestRules) =>
    `网上、传真、电子邮件和平常信函，以双方确认之日为收到申请之日（${cite.receipt ?? '条例第三十一条'}）。答复期限自这一天起算，这一天本身不计入。`,
  'correction-notice': ({ cite, correctionNoticeWorkdays }: RequestRules) =>
    `申请内容不明确的，${correctionNoticeWorkdays === null ? '' : `应当自收到申请之日起${correctionNoticeWorkdays}个工作日内`}一次性告知补正，说明需要补正的事项和合理的期限；答复期限自收到补正之日起重新计算（${cite.correction}）。`,
  correction: ({ cite, replyWorkdays }: RequestRules) =>
    `收到补正后，答复期限重新计算，为${replyWorkdays}个工作日，此前已过的时间不再计入（${cite.correction}）。`,
  'third-party-consultation': ({ cite }: RequestRules) =>
    `公开可能损害第三方合法权益的，应当书面征求其意见；第三方自收到征求意见书之日起15个工作日内提出意见。征求意见所需时间不计算在答复期限内。逾期不答复的，由本单位决定是否公开（${cite['third-party']}、${cite.exclusion}）。`,
  'co-producer-consultation': ({ cite }: RequestRules) =>
    `共同制作的信息，由牵头单位征求其他单位的意见；自收到征求意见书之日起15个工作日内提出意见，逾期不答复的，视为同意公开。所需时间不计算在答复期限内（${cite['co-producer']}、${cite.exclusion}）。`,
  'third-party-opinion': ({ cite }: RequestRules) =>
    `收到全部意见后，答复期限继续计算。第三方不同意公开且有合理理由的，不予公开；不公开可能对公共利益造成重大影响的，可以公开，并书面告知第三方（${cite['third-party']}）。`,
  'co-producer-opinion': ({ cite }: RequestRules) => `收到全部意见后，答复期限继续计算（${cite['co-producer']}）。`,
  'reasons-request': ({ cite }: RequestRules) =>
    `申请的数量、频次明显超过合理范围的，可以要求申请人说明理由；答复期限照常计算（${cite.reasons}）。`,
  reasons: ({ cite }: RequestRules) =>
    `理由不合理的，告知申请人不予处理；理由合理但不能在期限内答复的，可以确定延迟答复的合理期限并告知（${cite.reasons}）。`,
  extension: ({ cite, longestExtension }: RequestRules) =>
    longestExtension === 0
      ? `${cite.extension}没有规定延长答复期限；学校实施细则有规定的，请先在设置中填写。`
      : `不能在期限内答复的，经信息公开工作机构负责人同意并告知申请人，可以延长一次，最长${longestExtension}个工作日；应当在原期限届满前告知（${cite.extension}）。`,
  'fee-notice': ({ cite }: RequestRules) =>
    `申请公开的数量、频次明显超过合理范围的，可以收取信息处理费；申请人应当自收到通知次日起20个工作日内缴纳，逾期视为放弃申请（条例第四十二条，${cite.fee}）。`,
  payment: ({ cite, replyWorkdays }: RequestRules) =>
    `缴费后，答复期限重新计算，为${replyWorkdays}个工作日（${cite.fee}）。`,
  reply: ({ cite, replyWorkdays }: RequestRules) =>
    `应当自收到申请之日起${replyWorkdays}个工作日内答复（${cite.reply}）。不公开、不提供、不处理的，应当说明理由并告知救济途径。`,
  'new-reply': () =>
    '被申请人、被告应当履行决定、裁判，在其确定的期限内重新答复（行政复议法第七十七条、行政诉讼法第九十四条）。原答复及其在年度报告中的位置不变；对重新答复不服的，可以另行复议、诉讼。',
  'public-power': () =>
    '学校依法律、法规授权行使管理职权（如授予学位、管理学籍）时形成的信息，适用条例第五十四条：对答复可以申请行政复议、提起行政诉讼，不再适用条例第五十五条第二款的申诉。登记以后，文书的救济途径、告知申请人的途径、可以登记的争议种类随之改变；答复期限仍按《高等学校信息公开办法》计算。登记有误的，作废这一条登记。',
  withdrawal: () => '答复之前，申请人可以随时撤回申请；撤回后不再办理，计入年度报告“其他处理”。',
  voiding: () => '登记只作废，不删改（档案法第二十一条）。作废答复的，本件恢复办理，答复期限按其余的登记重新计算。',
}
