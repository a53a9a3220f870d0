import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { FORMS, formFor } from '../../../law/report/forms.ts'
import { type FormSection, MOST_CHARACTERS, sectionsOf } from '../../../law/report/sections.ts'
import { yearOf } from '../../../law/date.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { saveSettings } from '../../../services/organ-service.ts'
import { button, backLink, formFields, type ErrorItem } from '../../components/index.ts'
import { html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { paths } from '../../paths.ts'
import { wholeNumber } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { typedOr } from '../../typed-or.ts'

/** How long the sections of the report may be: as local notices or the office set it. */
export const limitRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.reportLimits(),
    access: 'write-reports',
    audit: 'VIEW_REPORT_LIMITS',
    handle: (req, res) => showLimits(context, req, res),
  },
  {
    method: 'post',
    path: paths.reportLimits(),
    access: 'write-reports',
    audit: 'SETTINGS_CHANGED',
    handle: (req, res) => save(context, req, res),
  },
]

/** The sections of the form this office now uses. */
const sectionsNow = (context: Context, { regime }: OrganRef): readonly FormSection[] =>
  sectionsOf(formFor(regime, yearOf(context.clock.today())))

async function save(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const sections = sectionsNow(context, organ)
  const schema = Joi.object<Record<string, number>>(
    Object.fromEntries(sections.map(({ key, title }) => [key, wholeNumber(title, 0, MOST_CHARACTERS)])),
  )
  try {
    const sectionLimits = parse(schema, req.body)
    await saveSettings(context, organ, { name: organ.name, settings: { ...organ.settings, sectionLimits } }, actor)
    res.redirect(303, paths.reports())
  } catch (error) {
    showLimits(context, req, res, formErrors(error))
  }
}

function showLimits(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): void {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const { reportDocument, reports, back } = affairsMessages(lang)
  const t = reportDocument.limits
  const sections = sectionsNow(context, organ)
  const stored = Object.fromEntries(
    sections.map(({ key, longest }) => [key, organ.settings.sectionLimits?.[key] ?? longest ?? 0]),
  )
  const fields = formFields({ lang, values: typedOr(req, stored), errors })
  const short = { inputmode: 'numeric', autocomplete: 'off', classes: 'govuk-input--width-5' } as const
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead(FORMS[formFor(organ.regime, yearOf(context.clock.today()))].basis)}</p>
    <form method="post" action="${paths.reportLimits()}" novalidate id="form">
      ${csrfField(req)}${sections.map(({ key, title }) => fields.input({ name: key, label: title, ...short }))}
      ${button({ text: t.save })}
    </form>`
  const before = backLink({ href: paths.reports(), text: back(reports.title) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.title, place: 'reports', before, content, errors, status })
}
