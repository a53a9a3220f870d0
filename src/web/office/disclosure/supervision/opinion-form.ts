import { type Request, type Response } from 'express'
import Joi from 'joi'
import { OPINION_CHANNELS, type OpinionFacts } from '../../../../disclosure/supervision.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { type Context } from '../../../../services/context.ts'
import { departmentNames } from '../../../../services/department-names.ts'
import { type OpinionWords, saveOpinion, showOpinion } from '../../../../services/supervision-service.ts'
import { formFields, type ErrorItem } from '../../../components/index.ts'
import { html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { paths } from '../../../paths.ts'
import { choiceField, optionalDay, optionalText, requiredDay, textField } from '../../office-fields.ts'
import { languageOfPage } from '../../office-shell.ts'
import { departmentField } from '../department-field.ts'
import { recordErrors, showRecordForm, NEW, keptRecord, keptSeen } from '../record-form.ts'
import { typedOr } from '../../../typed-or.ts'

const words = disclosureMessages('zh-CN').opinions
const f = words.form
const schema = Joi.object<OpinionFacts & OpinionWords>({
  channel: choiceField(f.channel, Object.keys(OPINION_CHANNELS)),
  receivedOn: requiredDay(f.receivedOn),
  from: optionalText(f.from, 200),
  text: textField(f.text, 5_000),
  department: optionalText(f.department, 100),
  forwardedOn: optionalDay(f.forwardedOn),
  answer: optionalText(f.answer, 5_000),
  answeredOn: optionalDay(f.answeredOn),
})

/** Records an opinion, or that it was passed on or answered. */
export async function saveOpinionByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const { from, text, answer, ...facts } = parse(schema, req.body)
    await saveOpinion(context, organ, keptSeen(req, 'opinion'), facts, { from, text, answer }, actor)
    res.redirect(303, `${paths.opinions()}?done=saved`)
  } catch (error) {
    await showOpinionForm(context, req, res, recordErrors(error, words.stale))
  }
}

/** The form of an opinion. */
export async function showOpinionForm(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const { form: t, title: back, add } = disclosureMessages(lang).opinions
  const kept = await keptRecord(req, 'opinion', (id) => showOpinion(context, callerOf(res).organ, id))
  const suggested = kept ?? { channel: 'mailbox', receivedOn: context.clock.today() }
  const form = { lang, values: typedOr(req, suggested), errors }
  const fields = formFields(form)
  const departments = await departmentNames(context, callerOf(res).organ)
  const channels = Object.entries(OPINION_CHANNELS).map(([value, text]) => ({ value, text }))
  showRecordForm(
    req,
    res,
    {
      title: kept ? t.title : add,
      place: 'opinions',
      back: { href: paths.opinions(), text: back },
      action: paths.opinion(kept?.opinionId ?? NEW),
      submit: t.save,
      errors,
      ...(kept ? { seen: kept.version } : {}),
    },
    html`${fields.select({ name: 'channel', label: t.channel, items: channels })}
    ${fields.dateField({ name: 'receivedOn', label: t.receivedOn })}
    ${fields.input({ name: 'from', label: t.from, hint: t.fromHint, autocomplete: 'off' })}
    ${fields.textarea({ name: 'text', label: t.text, rows: 5 })}
    ${departmentField({ ...form, departments }, t.department)}
    ${fields.dateField({ name: 'forwardedOn', label: t.forwardedOn })}
    ${fields.textarea({ name: 'answer', label: t.answer, rows: 5 })}
    ${fields.dateField({ name: 'answeredOn', label: t.answeredOn })}`,
  )
}
