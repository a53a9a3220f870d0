import { type Request, type Response } from 'express'
import Joi from 'joi'
import { type Rhythm, RHYTHM_NAMES, RHYTHMS } from '../../../../disclosure/duties.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { type LocalDate } from '../../../../law/date.ts'
import { possibleHandlers } from '../../../../services/account-service.ts'
import { catalogueOf } from '../../../../services/catalogue-service.ts'
import { type Context } from '../../../../services/context.ts'
import { departmentNames } from '../../../../services/department-names.ts'
import { type DutyRow, listDuties, saveDuty } from '../../../../services/duty-service.ts'
import { Invalid, NotFound } from '../../../../services/errors.ts'
import { formFields, type ErrorItem } from '../../../components/index.ts'
import { html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { paths } from '../../../paths.ts'
import { choiceField, optionalDay, optionalText, requiredDay, textField, wholeNumber } from '../../office-fields.ts'
import { formErrors, languageOfPage } from '../../office-shell.ts'
import { idIn, textIn } from '../../../path-values.ts'
import { entryItems } from '../items/item-fields.ts'
import { departmentField } from '../department-field.ts'
import { showRecordForm, NEW } from '../record-form.ts'
import { typedOr } from '../../../typed-or.ts'

const words = disclosureMessages('zh-CN').duties
const f = words.form
type Typed = {
  title: string
  basis: string
  rhythm: Rhythm
  dueMonth: number
  dueDay: number
  entry: string
  department: string
  handler: string
  from: LocalDate
  until: LocalDate | null
}
const schema = Joi.object<Typed>({
  title: textField(f.name, 100),
  basis: optionalText(f.basis, 100),
  rhythm: choiceField(f.rhythm, RHYTHM_NAMES),
  dueMonth: wholeNumber(f.dueMonth, 1, 12),
  dueDay: wholeNumber(f.dueDay, 1, 31),
  entry: optionalText(f.entry, 60),
  department: optionalText(f.department, 100),
  handler: optionalText(f.handler, 60),
  from: requiredDay(f.from),
  until: optionalDay(f.until),
})

/** Adds a duty or changes one. */
export async function saveDutyByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const isNew = textIn(req, 'duty') === NEW
  try {
    const { entry, handler, ...typed } = parse(schema, req.body)
    if (typed.rhythm === 'half-year' && typed.dueMonth > 6)
      throw new Invalid([{ field: 'dueMonth', text: words.form.halfMonth }])
    if (handler && !(await handlers(context, res)).some(({ id }) => id === handler))
      throw new Invalid([{ field: 'handler', text: words.form.noHandler }])
    const duty = { ...typed, entry: entry || null, handler: handler || null }
    await saveDuty(context, organ, isNew ? null : idIn(req, 'duty'), duty, actor)
    res.redirect(303, `${paths.duties()}?done=saved`)
  } catch (error) {
    await showDuty(context, req, res, formErrors(error))
  }
}

const handlers = (context: Context, res: Response) =>
  possibleHandlers(context, callerOf(res).organ, 'handle-disclosure')

/** The duty an address names. @throws NotFound */
export async function dutyIn(context: Context, req: Request, res: Response): Promise<DutyRow> {
  const dutyId = idIn(req, 'duty')
  const duty = (await listDuties(context, callerOf(res).organ)).find((each) => each.dutyId === dutyId)
  if (!duty) throw new NotFound(dutyId)
  return duty
}

/** The form of a duty. */
export async function showDuty(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const lang = languageOfPage(req)
  const { form: t, title: back, add } = disclosureMessages(lang).duties
  const isNew = textIn(req, 'duty') === NEW
  const duty = isNew ? null : await dutyIn(context, req, res)
  const suggested = duty ?? { rhythm: 'month', dueMonth: 1, dueDay: 10, from: context.clock.today() }
  const form = { lang, values: typedOr(req, suggested), errors }
  const fields = formFields(form)
  const departments = await departmentNames(context, callerOf(res).organ)
  const entries = entryItems(await catalogueOf(context, callerOf(res).organ))
  const people = [
    { value: '', text: t.everybody },
    ...(await handlers(context, res)).map(({ id: value, name: text }) => ({ value, text })),
  ]
  const short = { classes: 'govuk-input--width-4', inputmode: 'numeric', autocomplete: 'off' } as const
  showRecordForm(
    req,
    res,
    {
      title: duty?.title ?? add,
      place: 'duties',
      back: { href: paths.duties(), text: back },
      action: paths.duty(duty?.dutyId ?? NEW),
      submit: t.save,
      errors,
    },
    html`${fields.input({ name: 'title', label: t.name, autocomplete: 'off' })}
    ${fields.input({ name: 'basis', label: t.basis, autocomplete: 'off' })}
    ${fields.select({ name: 'rhythm', label: t.rhythm, items: RHYTHM_NAMES.map((value) => ({ value, text: RHYTHMS[value] })) })}
    ${fields.input({ name: 'dueMonth', label: t.dueMonth, hint: t.dueMonthHint, ...short })}
    ${fields.input({ name: 'dueDay', label: t.dueDay, ...short })}
    ${departmentField({ ...form, departments }, t.department)}
    ${fields.select({ name: 'handler', label: t.handler, hint: t.handlerHint, items: people })}
    ${fields.select({ name: 'entry', label: t.entry, items: [{ value: '', text: t.noEntry }, ...entries] })}
    ${fields.dateField({ name: 'from', label: t.from })}
    ${fields.dateField({ name: 'until', label: t.until, hint: t.untilHint })}`,
  )
}
