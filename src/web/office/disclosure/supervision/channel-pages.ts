import { type Request, type Response } from 'express'
import Joi from 'joi'
import { CHANNEL_NAMES, CHANNELS } from '../../../../disclosure/channels.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { type Context } from '../../../../services/context.ts'
import { departmentNames } from '../../../../services/department-names.ts'
import { type ChannelUse, listChannelUses, recordChannelUse } from '../../../../services/supervision-service.ts'
import { button, formFields, table, type ErrorItem } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { choiceField, optionalText, requiredDay, textField, wholeNumber } from '../../office-fields.ts'
import { formErrors, languageOfPage } from '../../office-shell.ts'
import { departmentField } from '../department-field.ts'
import { showRecordForm } from '../record-form.ts'
import { readDayPage, showDayList } from './day-list.ts'
import { typedOr } from '../../../typed-or.ts'

const MOST_TIMES = 100_000

/** Disclosure by channels that leave no item behind. */
export async function showChannelUses(context: Context, req: Request, res: Response): Promise<void> {
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).channels
  const page = await readDayPage(
    req,
    (after, most) => listChannelUses(context, callerOf(res).organ, after, most),
    ({ on, useId }) => ({ day: on, id: useId }),
  )
  showDayList(req, res, {
    ...page,
    words: t,
    place: 'channels',
    path: paths.channelUses(),
    table: (lines) => linesTable(lines, lang),
    add: button({ text: t.add, href: paths.channelUseNew() }),
  })
}

function linesTable(lines: readonly ChannelUse[], lang: Language): Html {
  const t = disclosureMessages(lang).channels
  const { channel, on, title, times, department } = t.columns
  return table({
    lang,
    caption: t.title,
    captionClasses: 'govuk-visually-hidden',
    head: [title, channel, on, times, department].map((text) => ({ text })),
    rows: lines.map((line) => [
      { text: line.title },
      { text: CHANNELS[line.channel].label },
      { text: line.on, classes: 'app-nowrap' },
      { text: line.times },
      { text: line.department || '—' },
    ]),
  })
}

const f = disclosureMessages('zh-CN').channels.form
const schema = Joi.object<Omit<ChannelUse, 'useId'>>({
  channel: choiceField(f.channel, CHANNEL_NAMES),
  on: requiredDay(f.on),
  title: textField(f.title, 200),
  times: wholeNumber(f.times, 1, MOST_TIMES),
  department: optionalText(f.department, 100),
})

/** Records one use of a channel. */
export async function channelUseByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    await recordChannelUse(context, organ, parse(schema, req.body), actor)
    res.redirect(303, `${paths.channelUses()}?done=saved`)
  } catch (error) {
    await showChannelUseForm(context, req, res, formErrors(error))
  }
}

/** The form. */
export async function showChannelUseForm(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const { form: t, title: back, add } = disclosureMessages(lang).channels
  const suggested = { channel: 'meeting', times: 1, on: context.clock.today() }
  const form = { lang, values: typedOr(req, suggested), errors }
  const fields = formFields(form)
  const departments = await departmentNames(context, callerOf(res).organ)
  const channels = CHANNEL_NAMES.map((value) => ({ value, text: CHANNELS[value].label }))
  showRecordForm(
    req,
    res,
    {
      title: add,
      place: 'channels',
      back: { href: paths.channelUses(), text: back },
      action: paths.channelUseNew(),
      submit: t.save,
      errors,
    },
    html`${fields.select({ name: 'channel', label: t.channel, items: channels })}
    ${fields.dateField({ name: 'on', label: t.on })}
    ${fields.input({ name: 'title', label: t.title, hint: t.titleHint, autocomplete: 'off' })}
    ${fields.input({ name: 'times', label: t.times, inputmode: 'numeric', classes: 'govuk-input--width-4', autocomplete: 'off' })}
    ${departmentField({ ...form, departments }, t.department)}`,
  )
}
