import { RECONSIDERATION_FIRST_FROM, type RemedyAdvice, type RemedyRoute } from './remedy-advice.ts'
import { type RemedyKind } from './remedy-kinds.ts'

/** Where the applicant turns, as the office has set it. Empty or null: the general words of the law are printed. */
export type RemedyBodies = {
  /** Who hears the reconsideration. A local department's: the government of the same level (行政复议法 art. 24). */
  reconsiderationBody: string | null
  court: string | null
  /** A college's own supervision unit, for reports. */
  supervisionUnit: string | null
  /** The education department in charge of the college. */
  educationDepartment: string | null
  /** Where reconsideration is applied for online; to be named in replies sent online (行政复议法 art. 22). */
  onlineFilingUrl: string | null
}

const NEEDED: Record<RemedyKind, readonly (keyof RemedyBodies)[]> = {
  reconsideration: ['reconsiderationBody'],
  'lawsuit-direct': ['court'],
  'lawsuit-after-reconsideration': ['court'],
  'violation-report': ['supervisionUnit', 'educationDepartment'],
  complaint: [],
  'institutional-appeal': ['educationDepartment'],
}

/** The bodies this advice has to name and the office has not set. A vague paragraph lengthens the period (art. 20). */
export function missingBodies(advice: RemedyAdvice, bodies: RemedyBodies): (keyof RemedyBodies)[] {
  const needed = new Set(advice.routes.flatMap((route) => NEEDED[route.kind]))
  return [...needed].filter((body) => !bodies[body]?.trim())
}

/**
 * The remedies paragraph of a letter, sentence by sentence; empty for letters that decide nothing.
 * Periods are natural days and months from receipt. A college's sentences name no period: the acts set none.
 */
export function remedyParagraph(advice: RemedyAdvice, bodies: RemedyBodies): string[] {
  const named = nameBodies(advice, bodies)
  switch (advice.variant) {
    case 'reconsideration-first':
      return [...firstReconsider(advice, named), ...online(bodies)]
    case 'either':
      return [`如对${advice.against}不服，${choice(advice, named)}`, ...online(bodies)]
    case 'college':
      return [reportSentence(named), appealSentence(named)]
    case 'college-report-only':
      return [reportSentence(named)]
    case 'none':
      return []
  }
}

type NamedBodies = { reconsideration: string; court: string; supervision: string; education: string }

function nameBodies(advice: RemedyAdvice, bodies: RemedyBodies): NamedBodies {
  return {
    reconsideration: bodies.reconsiderationBody?.trim() || generalBody(advice),
    court: bodies.court?.trim() || '有管辖权的人民法院',
    supervision: bodies.supervisionUnit?.trim() || '学校内设监察部门',
    education: bodies.educationDepartment?.trim() || '主管教育行政部门',
  }
}

/** Since 2024 a local department hears none any more: its authorised organisations go to the government (arts. 24, 25). */
const MANAGING_GOVERNMENT =
  '管理本单位的人民政府（由政府工作部门管理的，为该部门的本级人民政府；由国务院部门管理的，为该部门）'

/** 行政复议法 (2023) arts. 24, 25; until 2023 also the department one level up (1999, art. 12). */
function generalBody({ regime, decidedOn }: RemedyAdvice): string {
  if (regime === 'authorised')
    return decidedOn >= RECONSIDERATION_FIRST_FROM ? MANAGING_GOVERNMENT : '管理本单位的人民政府或者主管部门'
  return decidedOn >= RECONSIDERATION_FIRST_FROM ? '本级人民政府' : '本级人民政府或者上一级主管部门'
}

/** 行政复议法 (2023) art. 23(1)(4), and art. 34 where the reconsideration body refuses, dismisses or keeps silent. */
function firstReconsider(advice: RemedyAdvice, named: NamedBodies): string[] {
  const [first, after] = advice.routes
  const what = advice.withheldPartOnly ? '本答复中不予公开的部分' : '本答复'
  const sentences = [
    `如对${what}不服，应当自收到本答复之日起${length(first)}内，先向${named.reconsideration}申请行政复议；` +
      `对行政复议决定仍不服的，可以自收到行政复议决定书之日起${length(after)}内，向${named.court}提起行政诉讼。`,
    '行政复议机关决定不予受理、驳回申请或者受理后超过行政复议期限不作答复的，' +
      `可以自收到决定书之日或者行政复议期限届满之日起${length(after)}内，向${named.court}提起行政诉讼。`,
    '依照《中华人民共和国行政复议法》第二十三条第一款第（四）项的规定，未经行政复议，不得直接就此提起行政诉讼。',
  ]
  return advice.withheldPartOnly ? [...sentences, `如对本答复的其他内容不服，${choice(advice, named)}`] : sentences
}

function choice(advice: RemedyAdvice, named: NamedBodies): string {
  const period = (kind: RemedyKind) => length(advice.routes.find((route) => route.kind === kind))
  return (
    `可以自收到${advice.against}之日起${period('reconsideration')}内，向${named.reconsideration}申请行政复议，` +
    `或者自收到${advice.against}之日起${period('lawsuit-direct')}内，直接向${named.court}提起行政诉讼。`
  )
}

function length(route: RemedyRoute | undefined): string {
  if (!route?.period) throw new RangeError('remedyParagraph: this route has no period')
  return `${route.period.amount}${route.period.unit === 'days' ? '日' : '个月'}`
}

function online(bodies: RemedyBodies): string[] {
  const url = bodies.onlineFilingUrl?.trim()
  return url ? [`行政复议申请也可以通过互联网渠道提交：${url}。`] : []
}

function reportSentence(named: NamedBodies): string {
  return (
    `如认为本校在信息公开工作中未依照规定履行义务，可以依照《高等学校信息公开办法》第二十六条，` +
    `向${named.supervision}或者${named.education}举报。`
  )
}

function appealSentence(named: NamedBodies): string {
  return `也可以依照《中华人民共和国政府信息公开条例》第五十五条第二款，向${named.education}申诉。`
}
