import { localDate, type LocalDate } from './date.ts'

/** What kind of body answers; everything else hangs on it (条例 arts. 2, 54, 55). */
export const REGIMES = {
  organ: { label: '行政机关' },
  authorised: { label: '法律、法规授权的具有管理公共事务职能的组织' },
  college: { label: '高等学校' },
} as const

export type Regime = keyof typeof REGIMES

/** The acts that have governed requests so far. */
export type ActId = 'ogi-2008' | 'ogi-2019' | 'order-29'

/** Whom a letter of consultation goes to: a third party (条例 art. 32) or a co-producing organ (art. 34). */
export type ConsultationKind = 'third-party' | 'co-producer'

/**
 * Which article of the act each rule stands in, as cited in letters and explanations. `receipt` null: the articles of
 * `CHANNELS` apply as they stand.
 */
export type Citations = Record<
  'reply' | 'extension' | 'exclusion' | 'correction' | ConsultationKind | 'fee' | 'reasons',
  string
> & { receipt: string | null }

/**
 * The rules a request is answered under. Periods in working days. `correctionNoticeWorkdays` null: the act sets no
 * limit. `consultationWorkdays` null: open until answered; 'none': the act knows no such consultation. `feeFrom` null: no
 * processing fee (国办函〔2020〕109号) may be charged. `basis` says why the act applies where it does not by itself.
 */
export type RequestRules = {
  act: ActId
  title: string
  from: LocalDate
  basis: string | null
  replyWorkdays: number
  longestExtension: number
  correctionNoticeWorkdays: number | null
  consultationWorkdays: Record<ConsultationKind, number | null | 'none'>
  feeFrom: LocalDate | null
  cite: Citations
}

/**
 * What a college may set by its own 实施细则. 教育部令第29号 art. 18 gives 15 working days and neither extension nor
 * suspension; the correction and consultation limits follow 条例 arts. 30, 32, 34 by analogy [E].
 */
export type SchoolRules = {
  replyWorkdays: number
  extensionWorkdays: number
  correctionNoticeWorkdays: number
  consultationWorkdays: number
}

export const DEFAULT_SCHOOL_RULES: SchoolRules = {
  replyWorkdays: 15,
  extensionWorkdays: 0,
  correctionNoticeWorkdays: 7,
  consultationWorkdays: 15,
}

/** 国办函〔2020〕109号: processing fees may be charged from this day on. */
const FEE_RULES_FROM = localDate('2021-01-01')

const FEE_ARTICLE = '国办函〔2020〕109号第六条'

const OGI_2008: RequestRules = {
  act: 'ogi-2008',
  title: '《中华人民共和国政府信息公开条例》（国务院令第492号）',
  from: localDate('2008-05-01'),
  basis: null,
  replyWorkdays: 15,
  longestExtension: 15,
  correctionNoticeWorkdays: null,
  consultationWorkdays: { 'third-party': null, 'co-producer': 'none' },
  feeFrom: FEE_RULES_FROM,
  cite: {
    receipt: '原条例第二十四条',
    reply: '原条例第二十四条',
    extension: '原条例第二十四条',
    exclusion: '原条例第二十四条第三款',
    correction: '原条例第二十一条第四项',
    'third-party': '原条例第二十三条',
    'co-producer': '原条例第二十三条',
    fee: '原条例第二十七条',
    reasons: '原条例第二十一条',
  },
}

const OGI_2019: RequestRules = {
  act: 'ogi-2019',
  title: '《中华人民共和国政府信息公开条例》（国务院令第711号）',
  from: localDate('2019-05-15'),
  basis: null,
  replyWorkdays: 20,
  longestExtension: 20,
  correctionNoticeWorkdays: 7,
  consultationWorkdays: { 'third-party': 15, 'co-producer': 15 },
  feeFrom: FEE_RULES_FROM,
  cite: {
    receipt: null,
    reply: '条例第三十三条第二款',
    extension: '条例第三十三条第二款',
    exclusion: '条例第三十三条第三款',
    correction: '条例第三十条',
    'third-party': '条例第三十二条',
    'co-producer': '条例第三十四条',
    fee: FEE_ARTICLE,
    reasons: '条例第三十五条',
  },
}

const ORDER_29: RequestRules = {
  act: 'order-29',
  title: '《高等学校信息公开办法》（教育部令第29号）',
  from: localDate('2010-09-01'),
  basis: null,
  replyWorkdays: DEFAULT_SCHOOL_RULES.replyWorkdays,
  longestExtension: DEFAULT_SCHOOL_RULES.extensionWorkdays,
  correctionNoticeWorkdays: DEFAULT_SCHOOL_RULES.correctionNoticeWorkdays,
  consultationWorkdays: { 'third-party': 15, 'co-producer': 15 },
  feeFrom: null,
  cite: {
    receipt: '参照条例第三十一条',
    reply: '高等学校信息公开办法第十八条',
    extension: '高等学校信息公开办法第十八条',
    exclusion: '参照条例第三十三条第三款',
    correction: '高等学校信息公开办法第十八条第五项',
    'third-party': '参照条例第三十二条',
    'co-producer': '参照条例第三十四条',
    fee: '高等学校信息公开办法第二十条',
    reasons: '参照条例第三十五条',
  },
}

/** What stands before an article of the 条例 where it is cited to an applicant: colleges follow it by analogy (条例 art. 55). */
export const byAnalogy = (regime: Regime): '' | '参照' => (regime === 'college' ? '参照' : '')

/** Each regime's rule sets, oldest first: no act reaches back, the day of receipt decides [E]. */
const HISTORY: Record<Regime, readonly RequestRules[]> = {
  organ: [OGI_2008, OGI_2019],
  authorised: [
    { ...OGI_2008, basis: '原条例第三十六条' },
    { ...OGI_2019, basis: '条例第五十四条' },
  ],
  college: [{ ...OGI_2008, basis: '原条例第三十七条' }, ORDER_29],
}

/**
 * The rules in force on the day of receipt. `school` overrides what a college may set itself; it has no effect on
 * other regimes. Throws RangeError `no-act-in-force` before 2008-05-01.
 */
export function rulesFor(regime: Regime, receivedOn: LocalDate, school?: Partial<SchoolRules>): RequestRules {
  const rules = rulesInForce(regime, receivedOn, school)
  if (rules === null) throw new RangeError(`no-act-in-force: ${regime} ${receivedOn}`)
  return rules
}

/** As `rulesFor`, but null where no act was in force yet. */
export function rulesInForce(
  regime: Regime,
  receivedOn: LocalDate,
  school?: Partial<SchoolRules>,
): RequestRules | null {
  const rules = HISTORY[regime].findLast((each) => each.from <= receivedOn)
  if (rules === undefined) return null
  return school === undefined || rules.act !== 'order-29' ? rules : withSchoolRules(rules, school)
}

function withSchoolRules(rules: RequestRules, school: Partial<SchoolRules>): RequestRules {
  const own = { ...DEFAULT_SCHOOL_RULES, ...school }
  return {
    ...rules,
    replyWorkdays: own.replyWorkdays,
    longestExtension: own.extensionWorkdays,
    correctionNoticeWorkdays: own.correctionNoticeWorkdays,
    consultationWorkdays: { 'third-party': own.consultationWorkdays, 'co-producer': own.consultationWorkdays },
  }
}
