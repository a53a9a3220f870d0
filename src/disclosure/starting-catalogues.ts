import { type Regime } from '../law/rules.ts'
import { type Catalogue, type CatalogueClass, type CatalogueEntry, type Refresh } from './catalogue.ts'

/** The catalogue an office starts from until it makes its own: a college's twelve classes, or what 条例 art. 20 names. */
export const startingCatalogue = (regime: Regime): Catalogue => (regime === 'college' ? COLLEGE : ORGAN)

type Line = [key: string, title: string, listItems?: readonly number[], more?: Partial<CatalogueEntry>]

function classOf(key: string, title: string, lines: readonly Line[]): CatalogueClass {
  const entries = lines.map(([name, entryTitle, listItems = [], more = {}]) => ({
    key: `${key}-${name}`,
    title: entryTitle,
    listItems,
    refresh: 'none' as Refresh,
    department: '',
    retired: false,
    unit: '条',
    roundTo: 0,
    ...more,
  }))
  return { key, title, entries }
}

const YEARLY = { refresh: 'year' } as const
const HALF_YEARLY = { refresh: 'half-year' } as const

/** Twelve classes of a vocational college, each number of the ministry's list in its place. */
const COLLEGE: Catalogue = [
  classOf('overview', '学校概况', [
    ['profile', '办学基本情况', [1], YEARLY],
    ['leaders', '领导班子简介及分工', [1]],
    ['structure', '机构设置与职能', [1]],
  ]),
  classOf('rules', '章程与规章制度', [
    ['charter', '学校章程', [2]],
    ['documents', '规章制度', [2]],
    ['congress', '教代会制度与工作报告', [3], YEARLY],
    ['academic', '学术委员会制度与年度报告', [4], YEARLY],
  ]),
  classOf('planning', '发展规划与工作计划', [
    ['plans', '发展规划', [5]],
    ['yearly', '年度工作计划与重点工作', [5], YEARLY],
    ['reports', '信息公开年度报告', [6], YEARLY],
  ]),
  classOf('admission', '招生与就业', [
    ['rules', '招生章程与招生计划', [7], YEARLY],
    ['results', '招生录取信息', [8, 9, 10], { ...YEARLY, roundTo: 10 }],
    ['employment', '毕业生就业信息', [31, 32], YEARLY],
    ['quality', '毕业生就业质量年度报告', [33], YEARLY],
  ]),
  classOf('teaching', '教育教学', [
    ['programmes', '专业设置', [28], YEARLY],
    ['courses', '课程与教学安排', [29, 30], YEARLY],
    ['staffing', '教师数量与结构', [27], YEARLY],
    ['arts', '艺术教育发展年度报告', [34], YEARLY],
    ['report', '教育质量年度报告', [35], YEARLY],
  ]),
  classOf('research', '科研与学风建设', [
    ['school', '校级科研项目', [], { unit: '项' }],
    ['outside', '厅局级以上科研项目', [], { unit: '项' }],
    ['funds', '科研经费使用情况', [], HALF_YEARLY],
    ['integrity', '学风建设与学术规范', [40, 41, 42]],
  ]),
  classOf('staff', '人事师资', [
    ['posts', '干部任免', [25]],
    ['hiring', '人员招聘公告', [25], { unit: '条' }],
    ['talent', '人才项目申报与评审', [], { unit: '次', roundTo: 2 }],
    ['transfer', '人员调动公示', [25], { unit: '条' }],
    ['rules', '岗位设置与聘用办法', [24, 26]],
    ['leaders', '领导干部社会兼职与因公出国（境）', [22, 23], YEARLY],
  ]),
  classOf('finance', '财务与收费', [
    ['rules', '财务、资产管理制度', [15, 16, 17]],
    ['budget', '预算', [19], YEARLY],
    ['accounts', '决算', [20], YEARLY],
    ['spending', '“三公”经费', [], { refresh: 'month' }],
    ['fees', '收费项目与标准', [21]],
  ]),
  classOf('procurement', '招标采购', [
    ['notices', '采购公告', [18]],
    ['results', '采购结果公告', [18]],
    ['works', '基建工程', [18]],
  ]),
  classOf('students', '学生管理与服务', [
    ['status', '学籍管理', [36]],
    ['aid', '奖助学金与资助', [37], YEARLY],
    ['discipline', '奖励与处分', [38]],
    ['appeals', '学生申诉', [39]],
  ]),
  classOf('exchange', '对外交流与合作', [
    ['programmes', '中外合作办学', [47]],
    ['foreign', '来华留学生管理', [48]],
  ]),
  classOf('other', '监督与其他', [
    ['inspection', '巡视反馈与整改', [49]],
    ['emergency', '应急预案与突发事件处置', [50]],
    ['news', '通知公告与校园动态'],
  ]),
]

/** What every organ publishes of itself: 条例 art. 20, items (一) to (十五), and the guide, catalogue and report of arts. 12, 50. */
const ORGAN: Catalogue = [
  classOf('institution', '机构与公开制度', [
    ['guide', '政府信息公开指南与目录'],
    ['organisation', '机关职能、机构设置、办公地址、联系方式、负责人（第二项）'],
    ['report', '政府信息公开年度报告', [], YEARLY],
  ]),
  classOf('documents', '法规文件与规划', [
    ['rules', '规章和行政规范性文件（第一项）'],
    ['plans', '规划及相关政策（第三项）'],
    ['statistics', '统计信息（第四项）', [], YEARLY],
  ]),
  classOf('administration', '行政执法与服务', [
    ['licensing', '行政许可和其他对外管理服务（第五项）'],
    ['enforcement', '行政处罚、行政强制（第六项）'],
    ['inspection', '监督检查情况（第十三项）'],
    ['emergency', '应急预案、预警信息及应对情况（第十二项）'],
  ]),
  classOf('money', '财政、收费与采购', [
    ['budget', '财政预算、决算（第七项）', [], YEARLY],
    ['fees', '行政事业性收费（第八项）', [], YEARLY],
    ['procurement', '政府集中采购（第九项）'],
    ['works', '重大建设项目（第十项）'],
  ]),
  classOf('livelihood', '民生与人事', [
    ['policies', '扶贫、教育、医疗、社会保障、促进就业（第十一项）'],
    ['recruitment', '公务员招考（第十四项）', [], YEARLY],
    ['other', '其他应当主动公开的政府信息（第十五项）'],
  ]),
]
