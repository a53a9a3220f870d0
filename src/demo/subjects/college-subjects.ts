import { subject } from './subject.ts'

/** What is asked of a vocational college; in our own words. */
export const COLLEGE_SUBJECTS = [
  subject(
    '上一年度科研经费分类决算',
    '请提供上一年度学校各类科研项目经费的到账、支出和结余情况，按纵向、横向分列。',
    'granted partial',
  ),
  subject(
    '近三年各专业招生计划与报到人数',
    '需要近三年分专业、分省份的招生计划数、录取数和实际报到数。',
    'granted already-public',
  ),
  subject(
    '单独招生职业技能测试评分办法',
    '请公开今年单独招生职业技能测试的评分细则，以及评委的产生办法。',
    'granted partial already-public',
  ),
  subject(
    '本人单独招生面试评分记录',
    '本人参加了今年的单独招生考试，请提供面试环节本人的评分表复印件。',
    'partial does-not-exist',
  ),
  subject(
    '学生食堂承包合同和履约考核结果',
    '请提供一、二食堂现行承包合同文本，以及上学年对承包单位的考核结果。',
    'partial third-party-rights granted',
  ),
  subject(
    '学生公寓空调采购中标合同',
    '请提供学生公寓空调采购项目的中标通知书和合同正文（可隐去银行账号）。',
    'granted partial third-party-rights',
  ),
  subject(
    '实训楼加固工程决算与审计结论',
    '需要实训楼加固工程的竣工决算、审计报告结论部分和变更签证汇总。',
    'granted partial',
  ),
  subject(
    '“三公”经费近三年支出明细',
    '请公开学校近三年因公出国（境）、公务接待、公务用车的支出明细。',
    'granted already-public',
  ),
  subject(
    '国家奖学金评审办法和获奖名单',
    '请提供本学年国家奖学金、励志奖学金的评审办法和最终获奖名单。',
    'granted already-public',
  ),
  subject(
    '家庭经济困难学生认定标准和名额分配',
    '请提供困难学生认定的量化指标，以及各二级学院资助名额的分配方案。',
    'granted already-public',
  ),
  subject(
    '学费、住宿费收费标准的批准文件',
    '请提供现行学费、住宿费标准对应的物价、财政部门批准文件。',
    'granted already-public',
  ),
  subject('高级职称评审的评议记录', '请提供今年副教授评审中学科组的评议意见和票数。', 'school-rule partial'),
  subject(
    '订单班校企合作协议',
    '请提供智能制造订单班的合作协议，重点是费用承担和就业承诺条款。',
    'third-party-rights partial granted',
  ),
  subject(
    '顶岗实习单位名单和实习报酬',
    '请提供上学年顶岗实习的单位名单、人数以及学生实习报酬的最低标准。',
    'granted partial',
  ),
  subject(
    '九十年代委托培养学生学籍变动登记表',
    '需要一九九四至一九九八年委托培养班的学籍变动登记表，用于办理养老手续。',
    'does-not-exist granted',
  ),
  subject(
    '一名学生处分决定书',
    '请提供某同学违纪处分决定书，本人系该同学的合租室友。',
    'third-party-rights not-needed',
  ),
  subject(
    '校园一卡通系统采购价格和维护费',
    '请提供一卡通系统的采购合同金额、历年维护费用以及服务商名称。',
    'granted partial',
  ),
  subject('新校区征地补偿款发放清单', '请提供新校区所在村组征地补偿款的发放到户清单。', 'not-ours'),
  subject('辅导员公开招聘笔试面试成绩', '请公开今年辅导员招聘入围人员的笔试、面试和综合成绩。', 'granted partial'),
  subject(
    '聘用制人员工资构成和社保缴费基数',
    '请提供聘用制人员的工资构成办法和社会保险缴费基数的确定依据。',
    'granted partial',
  ),
  subject(
    '继续教育学院合作办学收费分成',
    '请提供继续教育学院与校外教学点的收费分成比例和上缴学校数额。',
    'granted third-party-rights',
  ),
  subject(
    '本学年助学贷款办理情况',
    '需要本学年生源地助学贷款和校园地助学贷款的办理人数、金额。',
    'granted already-public',
  ),
  subject(
    '毕业去向落实率的统计口径和底表',
    '请提供上一届毕业生去向落实率的统计口径说明和分专业底表（不含个人信息）。',
    'granted partial',
  ),
  subject('横向课题结题验收意见', '请提供某横向课题结题验收时的专家签字意见。', 'third-party-rights school-rule'),
  subject('涉密科研项目承担情况', '请提供学校承担的涉密科研项目名称和经费数额。', 'state-secret'),
  subject(
    '学生心理普查个案材料',
    '请提供今年心理普查中重点关注学生的个案材料。',
    'forbidden-by-law third-party-rights',
  ),
  subject('期末考试命题与审题的内部流程', '请提供期末考试命题、审题、印刷各环节的经办人和内部审批单。', 'school-rule'),
  subject('请解释某专业停招的原因', '请学校书面解释为什么停止某专业招生，并说明责任人。', 'petition other'),
  subject('确认已取得的学历证明是否有效', '本人已持有学校出具的学历证明，请再次出具一份证明其有效。', 'reissue'),
  subject('再次申请食堂承包合同', '去年已就食堂承包合同提出过申请，现再次申请同一内容。', 'repeat'),
  subject(
    '图书馆电子资源采购金额',
    '请提供图书馆近两年电子数据库的采购名录和合同金额。',
    'granted partial already-public',
  ),
  subject('家属区物业服务费标准', '请提供教职工家属区物业服务费的核定依据。', 'not-ours does-not-exist'),
  subject('近十年各部门会议签到表汇总', '请将近十年各部门全部会议的签到表整理成一份电子表格。', 'needs-creating'),
  subject('校史馆公开出版的校志', '请提供学校公开出版的校志全书。', 'publication'),
  subject('有关材料', '请把上次说的有关材料都给我。', 'correction-lapsed still-unclear granted'),
] as const
