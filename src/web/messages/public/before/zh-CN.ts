/** Before filing: what can be asked for, the right doors for what cannot, what is public already. Chinese. */
export const zh = {
  title: '申请公开信息',
  subject: '您想了解什么？',
  subjectHint: '用几个词写出信息的名称或者主题，先看看是不是已经公开。也可以不填，直接开始。',
  start: '继续',
  returning: '继续填写以前保存的申请',
  time: '大约需要5分钟。填写的内容可以随时保存，7天内凭草稿码继续。',
  notice: '我们怎样处理您填写的个人信息',
  can: '可以申请的',
  canItems: {
    organ: [
      '本单位在工作中制作或者收到的文件、表格、数据，例如通知、合同、决算、统计表（条例第二条）',
      '已经有的、查得到的，不需要另外制作的',
    ],
    college: [
      '学校在办学和服务社会中制作或者收到的文件、表格、数据，例如招生办法、经费决算、采购合同（高等学校信息公开办法第二条）',
      '已经有的、查得到的，不需要另外制作的',
    ],
  },
  cannot: '不能通过信息公开申请办理的，请走对应的渠道',
  matched: '您要办的可能是',
  supervision: (unit: string) => `本单位受理举报的部门：${unit}。`,
  doors: {
    petition: {
      name: '投诉、举报、信访',
      text: '不作为信息公开申请处理。请向信访部门、投诉举报渠道提出。',
    },
    gazette: {
      name: '公报、报刊、书籍等公开出版物',
      text: '请从图书馆、档案馆、书店、官方网站获取。',
    },
    creation: {
      name: '汇总、统计、分析，制作新的材料',
      text: '提供的是已有的信息；需要另行加工、分析的，可以不予提供。请改为申请已有的文件或者表格。',
    },
    special: {
      name: '不动产登记、工商登记、户籍、诉讼、档案等查询',
      text: '法律、行政法规另有规定的，请按有关规定向登记机构、法院、档案馆查询。',
    },
    advice: {
      name: '咨询、求助、问为什么',
      text: '信息公开提供的是文件和数据。政策咨询、办事求助请打电话或者写信给有关部门。',
    },
    confirmation: {
      name: '要求确认一件事、重新开具已有的材料',
      text: '不是信息公开。请向出具材料的部门申请办理。',
    },
  },
  byAnalogy: '参照',
  foundTitle: '已经公开的，可能就是您要的',
  foundIntro: (subject: string) => `与“${subject}”有关、已经公开的信息：`,
  foundCount: (count: number) => `找到${count}条已经公开的信息`,
  opensNew: '（在新窗口打开）',
  helped: '已经找到，不用申请了',
  goOn: '没有我要的，继续申请',
  waitTitle: '请稍等',
  waitText: (seconds: number) =>
    `现在从您所在的网络来的申请很多。请等${seconds}秒，再按“继续”。您填写的内容还在，不用重新填写；不必返回，也不必刷新。`,
  waitLeft: '到时会自动继续，剩余秒数：',
  thanks: '很高兴已经帮您找到',
  thanksText: '以后需要申请的，随时可以再来。您写的内容没有提交，也没有保存。',
  toFront: '返回首页',
}
