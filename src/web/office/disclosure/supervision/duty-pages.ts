import { type Request, type Response } from 'express'
import Joi from 'joi'
import {
  OCCURRENCE_LABELS,
  type OccurrenceStanding,
  periodText,
  type Rhythm,
  RHYTHM_NAMES,
  RHYTHMS,
} from '../../../../disclosure/duties.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { type Route } from '../../../../http/route.ts'
import { type LocalDate } from '../../../../law/date.ts'
import { catalogueOf } from '../../../../services/catalogue-service.ts'
import { type Context } from '../../../../services/context.ts'
import {
  adoptStartingDuties,
  dutyAgenda,
  type DutyRow,
  listDuties,
  occurrenceNamed,
  recordDuty,
  saveDuty,
  type ShownOccurrence,
} from '../../../../services/duty-service.ts'
import { Invalid, NotFound } from '../../../../services/errors.ts'
import { may } from '../../../../services/rights.ts'
import {
  button,
  formFields,
  insetText,
  table,
  tag,
  type ErrorItem,
  type TypedValues,
} from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { plainDay } from '../../../messages/dates.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { doneNote } from '../../done-note.ts'
import { choiceField, optionalDay, optionalText, requiredDay, textField, wholeNumber } from '../../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../../office-shell.ts'
import { idIn, textIn } from '../../path-values.ts'
import { entryItems } from '../items/item-fields.ts'
import { recordRoutes, showRecordForm } from './record-form.ts'

const NEW = 'new'
const words = disclosureMessages('zh-CN').duties

/** Duties that come again: what is owed, the duties themselves, recording one done. */
export const dutyRoutes = (context: Context): Route[] => {
  const { read, form, post } = recordRoutes(context)
  return [
    read(paths.duties(), 'VIEW_DUTIES', showDuties),
    post(paths.dutiesAdopting(), 'DUTIES_ADOPTED', adopt),
    form(paths.duty(), 'VIEW_DUTY_FORM', showDuty),
    post(paths.duty(), 'DUTY_SAVED', saveByForm),
    form(paths.dutyDone(), 'VIEW_DUTY_DONE_FORM', showDone),
    post(paths.dutyDone(), 'DUTY_DONE', doneByForm),
  ]
}

const COLOURS: Record<OccurrenceStanding, string> = {
  done: 'green',
  'done-late': 'grey',
  overdue: 'red',
  'due-soon': 'yellow',
  'to-come': 'blue',
}

async function showDuties(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).duties
  const mayHandle = may(actor, 'handle-disclosure')
  const agenda = await dutyAgenda(context, organ)
  const duties = await listDuties(context, organ)
  const adopting = html`<p class="govuk-body">${t.adoptHint}</p>
    <form method="post" action="${paths.dutiesAdopting()}">
      ${csrfField(req)}${button({ text: t.adopt, classes: 'govuk-button--secondary' })}
    </form>`
  const content = html`${doneNote(req, t.notes)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${mayHandle && button({ text: t.add, href: paths.duty(NEW) })}
    <h2 class="govuk-heading-m">${t.agenda}</h2>
    ${agenda.length > 0 ? agendaTable(pressingFirst(agenda), mayHandle, lang) : insetText({ text: t.none })}
    ${duties.length > 0 && html`<h2 class="govuk-heading-m">${t.all}</h2>${dutiesTable(duties, mayHandle, lang)}`}
    ${mayHandle && duties.length === 0 && adopting}`
  officeShell(req, res, { title: t.title, place: 'duties', content })
}

const MOST_DONE = 24
/** What is owed first, then what comes, then the latest that was done. */
function pressingFirst(agenda: readonly ShownOccurrence[]): ShownOccurrence[] {
  const isDone = ({ standing }: ShownOccurrence) => standing === 'done' || standing === 'done-late'
  return [...agenda.filter((each) => !isDone(each)), ...agenda.filter(isDone).reverse().slice(0, MOST_DONE)]
}

function agendaTable(agenda: readonly ShownOccurrence[], mayHandle: boolean, lang: Language): Html {
  const t = disclosureMessages(lang).duties
  const { title, period, due, standing, act } = t.columns
  return table({
    lang,
    caption: t.agenda,
    captionClasses: 'govuk-visually-hidden',
    head: [title, period, due, standing, ...(mayHandle ? [act] : [])].map((text) => ({ text })),
    rows: agenda.map((each) => [
      { text: each.duty.title },
      { text: periodText(each.period), classes: 'app-nowrap' },
      { text: each.dueOn, classes: 'app-nowrap' },
      {
        html: html`${tag({ text: OCCURRENCE_LABELS[each.standing], classes: `govuk-tag--${COLOURS[each.standing]}` })}
        ${each.done && html`<span class="app-quiet">${t.doneOn(each.done.doneOn)} ${each.done.note}</span>`}`,
      },
      ...(mayHandle ? [{ html: doneLink(each, lang) }] : []),
    ]),
  })
}

const doneLink = ({ duty, period }: ShownOccurrence, lang: Language): Html => {
  const t = disclosureMessages(lang).duties
  return html`<a class="govuk-link app-nowrap" href="${paths.dutyDone(duty.dutyId, period)}" aria-label="${t.doneOne(duty.title, periodText(period))}"
    >${t.done}</a
  >`
}

function dutiesTable(duties: readonly DutyRow[], mayHandle: boolean, lang: Language): Html {
  const t = disclosureMessages(lang).duties
  const { title, rhythm, basis, department, edit } = t.listColumns
  return table({
    lang,
    caption: t.all,
    captionClasses: 'govuk-visually-hidden',
    head: [title, rhythm, basis, department, ...(mayHandle ? [edit] : [])].map((text) => ({ text })),
    rows: duties.map((duty) => [
      { html: html`${duty.title}${duty.until && html`<br /><span class="app-quiet">${t.ended(duty.until)}</span>`}` },
      { text: rhythmText(duty, lang) },
      { text: duty.basis },
      { text: duty.department || '—' },
      ...(mayHandle
        ? [
            {
              html: html`<a class="govuk-link" href="${paths.duty(duty.dutyId)}" aria-label="${t.editOne(duty.title)}">${t.edit}</a>`,
            },
          ]
        : []),
    ]),
  })
}

function rhythmText({ rhythm, dueMonth, dueDay }: DutyRow, lang: Language): string {
  const { day } = disclosureMessages(lang).duties
  if (rhythm === 'month') return day.month(dueDay)
  return rhythm === 'year' ? day.year(dueMonth, dueDay) : day.half(dueMonth, dueDay)
}

async function adopt(context: Context, _req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  await adoptStartingDuties(context, organ, actor, context.clock.today())
  res.redirect(303, `${paths.duties()}?done=adopted`)
}

const f = words.form
type Typed = {
  title: string
  basis: string
  rhythm: Rhythm
  dueMonth: number
  dueDay: number
  entry: string
  department: string
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
  from: requiredDay(f.from),
  until: optionalDay(f.until),
})

async function saveByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const isNew = textIn(req, 'duty') === NEW
  try {
    const { entry, ...typed } = parse(schema, req.body)
    if (typed.rhythm === 'half-year' && typed.dueMonth > 6)
      throw new Invalid([{ field: 'dueMonth', text: words.form.halfMonth }])
    await saveDuty(context, organ, isNew ? null : idIn(req, 'duty'), { ...typed, entry: entry || null }, actor)
    res.redirect(303, `${paths.duties()}?done=saved`)
  } catch (error) {
    await showDuty(context, req, res, formErrors(error))
  }
}

async function dutyIn(context: Context, req: Request, res: Response): Promise<DutyRow> {
  const dutyId = idIn(req, 'duty')
  const duty = (await listDuties(context, callerOf(res).organ)).find((each) => each.dutyId === dutyId)
  if (!duty) throw new NotFound(dutyId)
  return duty
}

async function showDuty(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const lang = languageOfPage(req)
  const { form: t, title: back, add } = disclosureMessages(lang).duties
  const isNew = textIn(req, 'duty') === NEW
  const duty = isNew ? null : await dutyIn(context, req, res)
  const suggested = duty ?? { rhythm: 'month', dueMonth: 1, dueDay: 10, from: context.clock.today() }
  const fields = formFields({ lang, values: (req.body as TypedValues | undefined) ?? { ...suggested }, errors })
  const entries = entryItems(await catalogueOf(context, callerOf(res).organ))
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
    ${fields.input({ name: 'department', label: t.department, classes: 'govuk-input--width-20', autocomplete: 'off' })}
    ${fields.select({ name: 'entry', label: t.entry, items: [{ value: '', text: t.noEntry }, ...entries] })}
    ${fields.dateField({ name: 'from', label: t.from })}
    ${fields.dateField({ name: 'until', label: t.until, hint: t.untilHint })}`,
  )
}

const doneSchema = Joi.object<{ doneOn: LocalDate; note: string }>({
  doneOn: requiredDay(words.doneForm.doneOn),
  note: optionalText(words.doneForm.note, 300),
})

async function doneByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const typed = parse(doneSchema, req.body)
    const done = { dutyId: idIn(req, 'duty'), period: textIn(req, 'period'), itemId: null, ...typed }
    await recordDuty(context, organ, done, actor)
    res.redirect(303, `${paths.duties()}?done=done`)
  } catch (error) {
    await showDone(context, req, res, formErrors(error))
  }
}

async function showDone(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const lang = languageOfPage(req)
  const { doneForm: t, title: back } = disclosureMessages(lang).duties
  const duty = await dutyIn(context, req, res)
  const occurrence = occurrenceNamed(duty, textIn(req, 'period'))
  if (!occurrence) throw new NotFound(textIn(req, 'period'))
  const values = (req.body as TypedValues | undefined) ?? { doneOn: context.clock.today() }
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
      ${fields.dateField({ name: 'doneOn', label: t.doneOn })}
      ${fields.input({ name: 'note', label: t.note, hint: t.noteHint, autocomplete: 'off' })}`,
  )
}
