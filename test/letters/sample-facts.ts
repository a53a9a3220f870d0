import { localDate } from '../../src/law/date.ts'
import { type Outcome } from '../../src/law/outcomes.ts'
import { type Regime } from '../../src/law/rules.ts'
import { type LetterDetails, type LetterFacts, type LetterOrgan } from '../../src/letters/letter-facts.ts'

const contact = { office: '信息公开办公室', address: '青岚市文渊路1号', phone: '0570-5550100' }
const bodies = {
  reconsiderationBody: '青岚市人民政府',
  court: '青岚市云溪区人民法院',
  supervisionUnit: '青岚职业技术学院纪检监察室',
  educationDepartment: '省教育厅',
  onlineFilingUrl: null,
}
export const ORGANS: Record<Regime, LetterOrgan> = {
  organ: { name: '青岚市教育局', regime: 'organ', bodies, contact },
  authorised: { name: '青岚市教育考试院', regime: 'authorised', bodies, contact },
  college: { name: '青岚职业技术学院', regime: 'college', bodies, contact },
}

/** Every detail any letter may need, so that one set of facts serves all. */
export const DETAILS: Omit<LetterDetails, 'orderedAnew' | 'interest'> = {
  dueOn: localDate('2026-10-10'),
  unclear: ['“有关经费”未指明是哪一项经费', '未指明所需信息的年度'],
  howToCorrect: '写明经费名称、文件名称或者文号以及年度，可以当面、邮寄或者通过网上提交',
  correctBy: localDate('2026-09-30'),
  reason: '所申请的信息涉及的档案数量较多，需要逐件核对',
  workdays: 20,
  volume: '2026年1月至8月，同一申请人共提出申请46件，其中内容相同或者相近的31件',
  answerBy: localDate('2026-09-25'),
  consultedParty: '青岚市云上餐饮有限公司',
  consultation: 'third-party',
  information: '《学生食堂委托经营合同》（2025年8月签订）的价款和分成条款',
  sentOn: localDate('2026-09-14'),
  feeMode: 'page',
  feeCount: 150,
  feeEarlier: 0,
  payment: '持本通知书到青岚市政务服务中心非税收入窗口缴纳',
  outcome: 'granted',
  given: ['《2025年度科研经费使用情况汇总表》', '《科研经费管理办法》'],
  way: '以电子邮件方式发送至申请时填写的邮箱',
  givenOn: localDate('2026-10-09'),
  withheld: [
    {
      what: '合同附件中经办人的身份证件号码',
      ground: 'third-party-rights',
      reason: '属于自然人的隐私，本人不同意公开',
      harm: '公开后可能被冒用，使其受到骚扰或者财产损失',
    },
    { what: '价格谈判会议的讨论记录', ground: 'deliberative', reason: '该记录形成于决定作出之前，没有对外产生效力' },
  ],
  harm: '公开后将使该企业在同类投标中处于不利地位',
  rule: '《中华人民共和国统计法》第二十八条',
  searchedIn: ['档案室2020年以来的纸质档案', '办公系统收发文库', '科研处业务系统'],
  keywords: ['科研经费', '科研项目经费', '横向课题'],
  competentBody: '青岚市科学技术局',
  competentBodyContact: '青岚市文渊路9号，电话0570-5550199',
  earlierNumber: '青教公复〔2026〕12号',
  earlierOn: localDate('2026-05-18'),
  noticeOn: localDate('2026-09-10'),
  withdrawnOn: localDate('2026-09-20'),
  rectification: 'transferred',
  askedOn: localDate('2026-10-08'),
  enclosures: [],
}

/** A case of September 2026, web form, asked by a natural person. */
export function sampleFacts(regime: Regime, details: Partial<LetterDetails> = {}): LetterFacts {
  return {
    organ: ORGANS[regime],
    documentNumber: regime === 'college' ? '青职院公复〔2026〕3号' : '青教公复〔2026〕31号',
    writtenOn: localDate('2026-10-09'),
    applicant: { name: '李明', organisation: false },
    caseNumber: '2026-0017',
    channel: 'online',
    submittedOn: localDate('2026-09-06'),
    receivedOn: localDate('2026-09-07'),
    subject: '2025年度科研经费使用情况',
    details: { ...DETAILS, ...details },
  }
}

/** Facts and reasons in an officer's words, by outcome. */
export const REASONS: Partial<Record<Outcome, string>> = {
  'state-secret': '该文件标注密级为秘密，保密期限至2035年6月30日，经保密审查尚不能解密',
  'forbidden-by-law': '该表为统计调查对象单独填报的原始资料，能够识别单个填报单位',
  security: '该文件载有校园周边应急处置力量的部署和通信方式',
  'third-party-rights': '该合同载有经营企业未公开的成本和分成比例，企业书面答复不同意公开并说明了理由',
  internal: '该表为内部值班和车辆安排，不影响申请人的权利义务',
  deliberative: '该纪要形成于办法起草阶段，记录参会人员的个人意见，办法已另行公布',
  'enforcement-file': '该材料为行政处罚案卷中的调查笔录',
  'school-rule': '该档案尚在整理期内，学校规定整理期内不对外提供',
  'does-not-exist': '2025年度没有编制过此类汇总表',
  'not-ours': '科研项目资金由科技主管部门管理并公开',
  'needs-creating': '现有数据分散在各项目台账中，没有按申请所列口径汇总过',
  'still-unclear': '补正材料仍未写明经费名称和年度',
  petition: '申请书主要内容为要求查处招生工作人员',
  excessive: '未说明与本人生产、生活、科研等的关系',
  reissue: '要求在已获取的复印件上加盖印章，证明内容属实',
  'not-needed': '申请人说明的用途与学习、科研、工作无关',
  other: '来件为对教学安排的意见，不是申请提供信息',
}
