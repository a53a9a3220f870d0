import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { DEFAULT_SCHOOL_RULES, REGIMES } from '../../../law/rules.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { type SearchHelp, SEEKING_DAYS, searchHelp } from '../../../services/already-public.ts'
import { saveSettings } from '../../../services/organ-service.ts'
import { button, fieldset, formFields, type ErrorItem, type TypedValues } from '../../components/index.ts'
import { html, type Child, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { reminderHoursFields } from './reminder-hours.ts'
import { SCHOOL_NUMBERS, typedSettings, type TEXTS } from './settings-schema.ts'
import { typedOr } from '../../typed-or.ts'

/** What the office sets for itself. */
export const settingsRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.settings(),
    access: 'manage-office',
    audit: 'VIEW_SETTINGS',
    handle: (req, res) => showSettings(context, req, res),
  },
  {
    method: 'post',
    path: paths.settings(),
    access: 'manage-office',
    audit: 'SETTINGS_CHANGED',
    handle: (req, res) => saveByForm(context, req, res),
  },
]

async function saveByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    await saveSettings(context, organ, typedSettings(req.body, organ), actor)
    res.redirect(303, `${paths.settings()}?done=saved`)
  } catch (error) {
    await showSettings(context, req, res, formErrors(error))
  }
}

async function showSettings(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ } = callerOf(res)
  const help = await searchHelp(context, organ, HELP_DAYS)
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).settings
  const values = typedOr(req, storedValues(organ))
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <p class="govuk-body">${t.regime(REGIMES[organ.regime].label)}</p>
    <form method="post" action="${paths.settings()}" novalidate id="form">
      ${csrfField(req)}${groupsOf(organ, help, { lang, values, errors })}${button({ text: t.submit })}
    </form>`
  officeShell(req, res, { title: t.title, place: 'settings', content, errors, status: errors.length > 0 ? 422 : 200 })
}

/** The settings in force as the form's fields show them. */
function storedValues({ name, settings }: OrganRef): TypedValues {
  const { school, reportYearStart, reminderHours, asksPurpose, chargesCosts, secondPerson, ...texts } = settings
  const ticked = (set: boolean | undefined) => (set ? 'yes' : undefined)
  const boxes = {
    asksPurpose: ticked(asksPurpose),
    chargesCosts: ticked(chargesCosts),
    secondPerson: ticked(secondPerson),
  }
  const hours = reminderHours && { remindFrom: reminderHours.from, remindUntil: reminderHours.until }
  return { ...texts, ...hours, ...school, ...reportYearStart, ...boxes, name }
}

/** The days over which the office sees how far the search helps. */
const HELP_DAYS = 90

type Form = { lang: Language; values: TypedValues; errors: readonly ErrorItem[] }
type TextName = keyof typeof TEXTS | 'name'

const NARROW = 'govuk-input--width-10'
const CLASSES: Partial<Record<TextName, string>> = {
  head: NARROW,
  postcode: NARROW,
  phone: 'govuk-input--width-20',
  fax: 'govuk-input--width-20',
  documentCode: NARROW,
}

function groupsOf(organ: OrganRef, help: SearchHelp, form: Form): Html[] {
  const { groups, about } = affairsMessages(form.lang).settings
  const isCollege = organ.regime === 'college'
  const remedies: TextName[] = isCollege
    ? ['supervisionUnit', 'educationDepartment', 'reconsiderationBody', 'court', 'onlineFilingUrl']
    : ['reconsiderationBody', 'court', 'onlineFilingUrl', 'supervisionUnit']
  const contact: TextName[] = ['name', 'office', 'head', 'address', 'postcode', 'phone', 'fax', 'email', 'hours']
  return [
    group(groups.office, null, textsOf(contact, form)),
    group(groups.remedies, about.remedies, textsOf(remedies, form)),
    group(groups.letters, null, textsOf(['documentCode', 'redHead'], form)),
    ...(isCollege
      ? [group(groups.school, about.school, schoolOf(form)), group(groups.report, about.reportYear, yearOf(form))]
      : []),
    group(groups.reminders, about.reminders, reminderHoursFields(form)),
    group(groups.outgoing, null, outgoingOf(form)),
    group(groups.online, null, onlineOf(organ, help, form)),
    group(groups.guide, null, formFields(form).textarea({ name: 'guide', rows: 8, ...wordsFor('guide', form.lang) })),
  ]
}

const group = (legend: string, about: string | null, fields: Child): Html =>
  fieldset({
    legend: { text: legend, classes: 'govuk-fieldset__legend--m' },
    html: html`${about && html`<p class="govuk-body app-quiet">${about}</p>`}${fields}`,
  })

function wordsFor(name: TextName | 'guide', lang: Language): { label: string; hint?: string } {
  const { fields, hints } = affairsMessages(lang).settings
  const hint = (hints as Record<string, unknown>)[name]
  return { label: fields[name], ...(typeof hint === 'string' ? { hint } : {}) }
}

function textsOf(names: readonly TextName[], form: Form): Html[] {
  const fields = formFields(form)
  return names.map((name) =>
    fields.input({ name, ...wordsFor(name, form.lang), classes: CLASSES[name], autocomplete: 'off' }),
  )
}

/** The college's own periods, each beside what the Order says; and whether it asks for the purpose. */
function schoolOf(form: Form): Html {
  const t = affairsMessages(form.lang).settings
  const fields = formFields(form)
  const numbers = SCHOOL_NUMBERS.map((name) =>
    fields.input({
      name,
      label: t.fields[name],
      hint: t.hints[name](DEFAULT_SCHOOL_RULES[name]),
      inputmode: 'numeric',
      autocomplete: 'off',
      classes: 'govuk-input--width-4',
    }),
  )
  const purpose = fields.checkboxes({
    name: 'asksPurpose',
    items: [{ value: 'yes', text: t.fields.asksPurpose, hint: t.about.purpose }],
  })
  return html`${textsOf(['ownRules'], form)}${numbers}${purpose}`
}

/** What holds for files that leave the office. */
function outgoingOf(form: Form): Html {
  const { fields, about } = affairsMessages(form.lang).settings
  const items = [{ value: 'yes', text: fields.secondPerson, hint: about.secondPerson }]
  return formFields(form).checkboxes({ name: 'secondPerson', items })
}

/** How applications are filed online, and how far the search before filing helped. */
function onlineOf({ regime }: OrganRef, help: SearchHelp, form: Form): Html {
  const { fields: names, about, searchHelp: words } = affairsMessages(form.lang).settings
  const fields = formFields(form)
  const costs = { name: 'chargesCosts', items: [{ value: 'yes', text: names.chargesCosts, hint: about.costs }] }
  const percent = help.share === null ? null : Math.round(help.share * 100)
  const [from, to] = [plainDay(help.from, form.lang), plainDay(help.to, form.lang)]
  return html`${fields.checkboxes({
    name: 'matters',
    items: [{ value: 'one', text: names.matters, hint: about.matters }],
  })}${regime === 'college' && fields.checkboxes(costs)}
    <p class="govuk-body app-quiet">${words.counted({ ...help, from, to, percent })}</p>
    <p class="govuk-body app-quiet">${words.how(SEEKING_DAYS)}</p>`
}

function yearOf(form: Form): Html {
  const t = affairsMessages(form.lang).settings.fields
  const fields = formFields(form)
  const short = { inputmode: 'numeric', autocomplete: 'off', classes: 'govuk-input--width-2' } as const
  return html`${fields.input({ name: 'month', label: t.month, ...short })}${fields.input({ name: 'day', label: t.day, ...short })}`
}
