import { localDate, type LocalDate } from './date.ts'
import { outcomeRule, type Outcome } from './outcomes.ts'
import { type RemedyKind } from './remedy-kinds.ts'
import { type Regime } from './rules.ts'

/** First day of the 2023 revision of the 行政复议法: refusals of disclosure go to reconsideration first (art. 23). */
export const RECONSIDERATION_FIRST_FROM = localDate('2024-01-01')
/** First day of the 行政诉讼法 of 2014, art. 46: six months to sue in place of three (art. 39 of 1989). */
const SIX_MONTHS_TO_SUE_FROM = localDate('2015-05-01')
/** First day of the 条例 of 2019, whose art. 55 gives the 申诉 against public institutions. */
const APPEAL_AGAINST_COLLEGES_FROM = localDate('2019-05-15')

/** A period to use a remedy in: natural days or months, counted from receipt of the reply or of the decision. */
type RemedyPeriod = { amount: number; unit: 'days' | 'months'; from: 'reply' | 'reconsideration-decision' }

/** One way open to the applicant. A null period: the act sets none, and none is to be invented. */
export type RemedyRoute = { kind: RemedyKind; period: RemedyPeriod | null; article: string }

/**
 * What an applicant (or third party) may do against a letter.
 * - 'reconsideration-first': routes in this order, the lawsuit only against the decision;
 * - 'either': reconsideration or lawsuit, as they choose;
 * - 'college': report and appeal; - 'college-report-only': before 2019-05-15; - 'none': letters that decide nothing.
 */
export type RemedyAdvice = {
  variant: 'reconsideration-first' | 'either' | 'college' | 'college-report-only' | 'none'
  routes: readonly RemedyRoute[]
  /** Reconsideration comes first for the withheld part only; the rest of a partial disclosure is free choice. */
  withheldPartOnly: boolean
  /** What the letter calls the thing contested. */
  against: '本答复' | '本公开决定'
  regime: Regime
  decidedOn: LocalDate
  /** For the officer, not for the letter: what is doubtful. */
  note: string | null
}

const reconsideration: RemedyRoute = {
  kind: 'reconsideration',
  period: { amount: 60, unit: 'days', from: 'reply' },
  article: '《中华人民共和国行政复议法》第二十条',
}
/** The 1999 and 2017 texts had the same sixty days in their article 9. */
const earlierReconsideration: RemedyRoute = { ...reconsideration, article: '《中华人民共和国行政复议法》第九条' }
const lawsuitAfterReconsideration: RemedyRoute = {
  kind: 'lawsuit-after-reconsideration',
  period: { amount: 15, unit: 'days', from: 'reconsideration-decision' },
  article: '《中华人民共和国行政诉讼法》第四十五条',
}
const lawsuit = (decidedOn: LocalDate): RemedyRoute => {
  const sixMonths = decidedOn >= SIX_MONTHS_TO_SUE_FROM
  return {
    kind: 'lawsuit-direct',
    period: { amount: sixMonths ? 6 : 3, unit: 'months', from: 'reply' },
    article: `《中华人民共和国行政诉讼法》第${sixMonths ? '四十六' : '三十九'}条`,
  }
}
const violationReport: RemedyRoute = {
  kind: 'violation-report',
  period: null,
  article: '《高等学校信息公开办法》第二十六条',
}
const institutionalAppeal: RemedyRoute = {
  kind: 'institutional-appeal',
  period: null,
  article: '《中华人民共和国政府信息公开条例》第五十五条第二款',
}

/**
 * The remedies against a reply, by who replied, with what, and on which day (the law of that day governs, not today's).
 * `withheld` names the grounds of a partial disclosure where known: none of arts. 14-16 among them leaves the choice free.
 * 行政复议法 (2023) art. 23 (1)(4); 法释〔2025〕8号 art. 1; 行政诉讼法 arts. 45, 46; 条例 art. 55; Order 29 art. 26.
 */
export function remediesFor(
  regime: Regime,
  outcome: Outcome,
  decidedOn: LocalDate,
  withheld: readonly Outcome[] = [],
): RemedyAdvice {
  if (regime === 'college') return againstCollege(decidedOn)
  const first = decidedOn >= RECONSIDERATION_FIRST_FROM && comesFirst(outcome, withheld)
  if (!first) return freeChoice(regime, decidedOn)
  const withheldPartOnly = outcome === 'partial'
  const routes = [reconsideration, lawsuitAfterReconsideration, ...(withheldPartOnly ? [lawsuit(decidedOn)] : [])]
  return {
    variant: 'reconsideration-first',
    routes,
    withheldPartOnly,
    against: '本答复',
    regime,
    decidedOn,
    note: null,
  }
}

/** What a third party may do who is told that information on it will be disclosed: its own choice. 条例 arts. 32, 51. */
export function remediesOfThirdParty(regime: Regime, decidedOn: LocalDate): RemedyAdvice {
  const advice = regime === 'college' ? againstCollege(decidedOn) : freeChoice(regime, decidedOn)
  return { ...advice, against: '本公开决定' }
}

/** Letters on the way (receipt, correction, extension, consultation, fee) decide nothing and name no remedy. */
export function noRemedies(regime: Regime, decidedOn: LocalDate): RemedyAdvice {
  return { variant: 'none', routes: [], withheldPartOnly: false, against: '本答复', regime, decidedOn, note: null }
}

function comesFirst(outcome: Outcome, withheld: readonly Outcome[]): boolean {
  const grounds = outcome === 'partial' && withheld.length > 0 ? withheld : [outcome]
  return grounds.some((ground) => outcomeRule(ground).remedy === 'reconsideration-first')
}

function freeChoice(regime: Regime, decidedOn: LocalDate): RemedyAdvice {
  const complain = decidedOn >= RECONSIDERATION_FIRST_FROM ? reconsideration : earlierReconsideration
  const routes = [complain, lawsuit(decidedOn)]
  return { variant: 'either', routes, withheldPartOnly: false, against: '本答复', regime, decidedOn, note: null }
}

function againstCollege(decidedOn: LocalDate): RemedyAdvice {
  const shared = { withheldPartOnly: false, against: '本答复', regime: 'college', decidedOn } as const
  if (decidedOn >= APPEAL_AGAINST_COLLEGES_FROM) {
    return { ...shared, variant: 'college', routes: [violationReport, institutionalAppeal], note: null }
  }
  const note =
    '2008年条例第三十七条规定公共企事业单位参照执行，学校的答复能否申请复议、提起诉讼当时有争议，故只写举报途径'
  return { ...shared, variant: 'college-report-only', routes: [violationReport], note }
}
