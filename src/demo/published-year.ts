import { type Channel } from '../disclosure/channels.ts'
import { type LocalDate, plusDays, yearOf } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type ItemToEnter } from '../services/disclosure-service.ts'
import { type Random } from './random.ts'

/** How many items an entry of the catalogue gets in a year, and what they are called. */
type Plan = {
  count: number
  department: string
  titles: readonly string[]
  listItem?: number
  outside?: number
  also?: Channel
}

/** Sites that are not the college's own, where procurement has to be announced. */
const SITES = ['示例省政府采购网', '示例市公共资源交易网', '示例省招标投标公共服务平台'] as const
const GOODS = [
  '实训设备',
  '实验耗材',
  '图书',
  '学生公寓家具',
  '校园网设备',
  '食堂设备',
  '教学软件',
  '体育器材',
  '物业服务',
  '绿化养护',
]

/**
 * A college's academic year of publications: 1,224 items over twelve classes, 396 procurement notices of which 146 went
 * out on three other sites and 250 on its own, 70 and 27 research projects, 12 recruitment notices, three transfers.
 */
const YEAR: Readonly<Record<string, Plan>> = {
  'overview-profile': {
    count: 14,
    department: '学院办公室',
    titles: ['学院基本情况', '专业设置一览', '在校学生情况'],
    listItem: 1,
  },
  'overview-leaders': { count: 6, department: '学院办公室', titles: ['院领导分工', '院领导简介'], listItem: 1 },
  'overview-structure': { count: 9, department: '人事处', titles: ['机构设置', '部门职责'], listItem: 1 },
  'rules-charter': { count: 1, department: '学院办公室', titles: ['学院章程'], listItem: 2 },
  'rules-documents': {
    count: 46,
    department: '学院办公室',
    titles: ['教学管理办法', '科研管理办法', '资产管理办法', '学生工作办法'],
    listItem: 2,
    also: 'oa',
  },
  'rules-congress': {
    count: 8,
    department: '工会',
    titles: ['教职工代表大会工作报告', '教代会提案办理情况'],
    listItem: 3,
    also: 'meeting',
  },
  'rules-academic': { count: 5, department: '科研处', titles: ['学术委员会会议纪要', '学术委员会章程'], listItem: 4 },
  'planning-plans': { count: 4, department: '学院办公室', titles: ['事业发展规划', '专项规划'], listItem: 5 },
  'planning-yearly': { count: 12, department: '学院办公室', titles: ['工作要点', '重点工作任务分解表'], listItem: 5 },
  'planning-reports': { count: 1, department: '学院办公室', titles: ['信息公开年度报告'], listItem: 6 },
  'admission-rules': {
    count: 22,
    department: '招生就业处',
    titles: ['招生章程', '分省分专业招生计划', '提前招生办法'],
    listItem: 7,
  },
  'admission-results': {
    count: 32,
    department: '招生就业处',
    titles: ['录取最低分', '录取进程', '提前招生拟录取名单公示'],
    listItem: 9,
    also: 'wechat',
  },
  'admission-employment': {
    count: 41,
    department: '招生就业处',
    titles: ['校园招聘会公告', '毕业生就业情况'],
    listItem: 32,
  },
  'admission-quality': { count: 1, department: '招生就业处', titles: ['毕业生就业质量年度报告'], listItem: 33 },
  'teaching-programmes': {
    count: 15,
    department: '教务处',
    titles: ['新增专业公示', '专业人才培养方案'],
    listItem: 28,
  },
  'teaching-courses': {
    count: 38,
    department: '教务处',
    titles: ['课程安排', '实践教学安排', '选修课目录'],
    listItem: 29,
  },
  'teaching-staffing': { count: 4, department: '人事处', titles: ['专任教师数量与结构'], listItem: 27 },
  'teaching-arts': { count: 1, department: '教务处', titles: ['艺术教育发展年度报告'], listItem: 34 },
  'teaching-report': { count: 1, department: '教务处', titles: ['高等职业教育质量年度报告'] },
  'research-school': { count: 70, department: '科研处', titles: ['校级科研项目立项公示'] },
  'research-outside': { count: 27, department: '科研处', titles: ['厅局级科研项目立项公示', '省部级科研项目推荐公示'] },
  'research-funds': { count: 2, department: '计划财务处', titles: ['科研经费使用情况'] },
  'research-integrity': {
    count: 7,
    department: '科研处',
    titles: ['学术规范宣讲', '学术不端行为查处办法'],
    listItem: 41,
  },
  'staff-posts': { count: 34, department: '组织部', titles: ['干部任前公示', '干部任免通知'], listItem: 25 },
  'staff-hiring': {
    count: 12,
    department: '人事处',
    titles: ['公开招聘教师公告', '公开招聘拟聘人员公示'],
    listItem: 25,
  },
  'staff-talent': { count: 19, department: '人事处', titles: ['人才项目申报通知', '人才项目推荐人选公示'] },
  'staff-transfer': { count: 3, department: '人事处', titles: ['人员调动公示'], listItem: 25 },
  'staff-rules': { count: 9, department: '人事处', titles: ['岗位聘用办法', '职称评审办法'], listItem: 24 },
  'staff-leaders': {
    count: 3,
    department: '组织部',
    titles: ['校级领导社会兼职情况', '因公出国（境）情况'],
    listItem: 22,
  },
  'finance-rules': { count: 12, department: '计划财务处', titles: ['财务管理办法', '国有资产管理办法'], listItem: 15 },
  'finance-budget': { count: 2, department: '计划财务处', titles: ['部门预算', '预算调整说明'], listItem: 19 },
  'finance-accounts': { count: 2, department: '计划财务处', titles: ['部门决算', '决算说明'], listItem: 20 },
  'finance-spending': { count: 12, department: '计划财务处', titles: ['“三公”经费支出情况'], also: 'notice-board' },
  'finance-fees': {
    count: 5,
    department: '计划财务处',
    titles: ['收费项目和标准公示'],
    listItem: 21,
    also: 'notice-board',
  },
  'procurement-notices': {
    count: 396,
    outside: 146,
    department: '资产管理处',
    titles: GOODS.map((each) => `${each}采购项目公告`),
    listItem: 18,
  },
  'procurement-results': {
    count: 121,
    department: '资产管理处',
    titles: GOODS.map((each) => `${each}采购项目成交结果公告`),
    listItem: 18,
  },
  'procurement-works': {
    count: 18,
    department: '后勤基建处',
    titles: ['教学楼维修工程公告', '学生公寓改造工程公告'],
    listItem: 18,
  },
  'students-status': { count: 9, department: '教务处', titles: ['学籍管理规定', '学籍异动公示'], listItem: 36 },
  'students-aid': {
    count: 38,
    department: '学生处',
    titles: ['奖学金评审结果公示', '助学金名额分配公示', '勤工助学岗位公告'],
    listItem: 37,
  },
  'students-discipline': {
    count: 26,
    department: '学生处',
    titles: ['先进集体和个人表彰', '学生违纪处分办法'],
    listItem: 38,
    also: 'notice-board',
  },
  'students-appeals': { count: 3, department: '学生处', titles: ['学生申诉处理办法'], listItem: 39 },
  'exchange-programmes': {
    count: 8,
    department: '国际合作处',
    titles: ['合作办学项目公告', '交流生选拔公告'],
    listItem: 47,
  },
  'exchange-foreign': { count: 4, department: '国际合作处', titles: ['来华留学生管理规定'], listItem: 48 },
  'other-inspection': { count: 2, department: '纪检监察室', titles: ['巡察整改情况通报'], listItem: 49 },
  'other-emergency': { count: 11, department: '保卫处', titles: ['突发事件应急预案', '安全预警信息'], listItem: 50 },
  'other-news': { count: 108, department: '宣传部', titles: ['会议通知', '校园动态', '工作简讯'], also: 'wechat' },
}

/** A year of items from its first day on, each reviewed and published within days; the same random gives the same year. */
export function publishedYear(from: LocalDate, calendar: WorkCalendar, random: Random): ItemToEnter[] {
  return Object.entries(YEAR)
    .flatMap(([entry, plan]) =>
      Array.from({ length: plan.count }, (_, at) => itemOf(entry, plan, at, from, calendar, random)),
    )
    .sort((a, b) => (a.publications[0]!.on < b.publications[0]!.on ? -1 : 1))
}

const DAYS_OF_YEAR = 330

function itemOf(
  entry: string,
  { count, department, titles, listItem, outside = 0, also }: Plan,
  at: number,
  from: LocalDate,
  calendar: WorkCalendar,
  random: Random,
): ItemToEnter {
  const formedOn = calendar.nextWorkday(plusDays(from, Math.floor(((at + 0.5) * DAYS_OF_YEAR) / count)))
  const on = calendar.plusWorkdays(formedOn, random.between(1, 9))
  const site = at < outside ? SITES[at % SITES.length]! : null
  const address = `https://${site === null ? 'www' : 'cg'}.example.org/xxgk/${entry}/${yearOf(from)}-${at + 1}.htm`
  const title = `${yearOf(formedOn)}年${titles[at % titles.length]!}${count > titles.length ? `（第${at + 1}号）` : ''}`
  const fields = {
    title,
    entry,
    listItem: listItem ?? null,
    documentNumber: null,
    summary: '',
    department,
    publisher: `${department}信息员`,
    reviewer: '保密委员会办公室',
    responsible: `${department}负责人`,
    formedOn,
  }
  const first = {
    channel: site === null ? ('own-site' as const) : ('other-site' as const),
    name: site ?? '',
    link: address,
    on,
  }
  const second = also ? [{ channel: also, name: '', link: null, on }] : []
  return { fields, clearedOn: formedOn, publications: [first, ...second] }
}
