import { type Request, type Response } from 'express'
import Joi from 'joi'
import { periodText } from '../../../../disclosure/duties.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { type LocalDate } from '../../../../law/date.ts'
import { type Context } from '../../../../services/context.ts'
import { type ItemRow, listItems } from '../../../../services/disclosure-service.ts'
import { type DutyRow, occurrenceNamed, recordDuty } from '../../../../services/duty-service.ts'
import { Invalid, NotFound } from '../../../../services/errors.ts'
import { formFields, type ErrorItem } from '../../../components/index.ts'
import { html } from '../../../html.ts'
import { plainDay } from '../../../messages/dates.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { paths } from '../../../paths.ts'
import { optionalText, requiredDay } from '../../office-fields.ts'
import { formErrors, languageOfPage } from '../../office-shell.ts'
import { idIn, textIn } from '../../../path-values.ts'
import { dutyIn } from './duty-form.ts'
import { showRecordForm } from '../record-form.ts'
import { typedOr } from '../../../typed-or.ts'

const words = disclosureMessages('zh-CN').duties
const doneSchema = Joi.object<{ doneOn: LocalDate; itemId: string; note: string }>({
  doneOn: requiredDay(words.doneForm.doneOn),
  itemId: optionalText(words.doneForm.item, 36),
  note: optionalText(words.doneForm.note, 300),
})

const MOST_ITEMS = 20

/** What was published lately under the duty's entry of the catalogue. */
const itemsOf = async (context: Context, res: Response, { entry }: DutyRow): Promise<ItemRow[]> =>
  entry === null ? [] : listItems(context, callerOf(res).organ, { entry, publicOnly: true }, null, MOST_ITEMS)

/** Records that a duty was done for a period. */
export async function doneByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const { itemId, ...typed } = parse(doneSchema, req.body)
    const offered = await itemsOf(context, res, await dutyIn(context, req, res))
    if (itemId && !offered.some((each) => each.itemId === itemId))
      throw new Invalid([{ field: 'itemId', text: words.doneForm.unknownItem }])
    const done = { dutyId: idIn(req, 'duty'), period: textIn(req, 'period'), itemId: itemId || null, ...typed }
    await recordDuty(context, organ, done, actor)
    res.redirect(303, `${paths.duties()}?done=done`)
  } catch (error) {
    await showDone(context, req, res, formErrors(error))
  }
}

/** The form of that. */
export async function showDone(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const lang = languageOfPage(req)
  const { doneForm: t, title: back } = disclosureMessages(lang).duties
  const duty = await dutyIn(context, req, res)
  const occurrence = occurrenceNamed(duty, textIn(req, 'period'))
  if (!occurrence) throw new NotFound(textIn(req, 'period'))
  const offered = (await itemsOf(context, res, duty)).map(({ itemId, title, latestOn }) => ({
    value: itemId,
    text: `${latestOn} ${title}`,
  }))
  const values = typedOr(req, { doneOn: context.clock.today() })
  const fields = formFields({ lang, values, errors })
  showRecordForm(
    req,
    res,
    {
      title: t.title,
      place: 'duties',
      back: { href: paths.duties(), text: back },
      action: paths.dutyDone(duty.dutyId, occurrence.period),
      submit: t.save,
      errors,
    },
    html`<p class="govuk-body">${duty.title}：${periodText(occurrence.period)}（${plainDay(occurrence.dueOn, lang)}）</p>
      ${offered.length > 0 && fields.select({ name: 'itemId', label: t.item, hint: t.itemHint, items: [{ value: '', text: t.noItem }, ...offered] })}
      ${fields.dateField({ name: 'doneOn', label: t.doneOn })}
      ${fields.input({ name: 'note', label: t.note, hint: t.noteHint, autocomplete: 'off' })}`,
  )
}
