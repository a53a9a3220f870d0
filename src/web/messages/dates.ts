import { weekday, type LocalDate } from '../../law/date.ts'
import { type Language } from './language.ts'

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** 2026年3月5日（周四） or Thursday 5 March 2026. */
export function formatDay(day: LocalDate, language: Language): string {
  const index = weekday(day)
  if (language === 'en') return `${WEEKDAYS_EN[index]} ${plainDay(day, language)}`
  return `${plainDay(day, language)}（${WEEKDAYS[index]}）`
}

/** 2026年3月5日 or 5 March 2026. */
export function plainDay(day: LocalDate, language: Language): string {
  const [year, month, date] = day.split('-').map(Number)
  if (language === 'en') return `${date} ${MONTHS[Number(month) - 1]} ${year}`
  return `${year}年${month}月${date}日`
}

/** 3月5日 or 5 March, where the year is plain from the page. */
export function shortDay(day: LocalDate, language: Language): string {
  const [, month, date] = day.split('-').map(Number)
  return language === 'en' ? `${date} ${MONTHS[Number(month) - 1]}` : `${month}月${date}日`
}

const CLOCKS = {
  'zh-CN': clock('zh-CN'),
  en: clock('en-GB'),
}

/** An instant as the organ's clock shows it (Asia/Shanghai): 2026年3月5日 14:30 or 5 March 2026, 14:30. */
export function formatInstant(instant: Date, language: Language): string {
  const parts = Object.fromEntries(CLOCKS[language].formatToParts(instant).map(({ type, value }) => [type, value]))
  const day = `${parts['year']}-${parts['month']}-${parts['day']}` as LocalDate
  return `${plainDay(day, language)}${language === 'en' ? ',' : ''} ${parts['hour']}:${parts['minute']}`
}

function clock(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}
