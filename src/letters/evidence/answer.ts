import { citationOf, outcomeRule } from '../../law/outcomes.ts'
import { type Block, type OfficialDocument, paragraph, upright } from '../document.ts'
import { clause, dayText } from '../phrases.ts'
import { type CaseEvidence, type EvidenceFacts } from './facts.ts'

type Forum = EvidenceFacts['forum']

const TITLES: Record<Forum, string> = {
  reconsideration: '行政复议答复书',
  court: '行政诉讼答辩状',
  complaint: '关于投诉举报事项的情况说明',
}
const OURS: Record<Forum, string> = {
  reconsideration: '答复人（被申请人）',
  court: '答辩人（被告）',
  complaint: '说明单位',
}
const THEIRS: Record<Forum, string> = { reconsideration: '申请人', court: '原告', complaint: '投诉举报（申诉）人' }

/** What only the office can say or must check stands in these brackets. */
const toFill = (text: string): string => `〔${text}〕`

/**
 * The answer to an application for reconsideration or a complaint in court, as far as the record can write it: who, what
 * happened, that and how the procedure was kept, what was replied on which ground, what is asked. A draft: its brackets are
 * for the office. 行政复议法 arts. 48, 54, 68, 69; 行政诉讼法 arts. 67, 69.
 */
export function answerDraft(facts: EvidenceFacts): OfficialDocument {
  const { forum, organ, madeOn } = facts
  return {
    title: TITLES[forum],
    author: organ.name,
    on: madeOn,
    sections: upright([
      { type: 'title', lines: [TITLES[forum]] },
      ...(facts.docketNumber ? [paragraph(facts.docketNumber, 'centre')] : []),
      { type: 'blank' },
      ...parties(facts),
      { type: 'blank' },
      paragraph(`${facts.body ?? toFill('复议机关、法院或者受理单位')}：`, 'addressee'),
      paragraph(opening(facts)),
      heading('一、申请和办理的经过'),
      ...facts.cases.flatMap(course),
      heading('二、程序和期限'),
      ...facts.cases.map((kase) => paragraph(timeliness(kase))),
      heading('三、答复的事实、理由和依据'),
      ...facts.cases.flatMap(grounds),
      paragraph(toFill('请针对对方的请求和理由逐项回应')),
      heading('四、意见'),
      paragraph(request(facts)),
      { type: 'blank' },
      {
        type: 'list',
        items: [{ mark: '附件：', text: forum === 'complaint' ? '有关材料一份' : '证据、依据清单和材料一份' }],
      },
      { type: 'signature', organ: organ.name, on: madeOn },
    ]),
  }
}

const heading = (text: string): Block => ({ type: 'heading', text })

function parties({ forum, organ, agent, cases }: EvidenceFacts): Block[] {
  const theirs = [...new Set(cases.map(({ applicant }) => applicant))].join('、')
  return [
    `${OURS[forum]}：${organ.name}，住所地${organ.address ?? toFill('地址')}。`,
    `法定代表人（负责人）：${toFill('姓名、职务')}。`,
    `委托代理人：${agent ?? toFill('姓名、单位')}。`,
    `${THEIRS[forum]}：${theirs || toFill('姓名或者名称')}。`,
  ].map((text) => paragraph(text, 'margin'))
}

function opening({ forum, broughtOn, copyReceivedOn, simplified, cases }: EvidenceFacts): string {
  const what =
    cases.length > 0
      ? `答复人对其信息公开申请（${cases.map(({ number }) => number).join('、')}）的处理`
      : toFill('争议的事项')
  const when = broughtOn === null ? '' : `于${dayText(broughtOn)}`
  const got = copyReceivedOn === null ? toFill('收到副本的日期') : dayText(copyReceivedOn)
  switch (forum) {
    case 'reconsideration':
      return `申请人不服${what}，${when}申请行政复议。答复人于${got}收到行政复议申请书副本，现依照《中华人民共和国行政复议法》第${simplified ? '五十四' : '四十八'}条的规定答复如下：`
    case 'court':
      return `原告不服${what.replaceAll('答复人', '答辩人')}，${when}提起行政诉讼。答辩人于${got}收到起诉状副本，现依照《中华人民共和国行政诉讼法》第六十七条的规定答辩如下：`
    case 'complaint':
      return `就${what.replaceAll('答复人', '本单位')}，${when ? `${when}收到投诉举报（申诉）。` : ''}现将有关情况说明如下：`
  }
}

/** The course of the case as a lawyer tells it: only what stands, day by day. */
function course({ number, subject, record }: CaseEvidence): Block[] {
  const told = record.filter(({ isVoid, label }) => !isVoid && label !== '作废登记')
  const lines = told.map(({ on, label, said }) => `${dayText(on)}，${label}${said ? `（${said}）` : ''}`)
  return [paragraph(`申请编号${number}，申请内容为“${clause(subject)}”。${lines.join('；')}。`)]
}

/** Whether the reply came in time, said only as the record bears it out. */
function timeliness({ number, receivedOn, dueOn, reply }: CaseEvidence): string {
  if (receivedOn === null) return `申请${number}尚未确认收到${toFill('请说明')}。`
  const due = dueOn === null ? '' : `，答复期限至${dayText(dueOn)}届满`
  const start = `申请${number}于${dayText(receivedOn)}收到${due}。`
  if (reply === null) return `${start}尚未答复${toFill('请说明原因')}。`
  if (dueOn === null) return `${start}已于${dayText(reply.on)}答复。`
  return !isLate({ dueOn, reply })
    ? `${start}已于${dayText(reply.on)}答复，没有超过法定期限。计算方法见证据清单所列“答复期限的计算”。`
    : `${start}于${dayText(reply.on)}答复，晚于期限${toFill('请核对并说明原因')}。`
}

function grounds({ number, regime, reply }: CaseEvidence): Block[] {
  if (reply === null) return []
  const { label, reasons } = outcomeRule(reply.outcome)
  const cited = citationOf(reply.outcome, regime)
  const basis = cited === null ? '' : `，依据为${cited}`
  const why = reply.reason ? `理由是：${clause(reply.reason)}。` : reasons ? toFill('请写明事实和理由') : ''
  return [paragraph(`对申请${number}，办理结果为“${label}”${basis}。${why}`)]
}

/** What the body is asked for; left to the office where the record shows no reply to defend, or a late one. */
function request({ forum, cases }: EvidenceFacts): string {
  const replied = cases.some(({ reply }) => reply !== null)
  if (forum === 'complaint') return '以上情况，特此说明。'
  if (!replied) return toFill('请写明意见：没有可以请求维持的答复')
  if (cases.some(isLate)) return toFill('答复晚于法定期限，请写明意见')
  return forum === 'reconsideration'
    ? '综上，答复人所作答复认定事实清楚，证据确凿，适用依据正确，程序合法，内容适当，请求依照《中华人民共和国行政复议法》第六十八条的规定决定维持。'
    : '综上，答辩人所作答复证据确凿，适用法律、法规正确，符合法定程序，请求依照《中华人民共和国行政诉讼法》第六十九条的规定判决驳回原告的诉讼请求。'
}

const isLate = ({ dueOn, reply }: Pick<CaseEvidence, 'dueOn' | 'reply'>): boolean =>
  dueOn !== null && reply !== null && reply.on > dueOn
