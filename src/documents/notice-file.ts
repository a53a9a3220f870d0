import ICAL from 'ical.js'
import { isLocalDate, localDate, plusDays, yearOf, type LocalDate } from '../law/date.ts'
import { NEW_YEAR_BLOCK_FROM } from '../law/work-calendar.ts'

/** What a file says of days off; a person checks it before it is entered. `year`: the notice's own. */
export type ReadNotice = { year: number; title: string; source: string; off: LocalDate[]; makeUp: LocalDate[] }

/** The longest file read, in bytes; a calendar of twenty years is not half as long. */
export const LONGEST_NOTICE_FILE = 512 * 1024

/** A day with what it is. */
type Day = { day: LocalDate; isOff: boolean; name: string }

/**
 * Days off and days of made-up work from a file: JSON with `off` and `makeUp`, JSON with `days` of `date` and `isOffDay`
 * (as open lists of the State Council's notices have them), or iCalendar. Of several years the wanted one, else the
 * latest. Null where the file is none of these, or holds no day.
 */
export function readNotice(bytes: Uint8Array, wanted: number | null): ReadNotice | null {
  if (bytes.length > LONGEST_NOTICE_FILE) return null
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '')
  const { days, title, source } = (text.trimStart().startsWith('{') ? fromJson(text) : fromCalendar(text)) ?? {}
  if (!days || days.length === 0) return null
  const year = wanted ?? Math.max(...days.map(({ day }) => noticeYear(day)))
  const own = days.filter(({ day }) => noticeYear(day) === year)
  const listed = (isOff: boolean) =>
    [...new Set(own.filter((each) => each.isOff === isOff).map(({ day }) => day))].sort()
  return own.length === 0
    ? null
    : { year, title: title ?? '', source: source ?? '', off: listed(true), makeUp: listed(false) }
}

/** The last days of December belong to the next year's New Year block. */
const noticeYear = (day: LocalDate): number => (day.slice(5) >= NEW_YEAR_BLOCK_FROM ? yearOf(day) + 1 : yearOf(day))

type Found = { days: Day[]; title?: string; source?: string }

function fromJson(text: string): Found | null {
  const value = parsed(text)
  if (value === null) return null
  const dated = (list: unknown, isOff: boolean): Day[] =>
    asList(list).flatMap((each) => (isLocalDate(each) ? [{ day: each, isOff, name: '' }] : []))
  const days = asList(value['days']).flatMap((each): Day[] => {
    const { date, isOffDay, name } = Object(each) as Record<string, unknown>
    return isLocalDate(date) && typeof isOffDay === 'boolean'
      ? [{ day: date, isOff: isOffDay, name: textOf(name) }]
      : []
  })
  return {
    days: [...days, ...dated(value['off'], true), ...dated(value['makeUp'], false)],
    title: textOf(value['title']),
    source: textOf(value['source']) || textOf(asList(value['papers'])[0]),
  }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch {
    return null
  }
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 2_000) : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 500) : '')

const MOST_EVENTS = 2_000
const LONGEST_EVENT = 31

function fromCalendar(text: string): Found | null {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
    const events = calendar.getAllSubcomponents('vevent').slice(0, MOST_EVENTS)
    return {
      days: events.flatMap((each) => daysOfEvent(new ICAL.Event(each))),
      title: textOf(calendar.getFirstPropertyValue('x-wr-calname')),
    }
  } catch {
    // The parser throws whatever it was that it did not understand.
    return null
  }
}

/** Days of an event; its end does not belong to it. 班 in its name means work is made up (补班, 上班). */
function daysOfEvent({ summary, startDate, endDate }: ICAL.Event): Day[] {
  const name = textOf(summary)
  const isOff = !name.includes('班')
  const [from, end] = [dayOf(startDate), dayOf(endDate)]
  if (from === null) return []
  const days: Day[] = []
  for (let day = from; days.length < LONGEST_EVENT; day = plusDays(day, 1)) {
    if (days.length > 0 && (end === null || day >= end)) break
    days.push({ day, isOff, name })
  }
  return days
}

function dayOf(time: ICAL.Time | null): LocalDate | null {
  const text = time?.toString().slice(0, 10)
  return isLocalDate(text) ? localDate(text) : null
}
