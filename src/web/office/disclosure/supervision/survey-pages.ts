import { type Request, type Response } from 'express'
import Joi from 'joi'
import { type Survey } from '../../../../disclosure/supervision.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { type Context } from '../../../../services/context.ts'
import { recordSurvey, type SurveyRow } from '../../../../services/supervision-service.ts'
import { formFields, table, type ErrorItem } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { requiredDay, textField, wholeNumber } from '../../office-fields.ts'
import { formErrors, languageOfPage } from '../../office-shell.ts'
import { showRecordForm } from '../record-form.ts'
import { typedOr } from '../../../typed-or.ts'

const COUNTS = ['asked', 'returned', 'satisfied', 'fair', 'dissatisfied'] as const

/** Surveys with what came back. */
export function surveysTable(surveys: readonly SurveyRow[], lang: Language): Html {
  const { survey: t } = disclosureMessages(lang).opinions
  const c = t.columns
  return table({
    lang,
    caption: t.title,
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: c.title }, { text: c.held }, { text: c.audience }, ...COUNTS.map((name) => ({ text: c[name] }))],
    rows: surveys.map((each) => [
      { text: each.title },
      { text: each.heldOn, classes: 'app-nowrap' },
      { text: each.audience },
      ...COUNTS.map((name) => ({ text: each[name] })),
    ]),
  })
}

const s = disclosureMessages('zh-CN').opinions.survey
const MOST_PEOPLE = 1_000_000
const surveySchema = Joi.object<Survey>({
  title: textField(s.name, 100),
  heldOn: requiredDay(s.heldOn),
  audience: textField(s.columns.audience, 100),
  ...Object.fromEntries(COUNTS.map((name) => [name, wholeNumber(s.columns[name], 0, MOST_PEOPLE)])),
})

/** Records a survey. */
export async function surveyByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    await recordSurvey(context, organ, parse(surveySchema, req.body), actor)
    res.redirect(303, `${paths.opinions()}?done=surveyed`)
  } catch (error) {
    await showSurveyForm(context, req, res, formErrors(error))
  }
}

/** The form of a survey. */
export function showSurveyForm(
  _context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const { survey: t, title: back } = disclosureMessages(lang).opinions
  const fields = formFields({ lang, values: typedOr(req), errors })
  const counts = COUNTS.map((name) =>
    fields.input({
      name,
      label: t.columns[name],
      inputmode: 'numeric',
      classes: 'govuk-input--width-5',
      autocomplete: 'off',
    }),
  )
  showRecordForm(
    req,
    res,
    {
      title: t.add,
      place: 'opinions',
      back: { href: paths.opinions(), text: back },
      action: paths.surveyNew(),
      submit: t.save,
      errors,
    },
    html`<p class="govuk-body">${t.lead}</p>
      ${fields.input({ name: 'title', label: t.name, autocomplete: 'off' })}
      ${fields.dateField({ name: 'heldOn', label: t.heldOn })}
      ${fields.input({ name: 'audience', label: t.columns.audience, classes: 'govuk-input--width-20', autocomplete: 'off' })}
      ${counts}`,
  )
  return Promise.resolve()
}
