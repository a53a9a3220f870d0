import { subject } from './subject.ts'

/** What is asked of a municipal education bureau; in our own words. */
export const BUREAU_SUBJECTS = [
  subject(
    '本年度学区划分方案和调整依据',
    '请公开今年小学、初中学区划分方案，以及学区调整的风险评估结论。',
    'granted partial already-public',
  ),
  subject(
    '某小学一年级新生录取名单',
    '请提供某实验小学今年一年级新生录取名单，包括户籍地址。',
    'third-party-rights partial',
  ),
  subject(
    '随迁子女积分入学各档分数和人数',
    '需要今年积分入学分档分数线、申请人数和录取人数。',
    'granted already-public',
  ),
  subject(
    '民办培训机构办学许可审批材料',
    '请提供某培训机构办学许可证的申请表、场地证明和现场核查意见。',
    'partial third-party-rights granted',
  ),
  subject(
    '学科类培训机构行政处罚决定书',
    '请提供去年以来对学科类培训机构作出的行政处罚决定书。',
    'granted partial already-public',
  ),
  subject(
    '校车服务采购合同和日常检查记录',
    '请提供农村学校校车服务的采购合同，以及每学期的安全检查记录。',
    'granted partial third-party-rights',
  ),
  subject(
    '学校食堂食材供应商和抽检结果',
    '请公开市直学校食堂食材供应商名单和上学期食品抽检结果。',
    'granted already-public',
  ),
  subject(
    '普惠性幼儿园补助资金分配表',
    '请提供上一年度普惠性民办幼儿园补助资金的分配办法和到园数额。',
    'granted partial',
  ),
  subject('民办学校年度检查结论', '请公开民办中小学上一年度的年检结论和整改通知。', 'granted already-public'),
  subject('教师招聘面试考官抽签记录', '请提供今年教师公开招聘面试考官的抽签记录和分组名单。', 'internal deliberative'),
  subject(
    '教师职称评审未通过的评委意见',
    '请提供本人申报中学高级教师未通过时评委会的评议意见。',
    'deliberative partial',
  ),
  subject('市直学校基建项目立项批复和概算', '请提供新建初中项目的立项批复、初步设计批复和概算表。', 'granted partial'),
  subject(
    '校园足球场改造项目招标文件',
    '请提供校园足球场改造项目的招标文件、评标报告和中标结果。',
    'granted partial third-party-rights',
  ),
  subject('义务教育均衡发展验收整改清单', '请提供上一轮均衡发展验收反馈的问题清单和整改情况。', 'granted partial'),
  subject(
    '教育费附加近三年安排和支出',
    '请公开近三年教育费附加的征收数、安排项目和支出进度。',
    'granted already-public',
  ),
  subject('“双减”专项检查笔录', '请提供某次专项检查时对某机构负责人的询问笔录和现场照片。', 'enforcement-file'),
  subject('学校撤并事项的会议讨论记录', '请提供讨论某村小撤并时的会议记录和各方意见。', 'deliberative internal'),
  subject('机关公务车辆派车单', '请提供局机关去年第四季度全部派车单。', 'internal granted'),
  subject('国家教育考试试卷保密室值守安排', '请提供国家教育考试期间试卷保密室的位置和值守人员安排。', 'state-secret'),
  subject('校园周界报警和监控点位图', '请提供市区各中小学周界报警、视频监控的点位分布图。', 'security'),
  subject('未成年人保护个案处置档案', '请提供某校一起未成年人保护个案的处置档案。', 'forbidden-by-law'),
  subject('某学校用地不动产登记资料', '请提供某学校用地的不动产登记簿信息。', 'special-query'),
  subject('镇中心小学征地补偿标准', '请提供镇中心小学扩建所征土地的补偿标准和发放情况。', 'not-ours'),
  subject(
    '民办学校教职工社会保险缴纳情况',
    '请提供某民办学校为教职工缴纳社会保险的人数和基数。',
    'not-ours third-party-rights',
  ),
  subject(
    '八十年代民办教师辞退审批表',
    '需要一九八六年前后民办教师辞退审批表，用于申请教龄补助。',
    'does-not-exist granted',
  ),
  subject('家长来信的处理经过', '去年向贵局写信反映补课问题，请说明由谁处理、怎么处理的。', 'petition'),
  subject('要求查处某校长并公开结果', '请对某校长违规收费进行查处，并把查处结果书面告诉我。', 'petition'),
  subject('历年教育年鉴', '请提供公开出版的历年教育年鉴各一册。', 'publication'),
  subject('再次申请学区划分方案', '上个月已经答复过的学区划分方案，请再提供一次。', 'repeat'),
  subject('全市学校十年来每日课程表', '请提供全市各中小学近十年每天的课程表。', 'excessive needs-creating'),
  subject('按乡镇汇总的教师调动情况', '请按乡镇、按年份汇总近十年每一名教师的调入调出情况。', 'needs-creating'),
  subject('请确认已取得文件的效力', '本人已有贵局某年印发的通知，请确认该通知现在是否有效。', 'reissue'),
  subject(
    '相关文件和材料',
    '请公开与我家孩子上学有关的所有相关文件和材料。',
    'correction-lapsed still-unclear granted',
  ),
  subject('撤并学校校舍资产移交协议', '请提供某撤并学校校舍资产移交时各方签订的协议和资产清单。', 'granted partial'),
  subject(
    '联合印发的校园安全专项方案附件',
    '请提供与其他部门联合印发的校园安全专项方案的全部附件。',
    'granted partial',
  ),
  subject(
    '高中特长生测试成绩统计',
    '请公开今年高中艺术、体育特长生测试的分项成绩分布和录取最低分。',
    'granted partial already-public',
  ),
  subject('请说明开展某项试点的理由', '想了解为什么在我们学校开展课后服务收费试点，请答复。', 'other petition'),
] as const
