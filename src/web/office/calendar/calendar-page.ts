import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type LocalDate } from '../../../law/date.ts'
import { NOTICES } from '../../../law/holidays/index.ts'
import { type HolidayNotice } from '../../../law/work-calendar.ts'
import { calendarOf, enteredNotices } from '../../../services/calendar-reader.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { may } from '../../../services/rights.ts'
import { button, details, insetText, notificationBanner, summaryList, warningText } from '../../components/index.ts'
import { html, join, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'
import { queryText } from '../../path-values.ts'
import { dayRanges } from './day-ranges.ts'

/** The calendar periods are counted by: which notices it knows, and up to when it is settled. */
export async function showCalendar(context: Context, req: Request, res: Response): Promise<void> {
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).calendar
  const { organ } = callerOf(res)
  const { lastSettledYear } = await calendarOf(context, organ)
  const entered = await enteredNotices(context)
  const admin = may(callerOf(res).actor, 'manage-office')
  const content = html`${enteredNote(req, lang)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <p class="govuk-body">${t.settled(lastSettledYear)}</p>
    ${warningText({ lang, text: t.provisional(lastSettledYear + 1) })}
    ${admin ? button({ text: t.enter, href: paths.calendarNotice() }) : insetText({ text: t.onlyAdmin })}
    ${regionalOf(organ, admin, lang)}
    <h2 class="govuk-heading-m">${t.years}</h2>
    ${yearsOf(entered).map(([year, notices]) =>
      yearOf(
        year,
        notices,
        entered.some((each) => each.year === year),
        lang,
      ),
    )}`
  officeShell(req, res, { title: t.title, place: 'calendar', content })
}

/** Days off of the organ's own region, and where to change them. */
function regionalOf({ settings: { regionalDays } }: OrganRef, admin: boolean, lang: Language): Html {
  const t = affairsMessages(lang).calendar
  const days = regionalDays ? dayRanges(regionalDays.days, lang).join('、') : t.regional.none
  return html`<h2 class="govuk-heading-m">${t.regional.title}</h2>
    <p class="govuk-body">${days}${regionalDays && html`<br /><span class="app-quiet">${regionalDays.basis}</span>`}</p>
    ${admin && html`<p class="govuk-body"><a class="govuk-link" href="${paths.calendarRegional()}">${t.regional.change}</a></p>`}`
}

function enteredNote(req: Request, lang: Language): Html | null {
  const done = queryText(req, 'done')
  if (done !== 'entered' && done !== 'regional') return null
  const t = affairsMessages(lang).calendar.done
  const moved = queryText(req, 'moved')
  return notificationBanner({
    type: 'success',
    lang,
    text: t[done] + (/^\d{1,9}$/.test(moved) ? t[done === 'entered' ? 'moved' : 'movedHere'](Number(moved)) : ''),
  })
}

/** Notices by year, newest first; one entered stands in for the built-in ones of its year. */
function yearsOf(entered: readonly HolidayNotice[]): [number, HolidayNotice[]][] {
  const replaced = new Set(entered.map(({ year }) => year))
  const inForce = [...NOTICES.filter(({ year }) => !replaced.has(year)), ...entered]
  return [...Map.groupBy(inForce, ({ year }) => year)].sort(([a], [b]) => b - a)
}

function yearOf(year: number, notices: readonly HolidayNotice[], isEntered: boolean, lang: Language): Html {
  const t = affairsMessages(lang).calendar
  const [off, makeUp] = (['off', 'makeUp'] as const).map((key) =>
    notices.reduce((sum, each) => sum + each[key].length, 0),
  )
  const summary = `${t.year(year)}　${t.counts(off ?? 0, makeUp ?? 0)}　${isEntered ? t.entered : t.built}`
  return details({ summaryText: summary, html: html`${notices.map((notice) => noticeFacts(notice, lang))}` })
}

/** What a notice says, for reading and for checking before it is entered. */
export function noticeFacts(notice: HolidayNotice, lang: Language): Html {
  const t = affairsMessages(lang).calendar
  const listed = (days: readonly LocalDate[]) =>
    days.length === 0 ? t.none : html`${join(dayRanges(days, lang), html`<br />`)}`
  return html`<p class="govuk-body"><strong>${notice.title}</strong></p>
    ${summaryList({
      rows: [
        { key: t.number, value: notice.documentNumber ?? t.unknownNumber },
        { key: t.source, value: notice.source },
        { key: t.off, value: listed(notice.off) },
        { key: t.makeUp, value: listed(notice.makeUp) },
      ],
    })}`
}
