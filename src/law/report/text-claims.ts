import { figureNamed, GROUP_NAMES, ROW_NAMES, type ReportFigures } from './figure-names.ts'
import { RESULT_GROUPS } from './rows.ts'

/** A number in a text that says something the tables say as well. `quote`: the words as they stand, `at`: where in the text. */
export type TextClaim = { name: string; expected: number; found: number; quote: string; at: number }

/** A sentence: 。；and line ends close it; figures of one sentence belong to one subject. */
const SENTENCE = /[^。；;\n]+/g
const FIGURE = /(\d[\d,，]{0,11}\d|\d)\s*(余)?\s*(件次|件|宗|起|条)/g
/** Words between a subject and its number. */
const TAIL = '(?:的)?(?:案件|申请|数量|信息)?(?:共计|合计|总计|总共|共有|共|分别|均为|为|有|是|计)?$'

type Rule = { name: string; pattern: RegExp }
const ending = (name: string, words: string): Rule => ({ name, pattern: new RegExp(`(?:${words})${TAIL}`) })

const SUBJECTS: readonly Rule[] = [
  ending('新收', '(?:新收|新收到|共收到|总共收到|收到|受理|接收)(?:各类)?(?:政府)?(?:信息)?(?:公开)?申请'),
  ending('上年结转', '(?:上年度?|上一年度?)结转(?:的)?(?:政府)?(?:信息)?(?:公开)?(?:申请)?'),
  ending('结转下年', '结转(?:到|至)?(?:下一?年度?|次年)(?:继续)?(?:办理)?(?:的)?(?:政府)?(?:信息)?(?:公开)?'),
  ending('办结', '(?<!期限内|按时|按期|及时|当年)(?:办结|办理完毕|已答复|共答复)(?:各类)?(?:政府)?(?:信息)?(?:公开)?'),
  ...RESULT_GROUPS.map((group) => ending(GROUP_NAMES[group], `(?<![不拟定止])${GROUP_NAMES[group]}`)),
  ...[...ROW_NAMES.keys()]
    .filter((name) => name.includes('：') && !name.endsWith('：其他'))
    .map((name) => ending(name, escaped(name.split('：')[1] ?? ''))),
  ending('未经复议直接起诉', '未经复议直接起诉'),
  ending('复议后起诉', '复议后起诉'),
  ending('行政复议', '行政复议'),
  ending('行政诉讼', '行政诉讼'),
  ending('举报', '举报'),
  ending('投诉', '投诉'),
  ending('申诉', '申诉'),
  ending('主动公开', '主动公开(?:各类)?(?:政府)?信息'),
]
const APPLICANTS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他组织']
const DISPUTE_RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结']
const DISPUTES = ['行政复议', '未经复议直接起诉', '复议后起诉', '行政诉讼', '举报', '投诉', '申诉']

function escaped(words: string): string {
  return words.replace(/[“”]/g, '["“”]').replaceAll('、', '[、，]')
}

/**
 * The numbers of a text that the tables tell as well, right and wrong ones. Read are Arabic numerals with 件, 宗, 起 or 条
 * behind words of the form (新收…申请26件; 其中自然人26件; 行政复议2件（尚未审结1件）), and sentences that say there was nothing.
 * Approximate numbers (18余件) and comparisons with other years are passed over.
 */
export function textClaims(text: string, figures: ReportFigures): TextClaim[] {
  return [...text.matchAll(SENTENCE)].flatMap((match) => sentenceClaims(match[0], match.index, figures))
}

/** The claims that do not hold. */
export const wrongClaims = (text: string, figures: ReportFigures): TextClaim[] =>
  textClaims(text, figures).filter(({ expected, found }) => expected !== found)

type Topic = { isReceived: boolean; dispute: string | null; end: number }

function sentenceClaims(sentence: string, offset: number, figures: ReportFigures): TextClaim[] {
  if (/去年同期|上年同期/.test(sentence)) return nothings(sentence, offset, figures)
  const topic: Topic = { isReceived: false, dispute: null, end: 0 }
  const claims = [...sentence.matchAll(FIGURE)].flatMap((match): TextClaim[] => {
    const before = sentence.slice(topic.end, match.index)
    topic.end = match.index + match[0].length
    const name = match[2] ? null : nameOf(before, topic)
    const expected = name === null ? undefined : figureNamed(name, figures)
    if (name === null || expected == null) return []
    const found = Number(match[1]!.replace(/[,，]/g, ''))
    const quote = `${before.replace(/^[，,、：:（(）)]+/, '')}${match[0]}`.trim()
    return [{ name, expected, found, quote, at: offset + match.index }]
  })
  return [...claims, ...nothings(sentence, offset, figures)]
}

/** What the number behind these words counts; remembers whom and which dispute the sentence is about. */
function nameOf(words: string, topic: Topic): string | null {
  const stripped = words.replace(/[（(）)：:，,]+$/, '')
  if (/比上年|较上年|同比|比去年|较去年|增加|减少|上升|下降/.test(stripped)) return null
  const applicant = APPLICANTS.find((each) => new RegExp(`${each}${TAIL}`).test(stripped))
  if (applicant !== undefined) return topic.isReceived ? `新收，${applicant}` : null
  const result = DISPUTE_RESULTS.find((each) => new RegExp(`${each}${TAIL}`).test(stripped))
  if (result !== undefined) return topic.dispute === null ? null : `${topic.dispute}，${result}`
  const subject = SUBJECTS.find(({ pattern }) => pattern.test(stripped))?.name ?? null
  topic.isReceived = subject === '新收' || (subject === null && topic.isReceived)
  if (subject !== null && DISPUTES.includes(subject)) topic.dispute = subject
  return subject
}

type Nothing = { pattern: RegExp; names: readonly string[] }
const NOTHINGS: readonly Nothing[] = [
  { pattern: /(?:未|没有)(?:收到|接到)[^，。；]{0,12}申请/, names: ['新收'] },
  { pattern: /(?:没有|未出现|未发生|无)[^，。；]{0,14}不予公开/, names: ['不予公开'] },
  { pattern: /(?:未|没有)(?:出现|发生|因|被|收到|受到)[^。；]{0,30}复议/, names: ['行政复议'] },
  { pattern: /(?:未|没有)(?:出现|发生|因|被|收到|受到)[^。；]{0,36}诉讼/, names: ['行政诉讼'] },
  { pattern: /(?:未|没有)(?:出现|发生|因|被|收到|受到)[^。；]{0,24}举报/, names: ['举报'] },
]

/** 「未收到…申请」, 「未出现…复议、诉讼的情况」 where the table counts some. */
function nothings(sentence: string, offset: number, figures: ReportFigures): TextClaim[] {
  return NOTHINGS.flatMap(({ pattern, names }) => {
    const match = pattern.exec(sentence)
    if (!match) return []
    return names.flatMap((name) => {
      const expected = figureNamed(name, figures)
      return expected == null ? [] : [{ name, expected, found: 0, quote: match[0], at: offset + match.index }]
    })
  })
}

/** A text with every number the tables tell as well, and tell alike, replaced by its placeholder. */
export function withPlaceholders(text: string, figures: ReportFigures): string {
  const sound = textClaims(text, figures).filter(
    ({ expected, found, at }) => expected === found && /^\d/.test(text.slice(at)),
  )
  return sound
    .toSorted((a, b) => b.at - a.at)
    .reduce(
      (written, { name, at }) =>
        written.slice(0, at) + written.slice(at).replace(/^\d[\d,，]*(?=\s*(?:件|宗|起|条))/, `{{${name}}}`),
      text,
    )
}
