import { daysBetween, isLocalDate, plusDays, type LocalDate } from '../../../law/date.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { typedDate } from '../../components/index.ts'

/** A day as typed, with the line it stood on. */
export type TypedDay = { line: number; day: LocalDate }
export type TypedDays = { days: TypedDay[]; problems: string[] }

const LONGEST_RANGE = 31
const t = affairsMessages('zh-CN').calendar.problems

/**
 * The days of a notice, typed one or more a line: 2027-02-05, 2027-02-05..2027-02-12, 2月5日（周五）至12日放假.
 * Days without a year are of `year`. What cannot be read is named with its line.
 */
export function typedDays(text: string, year: number): TypedDays {
  const lines = text.normalize('NFKC').split(/\r\n|\r|\n/)
  const read = lines.flatMap((line, index) => piecesOf(line).map((piece) => daysOf(piece, index + 1, year)))
  return { days: read.flatMap(({ days }) => days), problems: read.flatMap(({ problems }) => problems) }
}

/** Weekday names, words such as 放假 and the signs between days carry no meaning of their own. */
function piecesOf(line: string): string[] {
  return line
    .replace(/\([^)]*\)/g, '')
    .replace(/放假|调休|上班|共\s*\d+\s*天/g, ' ')
    .replace(/\s*(?:\.{2,}|至|到|~|—+|–)\s*/g, '..')
    .split(/[,、;。\s]+/)
    .filter(Boolean)
}

function daysOf(piece: string, line: number, year: number): TypedDays {
  const [first = '', last, ...more] = piece.split('..')
  const from = dayOf(first, year)
  if (!from || more.length > 0) return problem(t.noDay(line, piece))
  if (last === undefined) return { days: [{ line, day: from }], problems: [] }
  const to = dayOf(last, Number(from.slice(0, 4))) ?? dayInMonth(last, from)
  if (!to) return problem(t.noDay(line, piece))
  if (to < from) return problem(t.backwards(line, piece))
  const length = daysBetween(from, to) + 1
  if (length > LONGEST_RANGE) return problem(t.long(line, piece))
  return { days: Array.from({ length }, (_, at) => ({ line, day: plusDays(from, at) })), problems: [] }
}

const problem = (text: string): TypedDays => ({ days: [], problems: [text] })

/** A whole date, or month and day of the year. */
function dayOf(text: string, year: number): LocalDate | undefined {
  const short = /^(\d{1,2})(?:月|[-./])(\d{1,2})日?$/.exec(text)
  return short ? typedDate(`${year}-${short[1]}-${short[2]}`) : typedDate(text)
}

/** 12日, after a range's first day. */
function dayInMonth(text: string, from: LocalDate): LocalDate | undefined {
  const number = /^(\d{1,2})日?$/.exec(text)?.[1]
  const day = `${from.slice(0, 8)}${(number ?? '').padStart(2, '0')}`
  return number !== undefined && isLocalDate(day) ? day : undefined
}
