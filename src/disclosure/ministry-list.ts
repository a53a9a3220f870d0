/** An item of 高等学校信息公开事项清单 (教办函〔2014〕23号): ten classes, fifty items. */
export type ListItem = {
  number: number
  inClass: string
  title: string
  /** How long it stays fresh, in months; 0: until it changes. */ months: number
}

/** Which colleges a list is read for; vocational ones award no degrees and teach no undergraduates. */
export const LIST_VARIANTS = { ordinary: '普通本科院校', vocational: '高等职业学校' } as const
export type ListVariant = keyof typeof LIST_VARIANTS

const YEAR = 14

const CLASSES: readonly [title: string, items: readonly [title: string, months?: number][]][] = [
  [
    '基本信息',
    [
      [
        '办学规模、校级领导班子简介及分工、学校机构设置、学科情况、专业情况、各类在校生情况、教师和专业技术人员数量等办学基本情况',
        YEAR,
      ],
      ['学校章程及制定的各项规章制度'],
      ['教职工代表大会相关制度、工作报告', YEAR],
      ['学术委员会相关制度、年度报告', YEAR],
      ['学校发展规划、年度工作计划及重点工作安排', YEAR],
      ['信息公开年度报告', YEAR],
    ],
  ],
  [
    '招生考试信息',
    [
      ['招生章程及特殊类型招生办法，分批次、分科类招生计划', YEAR],
      ['特殊类型招生入选考生资格及测试结果', YEAR],
      ['考生个人录取信息查询渠道和办法，分批次、分科类录取人数和录取最低分', YEAR],
      ['招生咨询及考生申诉渠道，新生复查期间有关举报、调查及处理结果', YEAR],
      ['研究生招生简章、招生专业目录、复试录取办法，各专业招收研究生人数', YEAR],
      ['参加研究生复试的考生成绩', YEAR],
      ['拟录取研究生名单', YEAR],
      ['研究生招生咨询及申诉渠道', YEAR],
    ],
  ],
  [
    '财务、资产及收费信息',
    [
      ['财务、资产管理制度'],
      ['受捐赠财产的使用与管理情况', YEAR],
      ['校办企业资产、负债、国有资产保值增值等信息', YEAR],
      ['仪器设备、图书、药品等物资设备采购和重大基建工程的招投标'],
      ['收支预算总表、收入预算表、支出预算表、财政拨款支出预算表', YEAR],
      ['收支决算总表、收入决算表、支出决算表、财政拨款支出决算表', YEAR],
      ['收费项目、收费依据、收费标准及投诉方式', YEAR],
    ],
  ],
  [
    '人事师资信息',
    [
      ['校级领导干部社会兼职情况', YEAR],
      ['校级领导干部因公出国（境）情况', YEAR],
      ['岗位设置管理与聘用办法'],
      ['校内中层干部任免、人员招聘信息'],
      ['教职工争议解决办法'],
    ],
  ],
  [
    '教学质量信息',
    [
      ['本科生占全日制在校生总数的比例、教师数量及结构', YEAR],
      ['专业设置、当年新增专业、停招专业名单', YEAR],
      ['全校开设课程总门数、实践教学学分占总学分比例、选修课学分占总学分比例', YEAR],
      ['主讲本科课程的教授占教授总数的比例、教授授本科课程占课程总门次数的比例', YEAR],
      ['促进毕业生就业的政策措施和指导服务', YEAR],
      ['毕业生的规模、结构、就业率、就业流向', YEAR],
      ['高校毕业生就业质量年度报告', YEAR],
      ['艺术教育发展年度报告', YEAR],
      ['本科教学质量报告', YEAR],
    ],
  ],
  [
    '学生管理服务信息',
    [
      ['学籍管理办法'],
      ['学生奖学金、助学金、学费减免、助学贷款与勤工俭学的申请与管理规定'],
      ['学生奖励处罚办法'],
      ['学生申诉办法'],
    ],
  ],
  ['学风建设信息', [['学风建设机构'], ['学术规范制度'], ['学术不端行为查处机制']]],
  [
    '学位、学科信息',
    [
      ['授予博士、硕士、学士学位的基本要求'],
      ['拟授予硕士、博士学位同等学力人员资格审查和学力水平认定'],
      ['新增硕士、博士学位授权学科或专业学位授权点审核办法'],
      ['拟新增学位授权学科或专业学位授权点的申报及论证材料'],
    ],
  ],
  ['对外交流与合作信息', [['中外合作办学情况', YEAR], ['来华留学生管理相关规定']]],
  [
    '其他',
    [
      ['巡视组反馈意见，落实反馈意见整改情况'],
      ['自然灾害等突发事件的应急处理预案、预警信息和处置情况，涉及学校的重大事件的调查和处理情况'],
    ],
  ],
]

export const MINISTRY_LIST: readonly ListItem[] = CLASSES.flatMap(([inClass, items]) =>
  items.map(([title, months = 0]) => ({ inClass, title, months })),
).map((item, at) => ({ number: at + 1, ...item }))

/** The classes of the list, in order, each with its items. */
export const LIST_CLASSES: readonly { title: string; items: readonly ListItem[] }[] = CLASSES.map(([title]) => ({
  title,
  items: MINISTRY_LIST.filter(({ inClass }) => inClass === title),
}))

/** Items of graduates, undergraduates and degrees; which of them a college has is its own to say. [E] */
const DEGREE_ITEMS: ReadonlySet<number> = new Set([11, 12, 13, 14, 30, 35, 43, 44, 45, 46])
const NO_DEGREES = '本校为高等职业学校，不举办本科、研究生教育，不授予学位'

/** What a college says of an item of the list by itself. */
export type ListChoice = { number: number; applicable: boolean; reason: string; link: string; department: string }

/** Whether an item applies, as the variant has it or as the college has said otherwise; the reason where it does not. */
export function choiceFor(number: number, variant: ListVariant, own: ListChoice | undefined): ListChoice {
  const applies = variant === 'ordinary' || !DEGREE_ITEMS.has(number)
  return own ?? { number, applicable: applies, reason: applies ? '' : NO_DEGREES, link: '', department: '' }
}
