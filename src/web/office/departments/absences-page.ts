import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { type LocalDate } from '../../../law/date.ts'
import {
  accountOf,
  endAbsenceNow,
  listAbsences,
  recordAbsence,
  type Absence,
} from '../../../services/absence-service.ts'
import { listAccounts } from '../../../services/account-service.ts'
import { type Actor, type Context } from '../../../services/context.ts'
import { may } from '../../../services/rights.ts'
import {
  backLink,
  button,
  formFields,
  insetText,
  table,
  tag,
  type ErrorItem,
  type TableCell,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { requiredDay } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../../path-values.ts'
import { typedOr } from '../../typed-or.ts'

/** Who is away and who stands in: everybody for themselves, for others whoever manages departments. */
export const absenceRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.absences(),
    access: 'own-account',
    audit: 'VIEW_ABSENCES',
    handle: (req, res) => show(context, req, res),
  },
  {
    method: 'post',
    path: paths.absences(),
    access: 'own-account',
    audit: 'ABSENCE_RECORDED',
    handle: (req, res) => record(context, req, res),
  },
  {
    method: 'post',
    path: paths.absenceEnding(),
    access: 'own-account',
    audit: 'ABSENCE_ENDED',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await endAbsenceNow(context, organ, idIn(req, 'absence'), actor)
      res.redirect(303, `${paths.absences()}?done=ended`)
    },
  },
]

const words = affairsMessages('zh-CN').absences.add
const person = (label: string) =>
  Joi.string()
    .uuid()
    .required()
    .messages({ '*': sharedMessages('zh-CN').error.choose(label) })
const schema = Joi.object<{ accountId: string; deputyId: string; fromDay: LocalDate; toDay: LocalDate }>({
  accountId: person(words.account),
  deputyId: person(words.deputy),
  fromDay: requiredDay(words.from),
  toDay: requiredDay(words.to),
})

async function record(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    await recordAbsence(context, organ, parse(schema, req.body), actor)
    res.redirect(303, `${paths.absences()}?done=recorded`)
  } catch (error) {
    await show(context, req, res, formErrors(error))
  }
}

type Person = { accountId: string; name: string }

async function show(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const { absences: t, departments, back } = affairsMessages(lang)
  const accounts = await listAccounts(context, organ)
  const absences = await listAbsences(context, organ)
  const look = { lang, actor, today: context.clock.today(), csrf: csrfField(req), people: accounts }
  const values = typedOr(req, { accountId: accountOf(actor) ?? '' })
  const active = accounts.filter(({ disabledAt }) => disabledAt === null)
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${absences.length > 0 ? absenceTable(absences, look) : insetText({ text: t.none })}
    <h2 class="govuk-heading-m">${t.add.title}</h2>
    <form method="post" action="${paths.absences()}" novalidate id="form">
      ${csrfField(req)}${formOf(active, actor, { lang, values, errors })}${button({ text: t.add.submit })}
    </form>`
  const before = backLink({ href: paths.departments(), text: back(departments.title), lang })
  officeShell(req, res, {
    title: t.title,
    place: 'departments',
    before,
    content,
    errors,
    status: errors.length > 0 ? 422 : 200,
  })
}

function formOf(active: readonly Person[], actor: Actor, form: Parameters<typeof formFields>[0]): Html {
  const t = affairsMessages('zh-CN').absences.add
  const fields = formFields(form)
  const own = active.filter(({ accountId }) => may(actor, 'manage-departments') || accountId === accountOf(actor))
  const items = (people: readonly Person[]) => [
    { value: '', text: '' },
    ...people.map(({ accountId, name }) => ({ value: accountId, text: name })),
  ]
  return html`${fields.select({ name: 'accountId', label: t.account, items: items(own) })}
  ${fields.select({ name: 'deputyId', label: t.deputy, items: items(active) })}
  ${fields.dateField({ name: 'fromDay', label: t.from })}${fields.dateField({ name: 'toDay', label: t.to })}`
}

type Look = { lang: Language; actor: Actor; today: LocalDate; csrf: Html; people: readonly Person[] }

function absenceTable(absences: readonly Absence[], look: Look): Html {
  const t = affairsMessages(look.lang).absences
  const { columns } = t
  return table({
    lang: look.lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [columns.name, columns.deputy, columns.from, columns.to, columns.act].map((text) => ({ text })),
    rows: absences.map((each) => rowOf(each, look)),
  })
}

function rowOf(absence: Absence, { lang, actor, today, csrf, people }: Look): TableCell[] {
  const t = affairsMessages(lang).absences
  const { absenceId, accountId, deputyId, fromDay, toDay } = absence
  const nameOf = (id: string) => people.find((each) => each.accountId === id)?.name ?? ''
  const mine = accountId === accountOf(actor) || may(actor, 'manage-departments')
  const begun = fromDay <= today
  const state = tag({ text: begun ? t.now : t.coming, classes: begun ? 'govuk-tag--yellow' : 'govuk-tag--grey' })
  const spoken = { 'aria-label': t.endOne(nameOf(accountId)) }
  const form = html`<form method="post" action="${paths.absenceEnding(absenceId)}">
    ${csrf}${button({ text: t.end, classes: 'govuk-button--secondary', attributes: spoken })}
  </form>`
  return [
    { html: html`<span>${nameOf(accountId)} ${state}</span>` },
    { text: nameOf(deputyId) },
    { text: plainDay(fromDay, lang), classes: 'app-nowrap' },
    { text: plainDay(toDay, lang), classes: 'app-nowrap' },
    { html: mine ? form : html`—` },
  ]
}
