import { type Outcome } from '../law/outcomes.ts'
import { type LetterDetails } from '../letters/letter-facts.ts'

/** What an officer of the demonstration writes into a reply of each kind; dates and numbers are added by the course. */
export const REPLY_DETAILS: Record<Outcome, Partial<LetterDetails>> = {
  granted: { given: ['所申请信息的统计表一份（见附件）'], way: '按申请表所选方式提供电子件', enclosures: ['统计表'] },
  'already-public': { way: '登录本单位门户网站“信息公开”栏目，在“财务信息”和“招生考试”目录下查询' },
  partial: {
    given: ['所申请文件的正文', '汇总数据表（见附件）'],
    way: '按申请表所选方式提供电子件',
    withheld: [
      {
        what: '文件所附名册中的身份证号码、住址和银行账号',
        ground: 'third-party-rights',
        reason: '属于他人的个人隐私，本人没有同意公开',
        interest: 'privacy',
        harm: '公开后可能被冒用，使其受到骚扰或者财产损失',
      },
    ],
    enclosures: ['汇总数据表'],
  },
  'state-secret': { reason: '所涉材料已依照保密规定确定密级，保密期限尚未届满' },
  'forbidden-by-law': {
    reason: '所涉材料记载未成年人的个案情况，能够识别到个人',
    rule: '《中华人民共和国未成年人保护法》第四条第（三）项',
  },
  security: { reason: '所涉点位图反映重点部位的防护安排', harm: '公开后可能使防护措施失去作用，危及校园公共安全' },
  'third-party-rights': {
    interest: 'trade-secret',
    reason: '经书面征求意见，第三方不同意公开，理由是其中的单价构成属于商业秘密',
    harm: '公开后同业竞争者可以据此掌握其报价方法，损害其合法权益',
  },
  internal: { reason: '所申请的是内部车辆调度、人员分工等管理过程中形成的记录，不影响申请人的权利义务' },
  deliberative: { reason: '所申请的是作出决定之前的讨论记录，尚属内部研究过程' },
  'enforcement-file': { reason: '所申请的笔录和照片已归入行政执法案卷，当事人可以依照规定查阅' },
  'special-query': {
    rule: '不动产登记资料的查询由《不动产登记暂行条例》第二十七条规定',
    way: '持有效身份证件到不动产登记机构办理查询手续',
  },
  'school-rule': {
    reason: '所申请的是评审过程中专家个人的评议意见',
    rule: '《示例职业技术学院信息公开实施细则》第十二条（评审过程材料）',
  },
  'does-not-exist': {
    searchedIn: ['办公系统', '综合档案室', '相关业务部门'],
    keywords: ['审批表', '登记表', '名册'],
    reason: '当年没有形成该项材料，现有案卷目录中也没有记载',
  },
  'not-ours': {
    reason: '该事项由项目所在地人民政府组织实施，有关信息不由本单位制作或者保存',
    competentBody: '示例区人民政府',
    competentBodyContact: '0000-5550200',
  },
  'needs-creating': { reason: '现有材料分散在各年度案卷中，没有按所要求的口径汇总的现成信息' },
  'still-unclear': { reason: '补正后仍未写明文件名称、文号或者其他可供查找的特征' },
  petition: {
    reason: '所提内容实质上是要求对有关人员进行调查处理',
    way: '向本单位信访接待室反映，或者拨打监督电话0000-5550110',
  },
  repeat: {},
  publication: { way: '到市图书馆、方志馆查阅，或者向出版单位购买' },
  excessive: { volume: '您今年以来已就同类事项提出申请四十六件', reason: '所说明的理由与申请内容没有关联' },
  reissue: { reason: '有关文书此前已经提供，其效力以文书本身的记载为准' },
  'correction-lapsed': {},
  'fee-lapsed': {},
  'not-needed': { reason: '申请表所填用途与所申请信息没有关联，经询问也未能说明' },
  withdrawn: {},
  other: { reason: '所提内容是就工作安排提出咨询，已当面作了说明' },
}
