import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { yearOf, type LocalDate } from '../../../law/date.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { previewRegionalDays, setRegionalDays, type RegionalDays } from '../../../services/regional-days.ts'
import { backLink, button, buttonGroup, formFields, summaryList, type ErrorItem } from '../../components/index.ts'
import { html, join } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { paths } from '../../paths.ts'
import { optionalText } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { dayRanges } from './day-ranges.ts'
import { effectOn } from './moved-dates.ts'
import { typedDays } from './typed-days.ts'
import { typedOr } from '../../typed-or.ts'

const words = affairsMessages('zh-CN').calendar
const t = words.regional
/** Longest list of days, in characters. */
const LONGEST_LIST = 5_000
/** Orders come at most so many years ahead. */
const YEARS_AHEAD = 2

const schema = Joi.object<{ basis: string; days: string }>({
  basis: optionalText(t.basis, 300),
  days: Joi.string().trim().max(LONGEST_LIST).allow('').default('').messages({ '*': t.tooLong }),
})

/** Days off of the organ's own region; what is typed is checked and its effect shown before it holds. */
export async function regionalByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { step } = (req.body ?? {}) as Record<string, unknown>
  try {
    if (step === 'change') return showRegional(req, res)
    const regional = typedRegional(req.body, context.clock.today())
    if (step !== 'confirm') return await showPreview(context, req, res, organ, regional)
    const moved = await setRegionalDays(context, organ, regional, actor)
    res.redirect(303, `${paths.calendar()}?done=regional&moved=${moved}`)
  } catch (error) {
    showRegional(req, res, formErrors(error))
  }
}

/** @throws Invalid naming the line of everything that does not fit; days need the order they rest on */
function typedRegional(body: unknown, today: LocalDate): RegionalDays {
  const { basis, days: text } = parse(schema, body)
  const year = yearOf(today)
  const { days, problems } = typedDays(text, year)
  const far = days.filter(({ day }) => yearOf(day) > year + YEARS_AHEAD).map(({ line, day }) => t.far(line, day))
  const all = [
    ...[...problems, ...far].map((problem) => ({ field: 'days', text: problem })),
    ...(days.length > 0 && basis === '' ? [{ field: 'basis', text: t.noBasis }] : []),
  ]
  if (all.length > 0) throw new Invalid(all)
  return { basis, days: [...new Set(days.map(({ day }) => day))].sort() }
}

export function showRegional(req: Request, res: Response, errors: ErrorItem[] = []): void {
  const lang = languageOfPage(req)
  const { calendar, back } = affairsMessages(lang)
  const kept = callerOf(res).organ.settings.regionalDays
  const stored = { basis: kept?.basis ?? '', days: kept?.days.join('\n') ?? '' }
  const values = typedOr(req, stored)
  const fields = formFields({ lang, values, errors })
  const content = html`<h1 class="govuk-heading-l">${calendar.regional.title}</h1>
    <p class="govuk-body">${calendar.regional.lead}</p>
    <form method="post" action="${paths.calendarRegional()}" novalidate id="form">
      ${csrfField(req)}${fields.input({ name: 'basis', label: calendar.regional.basis, hint: calendar.regional.basisHint, autocomplete: 'off' })}
      ${fields.textarea({ name: 'days', label: calendar.regional.days, hint: calendar.regional.daysHint, rows: 8 })}
      ${button({ text: calendar.form.preview })}
    </form>`
  const before = backLink({ href: paths.calendar(), text: back(calendar.title) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: calendar.regional.title, place: 'calendar', before, content, errors, status })
}

async function showPreview(
  context: Context,
  req: Request,
  res: Response,
  organ: OrganRef,
  regional: RegionalDays,
): Promise<void> {
  const lang = languageOfPage(req)
  const { regional: words, preview, none } = affairsMessages(lang).calendar
  const moved = await previewRegionalDays(context, organ, regional)
  const days = regional.days.length === 0 ? none : html`${join(dayRanges(regional.days, lang), html`<br />`)}`
  const { basis, days: typed } = req.body as Record<string, string>
  const content = html`<h1 class="govuk-heading-l">${words.preview}</h1>
    ${summaryList({
      rows: [
        { key: words.basis, value: regional.basis || none },
        { key: words.days, value: days },
      ],
    })}
    ${effectOn(moved, lang)}
    <form method="post" action="${paths.calendarRegional()}">
      ${csrfField(req)}<input type="hidden" name="basis" value="${basis ?? ''}" /><input type="hidden" name="days" value="${typed ?? ''}" />
      ${buttonGroup(button({ text: words.confirm, name: 'step', value: 'confirm' }), button({ text: preview.back, name: 'step', value: 'change', classes: 'govuk-button--secondary' }))}
    </form>`
  officeShell(req, res, { title: words.preview, place: 'calendar', content })
}
