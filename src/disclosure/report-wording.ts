import { type CatalogueEntry, type PlacedEntry } from './catalogue.ts'
import { CHANNELS, type Channel } from './channels.ts'
import { type Survey } from './supervision.ts'

/** Items of an entry by the channels they went out on; `names`: the sites or papers named there. */
export type ChannelCount = { channel: Channel; count: number; names: readonly string[] }
/** What was published under an entry in a period; an item counts once. */
export type EntryCount = PlacedEntry & { count: number; channels: readonly ChannelCount[] }

/** 30余条 for 32 in tens: the largest round figure below; exact where the count is round itself, or small. */
export function roundedCount(count: number, { unit, roundTo }: Pick<CatalogueEntry, 'unit' | 'roundTo'>): string {
  const round = roundTo > 0 ? Math.floor(count / roundTo) * roundTo : 0
  return round > 0 && round < count ? `${round}余${unit}` : `${count}${unit}`
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
/** 1 to 99 in Chinese numerals. */
function chineseNumeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : NUMERALS[tens - 1]}十`
  return `${ten}${ones === 0 ? '' : NUMERALS[ones - 1]}`
}

/**
 * The section 主动公开情况 as its writer would put it: the whole, then class by class. Exact figures stand as
 * placeholders that the report fills and checks; round ones are words.
 */
export function proactiveSentences(
  counts: readonly EntryCount[],
  uses: readonly { channel: Channel; times: number }[],
  who: string,
): string[] {
  if (counts.length === 0) return []
  const classes = [...Map.groupBy(counts, ({ inClass }) => inClass)]
  const paragraphs = classes.map(
    ([{ title }, entries], at) =>
      `（${chineseNumeral(at + 1)}）${title}信息{{类别：${title}}}条：${listed(entries.map(entryWords))}。`,
  )
  const other = uses
    .filter(({ times }) => times > 0)
    .map(({ channel, times }) => `${CHANNELS[channel].label}${times}次`)
  return [
    `${who}按照信息公开目录主动公开信息，本期${chineseNumeral(classes.length)}个类别共公开{{主动公开}}条。`,
    ...paragraphs,
    ...(other.length > 0 ? [`此外，${who}还通过${listed(other)}等方式公开信息。`] : []),
  ]
}

/** Clauses that hold commas are parted by semicolons, plain ones by 、. */
const listed = (clauses: readonly string[]): string =>
  clauses.some((each) => each.includes('，')) ? clauses.join('；') : clauses.join('、')

function entryWords({ entry, count, channels }: EntryCount): string {
  const figure = entry.roundTo > 0 ? roundedCount(count, entry) : `{{类别：${entry.title}}}${entry.unit}`
  const sites = channels.filter(({ channel }) => channel === 'other-site' || channel === 'own-site')
  const isSplit = sites.length === 2 && sites.reduce((sum, each) => sum + each.count, 0) === count
  if (!isSplit) return `${entry.title}${figure}`
  const [outside, own] = [...sites].sort((a) => (a.channel === 'other-site' ? -1 : 1))
  return `${entry.title}${figure}，其中在${siteWords(outside!)}公开${siteFigure(entry, outside!)}，在本单位网站公开${siteFigure(entry, own!)}`
}

const siteFigure = ({ title, unit }: CatalogueEntry, { channel }: ChannelCount): string =>
  `{{类别：${title}，渠道：${CHANNELS[channel].label}}}${unit}`

const siteWords = ({ names }: ChannelCount): string =>
  names.length === 0
    ? '其他网站'
    : names.length === 1
      ? names[0]!
      : `${names[0]}等${chineseNumeral(names.length)}家网站`

/** The section 对信息公开的评议情况: what came in by which way, and what surveys found. */
export function opinionSentences(
  received: readonly { name: string; count: number }[],
  surveys: readonly Survey[],
  who: string,
): string[] {
  const ways = received.filter(({ count }) => count > 0).map(({ name }) => `${name}{{评议：${name}}}件`)
  const opinions =
    ways.length === 0
      ? `本期未收到师生员工和社会公众对${who}信息公开工作的意见。`
      : `本期收到师生员工和社会公众的意见建议{{评议}}件，其中${ways.join('，')}；已答复{{评议答复}}件。`
  return surveys.length === 0 && ways.length === 0 ? [] : [opinions, ...surveys.map(surveyWords)]
}

function surveyWords({ title, audience, asked, returned, satisfied, fair, dissatisfied }: Survey): string {
  const rate = returned === 0 ? '' : `，满意和基本满意的占${Math.round(((satisfied + fair) / returned) * 1000) / 10}%`
  return `${title}面向${audience}，发出${asked}份，收回${returned}份，其中满意${satisfied}份、基本满意${fair}份、不满意${dissatisfied}份${rate}。`
}
