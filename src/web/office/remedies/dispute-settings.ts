import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { COMPLAINT_TARGET_WORKDAYS } from '../../../law/dispute-limits.ts'
import {
  DECISION_NAMES,
  DECISIONS,
  type Decision,
  REMEDY_RESULT_NAMES,
  REMEDY_RESULTS,
  type RemedyResult,
  resultOfDecision,
} from '../../../law/remedies.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { saveSettings } from '../../../services/organ-service.ts'
import { backLink, button, fieldset, formFields, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { optionalText, wholeNumber } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { typedOr } from '../../typed-or.ts'

const words = affairsMessages('zh-CN').remedies.settings
/** Those that let the instance before stand follow it, and are not set. */
const SETTABLE = DECISION_NAMES.filter((decision) => DECISIONS[decision].result !== 'as-before')
const MOST_WORKDAYS = 250

const schema = Joi.object<{ complaintWorkdays: number } & Record<Decision, RemedyResult | ''>>({
  complaintWorkdays: wholeNumber(words.complaintWorkdays, 1, MOST_WORKDAYS),
  ...Object.fromEntries(
    SETTABLE.map((decision) => [
      decision,
      optionalText(DECISIONS[decision].label, 20).valid('', ...REMEDY_RESULT_NAMES),
    ]),
  ),
} as never)

/** Saves the target for complaints, and where the organ counts decisions otherwise than usual. */
export async function saveDisputeSettings(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const { complaintWorkdays, ...typed } = parse(schema, req.body)
    const own = SETTABLE.filter((decision) => typed[decision] && typed[decision] !== resultOfDecision(decision))
    const decisionResults = Object.fromEntries(own.map((decision) => [decision, typed[decision]]))
    const settings = { ...organ.settings, complaintWorkdays, decisionResults }
    await saveSettings(context, organ, { name: organ.name, settings }, actor)
    res.redirect(303, `${paths.disputeSettings()}?done=saved`)
  } catch (error) {
    showDisputeSettings(req, res, formErrors(error))
  }
}

export function showDisputeSettings(req: Request, res: Response, errors: ErrorItem[] = []): void {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const { remedies, back } = affairsMessages(lang)
  const t = remedies.settings
  const values = typedOr(req, storedValues(organ))
  const fields = formFields({ lang, values, errors })
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <form method="post" action="${paths.disputeSettings()}" novalidate id="form">
      ${csrfField(req)}
      ${fields.input({
        name: 'complaintWorkdays',
        label: t.complaintWorkdays,
        hint: t.complaintHint(COMPLAINT_TARGET_WORKDAYS),
        inputmode: 'numeric',
        classes: 'govuk-input--width-3',
      })}
      ${fieldset({
        legend: { text: t.results, classes: 'govuk-fieldset__legend--m' },
        html: html`<p class="govuk-body app-quiet">${t.resultsAbout}</p>
          ${SETTABLE.map((decision) => resultField(decision, fields, lang))}`,
      })}
      ${button({ text: t.submit })}
    </form>`
  const before = backLink({ href: paths.remedies(), text: back(remedies.title) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.title, place: 'remedies', before, content, errors, status })
}

function resultField(decision: Decision, fields: ReturnType<typeof formFields>, lang: Language): Html {
  const t = affairsMessages(lang).remedies.settings
  const { forum, label, article } = DECISIONS[decision]
  const items = REMEDY_RESULT_NAMES.map((value) => ({ value, text: REMEDY_RESULTS[value].label }))
  const named = `${t.forums[forum]}：${label}${article ? `（${article}）` : ''}`
  return fields.select({ name: decision, label: named, items })
}

const storedValues = ({ settings }: OrganRef): Record<string, unknown> => ({
  complaintWorkdays: settings.complaintWorkdays ?? COMPLAINT_TARGET_WORKDAYS,
  ...Object.fromEntries(SETTABLE.map((each) => [each, resultOfDecision(each, settings.decisionResults)])),
})
