import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dayOf, localDate, type LocalDate, plusDays, weekday, yearOf } from '../../src/law/date.ts'
import { NOTICES } from '../../src/law/holidays/index.ts'
import { qingming, springFestival, statutoryHolidays } from '../../src/law/statutory-holidays.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'

/** The independent data set reckons in the machine's zone, and is a day off where that lies west of Greenwich. */
process.env['TZ'] = 'Asia/Shanghai'
const { default: chineseDays } = await import('chinese-days')

const calendar = officialCalendar()

function daysOf(year: number): LocalDate[] {
  const days: LocalDate[] = []
  for (let day = dayOf(year, 1, 1); yearOf(day) === year; day = plusDays(day, 1)) days.push(day)
  return days
}

describe('the built-in notices', () => {
  test('agree with an independent data set on every day of 2007-2026', () => {
    for (let year = 2007; year <= 2026; year += 1) {
      for (const day of daysOf(year)) assert.equal(calendar.isWorkday(day), chineseDays.isWorkday(day), day)
    }
  })

  test('cover every year 2007-2026 and name an official source', () => {
    assert.deepEqual(
      [...new Set(NOTICES.map((notice) => notice.year))],
      Array.from({ length: 20 }, (_, i) => 2007 + i),
    )
    for (const notice of NOTICES) {
      assert.match(notice.source, /^https:\/\/www\.gov\.cn\/zhengce\/content\/.+\.htm$/)
      assert.match(notice.title, /^国务院.*通知$/)
      if (notice.documentNumber !== null) assert.match(notice.documentNumber, /^国(办)?发明电〔\d{4}〕\d+号$/)
    }
  })

  test('make work up on weekends only, and free no day twice', () => {
    for (const notice of NOTICES) {
      for (const day of notice.makeUp) assert.ok([0, 6].includes(weekday(day)), day)
      assert.equal(new Set([...notice.off, ...notice.makeUp]).size, notice.off.length + notice.makeUp.length)
    }
  })

  test('count the working days of 2024, 2025 and 2026 as 251, 248 and 248', () => {
    for (const [year, count] of [
      [2024, 251],
      [2025, 248],
      [2026, 248],
    ] as const) {
      assert.equal(calendar.workdaysBetween(dayOf(year - 1, 12, 31), dayOf(year, 12, 31)), count)
    }
  })

  test('carry the changes made in mid-stream', () => {
    assert.equal(calendar.dayKind(localDate('2015-09-03')), 'holiday')
    assert.equal(calendar.dayKind(localDate('2015-09-06')), 'make-up')
    assert.equal(calendar.dayKind(localDate('2019-05-03')), 'holiday')
    // a make-up Saturday in the first notice, freed by the second
    assert.equal(calendar.dayKind(localDate('2020-02-01')), 'holiday')
  })

  test('leave the eve of the Spring Festival 2024 a working day', () => {
    assert.equal(calendar.dayKind(localDate('2024-02-09')), 'workday')
  })
})

describe('statutory days computed without a notice', () => {
  test('all stand among the days off of the notices of 2025 and 2026', () => {
    for (const year of [2025, 2026]) {
      const days = statutoryHolidays(year)
      assert.equal(new Set(days).size, 13)
      for (const day of days) assert.equal(calendar.dayKind(day), 'holiday', day)
    }
  })

  test('stand among those of 2024 but for the eve, which became a holiday in 2025', () => {
    const worked = statutoryHolidays(2024).filter((day) => calendar.dayKind(day) !== 'holiday')
    assert.deepEqual(worked, ['2024-02-09'])
  })

  test('are those expected for 2027', () => {
    const expected = '01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03'
    assert.equal(
      statutoryHolidays(2027)
        .map((day) => day.slice(5))
        .sort()
        .join(' '),
      expected,
    )
  })

  test('follow the lunar calendar of an independent data set to 2099', () => {
    const solar = (lunar: string): string => chineseDays.getSolarDateFromLunar(lunar).date
    for (let year = 2007; year <= 2099; year += 1) {
      const days: readonly string[] = statutoryHolidays(year)
      assert.equal(springFestival(year), solar(`${year}-1-1`))
      assert.ok(days.includes(solar(`${year}-5-5`)), `端午 ${year}`)
      assert.ok(days.includes(solar(`${year}-8-15`)), `中秋 ${year}`)
    }
  })

  test('follow the solar terms for 清明 from 2000 to 2099', () => {
    for (let year = 2000; year <= 2099; year += 1) {
      assert.equal(qingming(year), chineseDays.getSolarTermDate(year, 4, 'pure_brightness'), String(year))
    }
  })
})
