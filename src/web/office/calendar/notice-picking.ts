import { type Request, type Response } from 'express'
import { dayOf, isLocalDate, plusDays, weekday, yearOf, type LocalDate } from '../../../law/date.ts'
import { statutoryHolidays } from '../../../law/statutory-holidays.ts'
import { NEW_YEAR_BLOCK_FROM } from '../../../law/work-calendar.ts'
import { calendarOf } from '../../../services/calendar-reader.ts'
import { type Context } from '../../../services/context.ts'
import { backLink, button } from '../../components/index.ts'
import { attributes, html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { paths } from '../../paths.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { queryText } from '../../path-values.ts'
import { showNoticeForm } from './notice-form.ts'

const isWeekend = (day: LocalDate): boolean => weekday(day) === 0 || weekday(day) === 6

/** A year to tick: a weekday ticked is off, a weekend day ticked is worked. Nothing is entered yet. */
export async function showPicking(context: Context, req: Request, res: Response): Promise<void> {
  const lang = languageOfPage(req)
  const { picking: t, form } = affairsMessages(lang).calendar
  const next = (await calendarOf(context)).lastSettledYear + 1
  const asked = /^20[0-4]\d$/.test(queryText(req, 'year')) ? Number(queryText(req, 'year')) : next
  const ticked = new Set(statutoryHolidays(asked).filter((day) => !isWeekend(day)))
  const before = backLink({ href: paths.calendarNotice(), text: form.title, lang })
  const months = Array.from({ length: 12 }, (_, at) => monthOf(asked, at + 1, ticked))
  const content = html`<h1 class="govuk-heading-l">${t.title(asked)}</h1>
    <p class="govuk-body">${t.lead}</p>
    <p class="govuk-body">${[asked - 1, asked + 1].map((year) => html`<a class="govuk-link" href="${`${paths.calendarPicking()}?year=${year}`}">${t.otherYear(year)}</a>　`)}</p>
    <form method="post" action="${paths.calendarPicking()}">
      ${csrfField(req)}<input type="hidden" name="year" value="${asked}" />
      ${beforeNewYear(asked)}
      <div class="app-year">${months}</div>
      ${button({ text: t.use })}
    </form>`
  officeShell(req, res, { title: t.title(asked), place: 'calendar', before, content })
}

/** Fills the form with the ticked days; statutory days that fall on a weekend are off as they are. */
export function usePicked(req: Request, res: Response): void {
  const { day, year } = (req.body ?? {}) as Record<string, unknown>
  const asked = /^20[0-4]\d$/.test(String(year)) ? Number(year) : 0
  const days = [day].flat().filter(isLocalDate).slice(0, 400)
  const free = statutoryHolidays(asked).filter(isWeekend)
  const off = [...days.filter((each) => !isWeekend(each)), ...free].sort()
  const makeUp = days.filter(isWeekend).sort()
  const { usualTitle } = affairsMessages('zh-CN').calendar.sources
  showNoticeForm(req, res, [], {
    year: String(asked),
    title: usualTitle(asked),
    off: off.join('\n'),
    makeUp: makeUp.join('\n'),
  })
}

const daysFrom = (first: LocalDate, belongs: (day: LocalDate) => boolean): LocalDate[] => {
  const days: LocalDate[] = []
  for (let day = first; belongs(day); day = plusDays(day, 1)) days.push(day)
  return days
}

function box(day: LocalDate, ticked: ReadonlySet<LocalDate>): Html {
  const t = affairsMessages('zh-CN').calendar.picking
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  return html`<label><input type="checkbox" name="day" value="${day}" aria-label="${t.day(month, date)}" ${attributes({ checked: ticked.has(day) })} />${date}</label>`
}

function monthOf(year: number, month: number, ticked: ReadonlySet<LocalDate>): Html {
  const t = affairsMessages('zh-CN').calendar.picking
  const days = daysFrom(dayOf(year, month, 1), (day) => yearOf(day) === year && Number(day.slice(5, 7)) === month)
  // Weeks begin on Monday, so that the weekend stands together.
  const cells: Html[] = [
    ...Array.from({ length: (weekday(days[0]!) + 6) % 7 }, () => html`<td></td>`),
    ...days.map(
      (day) => html`<td ${attributes({ class: isWeekend(day) && 'app-year__weekend' })}>${box(day, ticked)}</td>`,
    ),
  ]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) => cells.slice(at * 7, at * 7 + 7))
  return html`<table class="app-year__month"><caption>${t.month(month)}</caption><thead><tr>${t.weekdays.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${weeks.map((week) => html`<tr>${week}</tr>`)}</tbody></table>`
}

/** The last days of the December before may belong to the New Year block. */
function beforeNewYear(year: number): Html {
  const t = affairsMessages('zh-CN').calendar.picking
  const first = NEW_YEAR_BLOCK_FROM.split('-').map(Number) as [number, number]
  const days = daysFrom(dayOf(year - 1, ...first), (day) => yearOf(day) === year - 1)
  return html`<fieldset class="govuk-fieldset app-year__before"><legend>${t.before(year - 1)}</legend>${days.map((day) => box(day, new Set()))}</fieldset>`
}
