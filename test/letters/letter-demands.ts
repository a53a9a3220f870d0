import { type Regime } from '../../src/law/rules.ts'

/**
 * What each letter must state: the rows of the reference on the law (law.md, section 10), in its own words, and where a
 * kept letter says it. `states` quotes the row; `found` is written by hand from the facts of the samples, not by the
 * code that writes letters.
 */
export type Demand = { states: string; found: RegExp }
export type Row = { row: string; letters: Readonly<Record<string, (regime: Regime) => readonly Demand[]>> }

const says = (states: string, found: RegExp): Demand => ({ states, found })
const self = (regime: Regime) => ({ organ: '本机关', authorised: '本单位', college: '本校' })[regime]
/** The article a letter rests on: of the 条例, or of Order 29; by analogy (参照) where Order 29 is silent. */
const OGI = '《中华人民共和国政府信息公开条例》'
const ORDER = '《高等学校信息公开办法》'
const articleOf = (regime: Regime, organ: string, college: string) =>
  new RegExp(regime === 'college' ? college : `根据${OGI}${organ}`)
const byAnalogy = (regime: Regime, article: string) =>
  new RegExp(regime === 'college' ? `参照${OGI}${article}的规定` : `根据${OGI}${article}的规定`)

const refusal =
  (organ: string, college: string, ...more: readonly Demand[]) =>
  (regime: Regime) => [
    says(
      'exact article',
      articleOf(regime, `${organ}、第三十六条第（三）项的规定`, `根据${ORDER}${college}、第十八条第（二）项的规定`),
    ),
    says('(14, 15 or 16)', regime === 'college' ? /第十条第（[一二三四]）项/ : /第十[四五六]条/),
    says('(36(3))', regime === 'college' ? /第十八条第（二）项/ : /第三十六条第（三）项/),
    says('facts', /具体事实和理由：[^。]{10,}。/),
    ...more,
  ]
const harm = (words: RegExp) => says('harm test where needed', words)

/** Where to turn with an answer. */
const CONTACT = /联系方式：信息公开办公室，地址：青岚市文渊路1号，电话：0570-5550100。/

const HISTORY = {
  correction: says('lapse facts', /于2026年9月10日告知您补正，补正期限至2026年9月30日。您无正当理由逾期未补正/),
  fee: says('lapse facts', /于2026年9月10日通知您缴纳信息处理费，缴费期限至2026年10月14日。您逾期未缴纳/),
}

const feeNotice = (mode: RegExp, count: RegExp, amount: RegExp) => () => [
  says(
    'basis',
    /《中华人民共和国政府信息公开条例》第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）/,
  ),
  says('mode', mode),
  says('count', count),
  says('amount', amount),
  says('way to pay', /缴费方式：持本通知书到青岚市政务服务中心非税收入窗口缴纳/),
  says('20 wd', /自收到本通知书次日起20个工作日内缴纳/),
  says('effect', /逾期未缴纳的，视为放弃申请/),
  says('restart', /按期缴纳的，答复期限自缴费次日起重新计算/),
  says('', CONTACT),
]

const consultationNotice = (whom: RegExp) => (regime: Regime) => [
  says('that time is excluded', /征求意见所需时间不计算在答复期限内/),
  says('from when', /答复期限自2026年9月14日的次日起停止计算/),
  says('(33(3))', byAnalogy(regime, '第三十三条第三款')),
  says('', whom),
]

const rectification = (result: RegExp) => (regime: Regime) => [
  says('corrected / transferred / referred', result),
  says('(41)', articleOf(regime, '第四十一条的规定', `根据${ORDER}第十九条的规定`)),
  says('', /要求更正：汇总表中负责人的职称一栏/),
]

const others = (organ: string, ...more: readonly Demand[]) => {
  const college = `根据${ORDER}第十八条第（七）项的规定`
  return (regime: Regime) => [says(organ, articleOf(regime, `第${organ}的规定`, college)), ...more]
}

export const ROWS: readonly Row[] = [
  {
    row: '登记回执 receipt',
    letters: {
      receipt: (regime) => [
        says('number', /登记编号：2026-0017/),
        says('date of receipt', /收到之日为2026年9月7日/),
        says(
          'rule used (31)',
          regime === 'college'
            ? /（参照《中华人民共和国政府信息公开条例》第三十一条第（三）项）/
            : /（依据《中华人民共和国政府信息公开条例》第三十一条第（三）项）/,
        ),
        says('channel', /以互联网方式/),
        says('subject', /申请内容为：“2025年度科研经费使用情况”/),
        says(
          'reply-by date',
          regime === 'college'
            ? /15个工作日，本校将于2026年9月28日前（含当日）答复/
            : /20个工作日，本(机关|单位)将于2026年10月10日前（含当日）答复/,
        ),
      ],
    },
  },
  {
    row: '补正告知书',
    letters: {
      correction: (regime) => [
        says('what is unclear', /“有关经费”未指明是哪一项经费。\n.*未指明所需信息的年度。/),
        says('how to fix', /补正方法：写明经费名称/),
        says('period', /于2026年9月30日前（含当日）将补正材料提交/),
        says('consequence of lapse', /无正当理由逾期不补正的，视为放弃申请/),
        says('that the clock restarts', /收到补正材料之日起重新计算，为(15|20)个工作日/),
        says('(30)', articleOf(regime, '第三十条的规定', `根据${ORDER}第十八条第（五）项的规定`)),
        says('', /一次性告知/),
        says('', CONTACT),
      ],
    },
  },
  {
    row: '说明理由告知书',
    letters: {
      'reasons-request': (regime) => [
        says('volume found', /经查，2026年1月至8月，同一申请人共提出申请46件/),
        says('request for reasons', /书面说明理由/),
        says('period', /于2026年9月25日前（含当日）/),
        says('(35)', byAnalogy(regime, '第三十五条')),
        says('', CONTACT),
      ],
    },
  },
  {
    row: '延期答复告知书',
    letters: {
      extension: (regime) => [
        says('reason', /因所申请的信息涉及的档案数量较多，需要逐件核对/),
        says(
          'new last date',
          regime === 'college' ? /延长15个工作日，本校将于2026年10月23日前/ : /延长20个工作日，本..将于2026年11月6日前/,
        ),
        says('approved by the head of the office', /信息公开工作机构负责人同意/),
        says(
          '(33)',
          articleOf(regime, '第三十三条第二款的规定', '根据《青岚职业技术学院信息公开实施细则》第二十条的规定'),
        ),
      ],
    },
  },
  {
    row: '第三方意见征询书',
    letters: {
      'third-party-consultation': (regime) => [
        says('information concerned', /涉及贵方：《学生食堂委托经营合同》（2025年8月签订）的价款和分成条款/),
        says('grounds', /合同载有贵方的分成比例和成本构成，公开该信息可能影响贵方合法权益/),
        says('15 wd', /自收到本征询书之日起15个工作日内/),
        says('effect of silence', /逾期未提出意见的，由本..?依照规定决定是否公开/),
        says(
          'how to answer',
          /书面答复是否同意公开.*联系方式：信息公开办公室，地址：青岚市文渊路1号，电话：0570-5550100/s,
        ),
        says('(32)', byAnalogy(regime, '第三十二条')),
      ],
    },
  },
  {
    row: '征求意见告知书 (applicant)',
    letters: {
      'consultation-notice': consultationNotice(/涉及第三方/),
      'consultation-notice-co-producer': consultationNotice(/涉及共同制作该信息的其他机关/),
    },
  },
  {
    row: '告知第三方公开决定',
    letters: {
      'third-party-disclosure': (regime) => [
        says('content to be disclosed', /决定公开下列涉及贵方的信息：《学生食堂委托经营合同》/),
        says('reasons', /决定公开的理由：该合同支配学生伙食费的使用，不公开可能对公共利益造成重大影响/),
        says('remedies', regime === 'college' ? /举报.*申诉/s : /如对本公开决定不服，可以.*60日内.*6个月内/s),
        says('(32)', byAnalogy(regime, '第三十二条')),
      ],
    },
  },
  {
    row: '收费通知书',
    letters: {
      'fee-notice': feeNotice(/按量计收/, /本次申请共150页/, /应缴金额：1700元/),
      'fee-notice-items': feeNotice(/按件计收/, /本自然月内共提出41件/, /应缴金额：4300元/),
    },
  },
  {
    row: '公开 / 已主动公开答复书',
    letters: {
      'reply-granted': (regime) => [
        says('information', /内容如下：\n.*《2025年度科研经费使用情况汇总表》。\n.*《科研经费管理办法》。/),
        says('time', /提供时间：2026年(10月9|9月25)日/),
        says('(36(1)(2))', articleOf(regime, '第三十六条第（二）项的规定', `根据${ORDER}第十八条第（一）项的规定`)),
        says('', /提供方式：以电子邮件方式/),
        says('', /附件：1. 2025年度科研经费使用情况汇总表\n.*2. 科研经费管理办法/),
      ],
      'reply-already-public': (regime) => [
        says('or way', /方式、途径告知您：青岚市教育局网站“信息公开—财政资金”栏目/),
        says('(36(1)(2))', articleOf(regime, '第三十六条第（一）项的规定', `根据${ORDER}第十八条第（一）项的规定`)),
      ],
    },
  },
  {
    row: '部分公开答复书',
    letters: {
      'reply-partial': (regime) => [
        says('what is given', /一、予以公开的内容\n.*《2025年度科研经费使用情况汇总表》.*\n.*《科研经费管理办法》/),
        says('', /提供方式：以电子邮件方式发送至申请时填写的邮箱；提供时间：2026年(10月9|9月25)日/),
        says('', /含有不应当公开的内容，能够作区分处理/),
        says('what not', /二、不予公开的内容和理由\n.*经办人的身份证件号码/),
        says(
          'reason per part',
          regime === 'college'
            ? /涉及个人隐私，公开会对.*理由：本人不同意公开。公开可能造成的损害：公开后可能被冒用/
            : /理由：属于自然人的隐私.*公开可能造成的损害：公开后可能被冒用.*\n.*讨论记录，.*理由：该记录形成于决定作出之前/,
        ),
        says('(37)', articleOf(regime, '第三十七条的规定', `根据${ORDER}第十八条第（四）项的规定`)),
        says(
          '',
          regime === 'college'
            ? /第十条第（三）项、第十八条第（二）项的规定，不予公开/
            : /第十五条、第三十六条第（三）项的规定，不予公开.*\n.*第十六条第二款、第三十六条第（三）项的规定，不予公开/,
        ),
      ],
    },
  },
  {
    row: '不予公开答复书',
    letters: {
      'reply-state-secret': refusal('第十四条', '第十条第（一）项', says('', /依法确定为国家秘密.*密级为秘密/)),
      'reply-forbidden-by-law': refusal(
        '第十四条',
        '第十条第（四）项',
        says('', /禁止公开的具体依据：《中华人民共和国统计法》第二十八条/),
      ),
      'reply-security': refusal(
        '第十四条',
        '',
        says('', /危及国家安全、公共安全、经济安全、社会稳定/),
        harm(/公开可能造成的损害：公开后可能使上述部署失去作用/),
      ),
      'reply-third-party-rights': refusal(
        '第十五条',
        '第十条第（二）项',
        says('', /涉及商业秘密，公开会对第三方合法权益造成损害。.*企业书面答复不同意公开/),
        harm(/公开可能造成的损害：公开后将使该企业在同类投标中处于不利地位/),
      ),
      'reply-third-party-rights-general': refusal(
        '第十五条',
        '第十条第（二）项、第（三）项',
        says('', /涉及商业秘密、个人隐私等.*企业书面答复不同意公开/),
        harm(/公开可能造成的损害：公开后将使该企业在同类投标中处于不利地位/),
      ),
      'reply-internal': refusal('第十六条第一款', '', says('', /人事管理、后勤管理、内部工作流程.*内部值班和车辆安排/)),
      'reply-deliberative': refusal('第十六条第二款', '', says('', /讨论记录、过程稿、磋商信函、请示报告.*该纪要/)),
      'reply-enforcement-file': refusal('第十六条第二款', '', says('', /行政执法案卷信息.*调查笔录/)),
      'reply-school-rule': refusal(
        '',
        '第十条第（四）项',
        says('', /禁止公开的具体依据：《青岚职业技术学院档案管理办法》第十五条/),
      ),
    },
  },
  {
    row: '信息不存在',
    letters: {
      'reply-does-not-exist': (regime) => [
        says('that', /申请公开的(政府)?信息不存在/),
        says('and where it was searched', /检索了档案室2020年以来的纸质档案、办公系统收发文库、科研处业务系统/),
        says('(36(4))', articleOf(regime, '第三十六条第（四）项的规定', `根据${ORDER}第十八条第（三）项的规定`)),
        says('', /检索关键词为“科研经费”“科研项目经费”“横向课题”/),
      ],
    },
  },
  {
    row: '非本机关',
    letters: {
      'reply-not-ours': (regime) => [
        says('reason', /理由：科研项目资金由科技主管部门管理并公开/),
        says(
          'name and contact of the right organ if known',
          /建议您向青岚市科学技术局提出申请，联系方式：青岚市文渊路9号，电话0570-5550199/,
        ),
        says('(36(5))', articleOf(regime, '第三十六条第（五）项的规定', `根据${ORDER}第十八条第（三）项的规定`)),
        says('', new RegExp(`不属于${self(regime)}负责公开`)),
      ],
    },
  },
  {
    row: '不予重复处理',
    letters: {
      'reply-repeat': (regime) => [
        says('date and number of the earlier reply', /于2026年5月18日以青教公复〔2026〕12号作出答复/),
        says('(36(6))', articleOf(regime, '第三十六条第（六）项的规定', `根据${ORDER}第十八条第（六）项的规定`)),
        says('', /不予重复处理。/),
      ],
    },
  },
  {
    row: '按特别规定办理',
    letters: {
      'reply-special-query': (regime) => [
        says('the act', /另有特别规定：《不动产登记暂行条例》第二十七条/),
        says('and procedure', /办理途径和程序：携带身份证明到不动产登记机构申请查询/),
        says('(36(7))', articleOf(regime, '第三十六条第（七）项的规定', '—')),
      ],
    },
  },
  {
    row: '不予提供(加工) / 信访类 / 出版物 / 不予处理',
    letters: {
      'reply-needs-creating': (regime) => [
        says('article 38', others('三十八条')(regime)[0]!.found),
        says('', /需要对现有信息进行加工、分析。具体事实和理由：现有数据分散在各项目台账中/),
      ],
      'reply-petition': (regime) => [
        says('39(1)', others('三十九条第一款')(regime)[0]!.found),
        says('+ right channel', /可以通过下列渠道提出：登录省信访局网上信访平台/),
        says('', /信访、投诉、举报等事项：申请书主要内容为要求查处招生工作人员/),
      ],
      'reply-publication': (regime) => [
        says('39(2)', others('三十九条第二款')(regime)[0]!.found),
        says('', /公报、报刊、书籍等公开出版物.*获取途径：青岚市图书馆/s),
      ],
      'reply-excessive': (regime) => [
        says('35', others('三十五条')(regime)[0]!.found),
        says('', /46件.*您说明的理由不合理：未说明/),
      ],
    },
  },
  {
    row: '视为放弃告知',
    letters: {
      'reply-correction-lapsed': (regime) => [
        HISTORY.correction,
        says(
          '(30',
          articleOf(regime, '第三十条的规定，视为您放弃申请', `根据${ORDER}第十八条第（五）项的规定，视为您放弃`),
        ),
      ],
      'reply-fee-lapsed': () => [
        HISTORY.fee,
        says('or fee)', /第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定，视为您放弃申请/),
      ],
    },
  },
  {
    row: '更正答复',
    letters: {
      rectification: rectification(/不属于本..?更正职权范围，本..?已转送有权更正的青岚市科学技术局处理/),
      'rectification-corrected': rectification(/经核实，职称与聘任文件不一致。.*，本..?已予更正。/),
      'rectification-unchanged': rectification(/登记的职称与人事档案一致。.*该记录不存在不准确的情形，本..?不予更正。/),
      'rectification-referred': rectification(/请您向有权更正的青岚市科学技术局提出/),
    },
  },
]

/** Letters the reference has no row for, by the articles they rest on. */
export const BEYOND: Row['letters'] = {
  'co-producer-consultation': (regime) => [
    says('information', /共同制作：《学生食堂委托经营合同》/),
    says('15 wd (34)', /15个工作日内/),
    says('silence is consent (34)', /逾期未提出意见的，视为同意公开/),
    says('how to answer', /联系方式：信息公开办公室/),
    says('(34)', byAnalogy(regime, '第三十四条')),
  ],
  'reply-still-unclear': (regime) => [
    says('history', /于2026年9月10日告知您补正，您补正后，申请内容仍不明确：补正材料仍未写明/),
    says(
      '(30)',
      articleOf(regime, '第三十条的规定，本..无法提供', `根据${ORDER}第十八条第（五）项的规定，本校无法提供`),
    ),
  ],
  'reply-reissue': (regime) => [
    says('facts', /确认或者重新出具已经获取的信息。具体事实和理由：要求在已获取的复印件上加盖印章/),
    says('result', new RegExp(`${self(regime)}不予处理`)),
  ],
  'reply-not-needed': () => [
    says('facts', /自身学习、科研、工作等特殊需要无关。具体事实和理由：申请人说明的用途/),
    says('article', /根据《高等学校信息公开办法》第九条、?.*的规定，本校不予提供/),
  ],
  'reply-withdrawn': () => [says('facts', /于2026年9月20日向本..?提出撤回上述申请.*终止办理/)],
  'reply-other': () => [
    says('facts', /具体事实和理由：来件为对教学安排的意见/),
    says('result', /作其他处理，现予告知/),
  ],
}

const NAMES: Record<Regime, { organ: string; number: string }> = {
  organ: { organ: '青岚市教育局', number: '青教公复〔2026〕31号' },
  authorised: { organ: '青岚市教育考试院', number: '青教公复〔2026〕31号' },
  college: { organ: '青岚职业技术学院', number: '青职院公复〔2026〕3号' },
}
const TO_OTHERS = ['third-party-consultation', 'co-producer-consultation', 'third-party-disclosure']
const PARTY = '青岚市云上餐饮有限公司'

/** What every letter has: "title, document number, addressee, receipt date, subject, body, signature of the organ, date". */
export function commonDemands(regime: Regime, letter: string): Demand[] {
  const { organ, number } = NAMES[regime]
  const outward = TO_OTHERS.includes(letter)
  const record = letter.startsWith('rectification')
  return [
    says('title', /^(政府)?信息.*(书|回执)\n(（.+）\n)?/),
    says('document number', new RegExp(`\n${number}\n`)),
    says('addressee', new RegExp(`\n\n${outward ? PARTY : '李明'}：\n`)),
    // Who is consulted need not know who asks, nor when (PIPL art. 6); a correction is asked for after the reply.
    ...(outward ? [] : [says('receipt date', record ? /于2026年10月8日向/ : /于2026年9月7日收到/)]),
    says('subject', outward ? /《学生食堂委托经营合同》/ : /“2025年度科研经费使用情况”/),
    says('signature of the organ (not of the office), date', new RegExp(`\n\n${organ}\n2026年\\d+月\\d+日\n$`)),
  ]
}

const FIRST =
  /应当自收到本答复之日起60日内，先向青岚市人民政府申请行政复议；.*收到行政复议决定书之日起15日内，向青岚市云溪区人民法院提起行政诉讼。.*不予受理、驳回申请或者受理后超过行政复议期限不作答复的，可以自收到决定书之日或者行政复议期限届满之日起15日内，向青岚市云溪区人民法院提起行政诉讼。.*未经行政复议，不得直接就此提起行政诉讼/
const CHOICE =
  /可以自收到本(答复|公开决定)之日起60日内，向青岚市人民政府申请行政复议，或者自收到本(答复|公开决定)之日起6个月内，直接向青岚市云溪区人民法院提起行政诉讼/
const COLLEGE = [
  says('report (举报)', /第二十六条，向青岚职业技术学院纪检监察室或者省教育厅举报/),
  says('appeal (申诉)', /第五十五条第二款，向省教育厅申诉/),
]
const REFUSALS = [
  'state-secret',
  'forbidden-by-law',
  'security',
  'third-party-rights',
  'third-party-rights-general',
  'internal',
  'deliberative',
  'enforcement-file',
].map((outcome) => `reply-${outcome}`)

/** Which of the variants R, C, T, P or none a letter has. */
export function remedyDemands(regime: Regime, letter: string): { demands: Demand[]; never: RegExp | null } {
  const decides =
    letter.startsWith('reply-') || letter.startsWith('rectification') || letter === 'third-party-disclosure'
  if (!decides) return { demands: [], never: /行政复议|行政诉讼|举报|申诉/ }
  if (regime === 'college') return { demands: COLLEGE, never: /行政复议|行政诉讼|\d+日内/ }
  const online =
    regime === 'authorised' ? [says('online filing link', /互联网渠道提交：\nhttps:\/\/fy\.example\.org\/apply\n/)] : []
  if (letter === 'reply-partial')
    return {
      demands: [says('R', FIRST), says('C', CHOICE), says('', /如对本答复中不予公开的部分不服/), ...online],
      never: null,
    }
  if (REFUSALS.includes(letter)) return { demands: [says('R', FIRST), ...online], never: /或者自收到.*6个月/ }
  return { demands: [says('C', CHOICE), ...online], never: /先向|不得直接/ }
}
