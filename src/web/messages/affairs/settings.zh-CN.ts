/** What an office sets for itself. */
export const settings = {
  title: '设置',
  lead: '这些内容显示在公众的指南、答复书和年度报告里。更改后立即生效，记入操作日志。',
  regime: (label: string) => `单位性质：${label}。性质决定适用的规定，不能在这里更改。`,
  submit: '保存',
  done: { saved: '设置已保存。' },
  groups: {
    office: '信息公开工作机构',
    remedies: '救济途径',
    letters: '文书',
    school: '本校的规定',
    report: '年度报告',
    reminders: '提醒的时间',
    outgoing: '外发文件',
    online: '网上申请',
    guide: '指南',
  },
  about: {
    matters:
      '不选的，一次提交几项事由时每项登记为一件申请并相互关联；选择的，几项事由登记为一件，一并答复。申请人会看到相应的说明。',
    reminders:
      '到期提醒、逾期催办、每日汇总只在工作日的这段时间内发出；其余时间应发的留到下一个工作日，不会漏掉。同事之间的交办、征询、送审通知随时发出。',
    secondPerson:
      '选择的，外发文件里查出的内容没有清除、遮盖而要保留的，写明理由以后还要由另一个人同意才能发出；不选的，写明理由即可。',
    costs: '选择的，申请表询问是否申请减免费用并可以上传困难证明（高等学校信息公开办法第二十条）。',
    remedies:
      '答复书里要写明向谁申请复议、向哪个法院起诉，或者向谁举报、申诉。没有填写的，文书里只能概括写明；告知不清楚，会使申请复议的期限延长（行政复议法第二十条）。',
    school:
      '《高等学校信息公开办法》第十八条规定15个工作日内答复，没有规定延长和暂停。本校实施细则另有规定的填写在这里；留空的按《办法》执行。',
    purpose:
      '《高等学校信息公开办法》第九条规定根据学习、科研、工作等特殊需要申请，高等学校可以询问用途。行政机关不得要求说明用途（条例第二十七条）。',
    reportYear: '按学年（9月1日至次年8月31日）报告的留空；按其他期间报告的，填写起始日，例如按公历年填1月1日。',
  },
  fields: {
    name: '单位名称',
    office: '机构名称',
    head: '负责人',
    address: '办公地址',
    postcode: '邮政编码',
    phone: '联系电话',
    fax: '传真',
    email: '电子邮箱',
    hours: '办公时间',
    reconsiderationBody: '行政复议机关',
    court: '有管辖权的人民法院',
    supervisionUnit: '监督部门（受理举报）',
    educationDepartment: '教育行政部门（受理申诉、举报）',
    onlineFilingUrl: '网上申请行政复议的网址',
    documentCode: '机关代字',
    redHead: '红头名称（选填）',
    ownRules: '实施细则的名称',
    replyWorkdays: '答复期限（工作日）',
    extensionWorkdays: '最多延长（工作日）',
    correctionNoticeWorkdays: '告知补正（工作日）',
    consultationWorkdays: '征求意见（工作日）',
    remindFrom: '从几点起',
    remindUntil: '到几点止',
    asksPurpose: '申请表询问信息用途',
    chargesCosts: '本校收取检索、复制、邮寄等成本费',
    matters: '一次提交的几项事由作为一件申请登记',
    secondPerson: '外发文件里保留的内容要由第二人同意',
    month: '起始月',
    day: '起始日',
    guide: '补充说明',
  },
  searchHelp: {
    counted: (help: {
      from: string
      to: string
      searched: number
      shown: number
      told: number
      left: number
      filed: number
      percent: number | null
    }) =>
      `${help.from}至${help.to}，申请前查找${help.searched}次。${help.shown}人看到已经公开的信息或者对应的渠道：${help.told}人表示已经找到，${help.left}人打开后没有再申请，${help.filed}人仍然提交了申请${
        help.percent === null ? '' : `；得到帮助的占${help.percent}%`
      }。`,
    how: (days: number) =>
      `“打开后没有再申请”指打开过其中一条、${days}天内在同一浏览器里没有提交申请的人，所以统计到${days}天以前为止。换一台设备提交的也算在内，只看提示、没有打开就离开的不算。只计次数，不记录是谁、查了什么。`,
  },
  hints: {
    name: '全称，文书和报告上用这个名称。',
    office: '例如 党委（校长）办公室',
    hours: '例如 工作日8:30—11:30，14:00—17:00',
    reconsiderationBody: '例如 示例市人民政府',
    court: '例如 示例市示例区人民法院',
    supervisionUnit: '例如 纪检监察室',
    educationDepartment: '例如 示例省教育厅',
    onlineFilingUrl: '以 https:// 开头',
    documentCode: '答复书文号用，例如 示教公，文号即为 示教公〔2026〕1号',
    redHead:
      '文书首页印红色的机关名称、文号和红线（GB/T 9704），例如 示例市教育局文件。留空的不印，已经发出的文书不变。',
    ownRules: '例如 《示例学院信息公开实施细则》。没有填写的，延期答复的文书无法出具。',
    replyWorkdays: (fallback: number) => `《办法》第十八条：${fallback}个工作日`,
    extensionWorkdays: (fallback: number) => `《办法》没有规定延长（${fallback}）；细则规定可以延长的填写`,
    correctionNoticeWorkdays: (fallback: number) => `参照条例第三十条：${fallback}个工作日`,
    consultationWorkdays: (fallback: number) => `参照条例第三十二条、第三十四条：${fallback}个工作日`,
    reminderHours: (from: number, until: number) => `0至24的整数；两项都留空的，${from}点至${until}点。`,
    guide: '接在指南后面，每行一段。',
  },
  problems: {
    number: (label: string) => `${label}应是0至250的整数，或者留空`,
    replyNumber: (label: string) => `${label}应是1至250的整数，或者留空`,
    url: '网上申请行政复议的网址应以 https:// 或 http:// 开头',
    email: '电子邮箱的格式不正确，例如 name@example.org',
    postcode: '邮政编码应是6位数字',
    purpose: '行政机关和法律、法规授权的组织不得要求申请人说明用途（条例第二十七条），请取消选择',
    reminderHours: '提醒的时间要同时填写两个整点，前一个早于后一个，例如 9 和 18；两项都留空的按通常时间',
    collegeOnly: '只有高等学校可以设置这一项',
    yearStart: '年度起始日要同时填写月和日，并且是每年都有的日子；按学年报告的两项都留空',
  },
}
