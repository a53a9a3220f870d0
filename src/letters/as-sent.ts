import { type Regime } from '../law/rules.ts'
import { type LetterDocument } from './letter.ts'
import { dayText } from './phrases.ts'
import { requirementsOf } from './wording.ts'

/** Something the letter as recorded says and must say, but its text as sent does not; and where the law wants it. */
export type Lack = { what: string; article: string }

const STANDARD = 'GB/T 9704—2012'
/** What stands in the text of a letter because a rule wants it there: acts and articles, days, periods, sums, counts. */
const STATED = {
  正文: /《[^《》]+》(?:（[^（）]*）)?第[一二三四五六七八九十百]+条|\d{4}年\d{1,2}月\d{1,2}日|\d+个工作日|\d+元/g,
  救济途径:
    /《[^《》]+》(?:（[^（）]*）)?第[一二三四五六七八九十百]+条|\d+日内|\d+个月内|https?:\/\/[^\s，。；、）》”"<>]+/g,
}
/** To whom a remedy is brought. */
const BROUGHT_TO = /向([^，。；]{2,40}?)(?:申请行政复议|提起行政诉讼|举报|申诉|投诉)/g
const NUMBER_OF_CASE = /登记编号：([^）)，。\s]+)/
const TELEPHONE = /电话：([^，。；\s]+)/

/** Under which rules a letter is written, and whose remedies are open against it: a college acting by public power has two. */
export type Regimes = { regime: Regime; remedies: Regime }

/**
 * What a text that is to leave as this letter lacks of what the recorded letter states: number, addressee, signature and
 * day; which application; articles, days, periods and sums; where to answer; every remedy with its body and period.
 * `text`: as read from the file, however it is broken into lines. An empty list is no proof that the text is right.
 */
export function lacksOfCopy(letter: LetterDocument, regimes: Regimes, text: string): Lack[] {
  const given = squeezed(text)
  return statedIn(letter, regimes)
    .filter(({ words }) => !given.includes(squeezed(words)))
    .map(({ what, article }) => ({ what, article }))
}

type Stated = Lack & { words: string }

function statedIn(letter: LetterDocument, { regime, remedies: ofRemedies }: Regimes): Stated[] {
  const articlesBy = (by: Regime) =>
    requirementsOf(letter.kind, by).map(({ either: [[name = ''] = []], article }): [string, string] => [name, article])
  const articles = new Map(articlesBy(regime))
  const remedyArticle = new Map(articlesBy(ofRemedies)).get('救济途径')
  if (remedyArticle !== undefined) articles.set('救济途径', remedyArticle)
  const body = letter.paragraphs.join('\n')
  const remedies = letter.remedies.join('\n')
  const of = (block: string, label: string, found: Iterable<string>): Stated[] =>
    [...new Set(found)].map((words) => ({
      words,
      what: `${label}“${words}”`,
      article: articles.get(block) ?? articles.get('正文') ?? STANDARD,
    }))
  const all = (pattern: RegExp, within: string) => [...within.matchAll(pattern)].map(([whole]) => whole)
  const frame: [string, string, string][] = [
    ['文号', letter.number, `${STANDARD}，7.2.5`],
    ['主送', letter.addressee, `${STANDARD}，7.3.2`],
    ['署名', letter.signature, `${STANDARD}，7.3.5`],
    ['成文日期', dayText(letter.date), `${STANDARD}，7.3.5`],
  ]
  return [
    ...frame.map(([label, words, article]) => ({ words, what: `${label}“${words}”`, article })),
    ...of('开头', '登记编号', NUMBER_OF_CASE.exec(body)?.slice(1) ?? []),
    ...of('正文', '', all(STATED.正文, body)),
    ...of('联系方式', '联系电话', TELEPHONE.exec(body)?.slice(1) ?? []),
    ...of('救济途径', '救济途径中的', all(STATED.救济途径, remedies)),
    ...of(
      '救济途径',
      '救济途径中的受理机关',
      [...remedies.matchAll(BROUGHT_TO)].map(([, body = '']) => body),
    ),
  ]
}

/** Without blanks, widths and brackets made alike: a scan's text layer and Word break and widen as they like. */
const squeezed = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[【〔]/g, '[')
    .replace(/[\]】〕]/g, ']')
