import Joi from 'joi'
import { parse } from '../../../http/form.ts'
import { weekday, type LocalDate } from '../../../law/date.ts'
import { NEW_YEAR_BLOCK_FROM, type HolidayNotice } from '../../../law/work-calendar.ts'
import { Invalid } from '../../../services/errors.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatDay } from '../../messages/dates.ts'
import { optionalText, textField } from '../office-fields.ts'
import { typedDays, type TypedDay } from './typed-days.ts'

const words = affairsMessages('zh-CN').calendar
const t = words.problems
/** Longest list of days, in characters. */
const LONGEST_LIST = 5_000
/** Notices come at most so many years ahead; earlier ones than the first built in change nothing. */
const FIRST_YEAR = 2008
const YEARS_AHEAD = 2

type Typed = { year: string; title: string; documentNumber: string; source: string; off: string; makeUp: string }
const list = () => Joi.string().trim().max(LONGEST_LIST).allow('').default('').messages({ '*': t.noOff })
const schema = Joi.object<Typed>({
  year: textField(words.form.year, 10),
  title: textField(words.form.noticeTitle, 200),
  documentNumber: optionalText(words.form.documentNumber, 100),
  source: textField(words.form.source, 500),
  off: list(),
  makeUp: list(),
})

type Problem = Invalid['problems'][number]

/** The notice a form holds. @throws Invalid naming field and line of everything that does not fit */
export function typedNotice(body: unknown, today: LocalDate): HolidayNotice {
  const typed = parse(schema, body)
  const year = yearOf(typed.year, Number(today.slice(0, 4)) + YEARS_AHEAD)
  const off = typedDays(typed.off, year)
  const makeUp = typedDays(typed.makeUp, year)
  const problems: Problem[] = [
    ...off.problems.map((text) => ({ field: 'off', text })),
    ...dayProblems('off', off.days, year),
    ...(off.days.length === 0 && off.problems.length === 0 ? [{ field: 'off', text: t.noOff }] : []),
    ...makeUp.problems.map((text) => ({ field: 'makeUp', text })),
    ...dayProblems('makeUp', makeUp.days, year),
    ...weekdayProblems(makeUp.days),
    ...bothProblems(off.days, makeUp.days),
  ]
  if (problems.length > 0) throw new Invalid(problems)
  const { title, documentNumber, source } = typed
  const plain = (days: readonly TypedDay[]) => days.map(({ day }) => day).sort()
  return {
    year,
    title,
    documentNumber: documentNumber || null,
    source,
    off: plain(off.days),
    makeUp: plain(makeUp.days),
  }
}

function yearOf(text: string, latest: number): number {
  const digits = /^(\d{4})年?$/.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[1]
  const year = Number(digits ?? 0)
  if (year < FIRST_YEAR || year > latest) throw new Invalid([{ field: 'year', text: t.year(FIRST_YEAR, latest) }])
  return year
}

/** A notice reaches from its New Year block (the last days of December before) to the end of its year; no day twice. */
function dayProblems(field: string, days: readonly TypedDay[], year: number): Problem[] {
  const seen = new Set<LocalDate>()
  return days.flatMap(({ line, day }) => {
    if (seen.has(day)) return [{ field, text: t.twice(line, day) }]
    seen.add(day)
    const inside = day >= `${year - 1}-${NEW_YEAR_BLOCK_FROM}` && day <= `${year}-12-31`
    return inside ? [] : [{ field, text: t.outside(line, day, year) }]
  })
}

const isWeekend = (day: LocalDate): boolean => weekday(day) === 0 || weekday(day) === 6

/** Work is made up on days that would be free. */
const weekdayProblems = (days: readonly TypedDay[]): Problem[] =>
  days
    .filter(({ day }) => !isWeekend(day))
    .map(({ line, day }) => {
      const name = /（(.+)）/.exec(formatDay(day, 'zh-CN'))?.[1] ?? ''
      return { field: 'makeUp', text: t.weekday(line, day, name) }
    })

function bothProblems(off: readonly TypedDay[], makeUp: readonly TypedDay[]): Problem[] {
  const free = new Set(off.map(({ day }) => day))
  return makeUp.filter(({ day }) => free.has(day)).map(({ day }) => ({ field: 'makeUp', text: t.both(day) }))
}
