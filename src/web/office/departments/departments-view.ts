import { type Request } from 'express'
import { type LocalDate } from '../../../law/date.ts'
import { type Department, type DepartmentContact } from '../../../services/department-service.ts'
import { button, formFields, insetText, table, type ErrorItem, type TableCell } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'

/** What the page is made from. `csrf` null: may look, not change. `sent`: which of its two forms came back. */
export type DepartmentsLook = {
  departments: readonly Department[]
  contacts: readonly DepartmentContact[]
  accounts: readonly { accountId: string; name: string }[]
  csrf: Html | null
  today: LocalDate
  lang: Language
  sent: 'add' | 'contact' | null
  errors: readonly ErrorItem[]
}

/** Departments that exist, each with its contacts; those that ended; the forms. */
export function departmentsView(req: Request, look: DepartmentsLook): Html {
  const t = affairsMessages(look.lang).departments
  const open = look.departments.filter(({ toDay }) => toDay === null)
  return html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <p class="govuk-body"><a class="govuk-link" href="${paths.absences()}">${t.toAbsences}</a></p>
    ${open.length === 0 && insetText({ text: t.none })}${open.map((each) => departmentSection(each, look))}
    ${pastOnes(look)}${look.csrf && html`${contactForm(req, look, open)}${addingForm(req, look)}`}`
}

function departmentSection(department: Department, look: DepartmentsLook): Html {
  const t = affairsMessages(look.lang).departments
  const { departmentId, name, fromDay } = department
  const contacts = look.contacts.filter((each) => each.departmentId === departmentId)
  const heads = [t.columns.name, t.columns.phone, t.columns.email, ...(look.csrf ? [t.columns.act] : [])]
  const list = table({
    lang: look.lang,
    caption: t.caption(name),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: heads.map((text) => ({ text })),
    rows: contacts.map((each) => contactRow(each, look)),
  })
  const change =
    look.csrf &&
    html`<a class="govuk-link" href="${paths.department(departmentId)}" aria-label="${t.changeOne(name)}">${t.change}</a>`
  return html`<section aria-labelledby="d-${departmentId}">
    <h2 class="govuk-heading-m" id="d-${departmentId}">
      ${name} <span class="govuk-caption-m">${t.since(plainDay(fromDay, look.lang))} ${change}</span>
    </h2>
    ${contacts.length > 0 ? list : html`<p class="govuk-body app-quiet">${t.noContact}</p>`}
  </section>`
}

function contactRow(contact: DepartmentContact, { csrf, lang }: DepartmentsLook): TableCell[] {
  const t = affairsMessages(lang).departments
  const { contactId, name, phone, email, accountId } = contact
  const account = accountId && html`<br /><span class="app-quiet">${t.withAccount}</span>`
  const retire = { classes: 'govuk-button--secondary', attributes: { 'aria-label': t.retireOne(name) } }
  const cells: TableCell[] = [
    { html: html`<span>${name}${account}</span>` },
    { text: phone ?? '—' },
    { text: email ?? '—' },
  ]
  if (!csrf) return cells
  const form = html`<form method="post" action="${paths.contactRetiring(contactId)}">
    ${csrf}${button({ text: t.retire, ...retire })}
  </form>`
  return [...cells, { html: form }]
}

function pastOnes({ departments, lang }: DepartmentsLook): Html | false {
  const past = departments.filter(({ toDay }) => toDay !== null)
  if (past.length === 0) return false
  const t = affairsMessages(lang).departments
  const nameOf = (id: string | null) => departments.find(({ departmentId }) => departmentId === id)?.name ?? null
  const items = past.map(({ name, fromDay, toDay, successorId }) => {
    const days = [plainDay(fromDay, lang), plainDay(toDay!, lang)] as const
    return html`<li>${t.pastLine(name, ...days, nameOf(successorId))}</li>`
  })
  return html`<section aria-labelledby="past">
    <h2 class="govuk-heading-m" id="past">${t.past}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${items}
    </ul>
  </section>`
}

const WIDTH = { classes: 'govuk-input--width-20', autocomplete: 'off' }

/** What stands in a form: what was typed if it was this one that came back, else today's date. */
function fieldsOf(req: Request, { lang, sent, errors, today }: DepartmentsLook, form: 'add' | 'contact') {
  const mine = sent === form
  const values = mine ? (req.body as Record<string, unknown>) : { fromDay: today, contactFrom: today }
  return formFields({ lang, values, errors: mine ? errors : [] })
}

function contactForm(req: Request, look: DepartmentsLook, open: readonly Department[]): Html | false {
  if (open.length === 0) return false
  const t = affairsMessages(look.lang).departments.contact
  const fields = fieldsOf(req, look, 'contact')
  const blank = { value: '', text: '' }
  const departments = open.map(({ departmentId, name }) => ({ value: departmentId, text: name }))
  const accounts = look.accounts.map(({ accountId, name }) => ({ value: accountId, text: name }))
  return html`<h2 class="govuk-heading-m">${t.title}</h2>
    <form method="post" action="${paths.departmentContacts()}" novalidate>
      ${look.csrf}${fields.select({ name: 'departmentId', label: t.department, items: [blank, ...departments] })}
      ${fields.input({ name: 'contactName', label: t.name, ...WIDTH })}
      ${fields.select({ name: 'accountId', label: t.account, hint: t.accountHint, items: [{ value: '', text: t.noAccount }, ...accounts] })}
      ${fields.input({ name: 'phone', label: t.phone, ...WIDTH })}
      ${fields.input({ name: 'email', label: t.email, type: 'email', ...WIDTH })}
      ${fields.dateField({ name: 'contactFrom', label: t.from })}${button({ text: t.submit })}
    </form>`
}

function addingForm(req: Request, look: DepartmentsLook): Html {
  const t = affairsMessages(look.lang).departments.add
  const fields = fieldsOf(req, look, 'add')
  return html`<h2 class="govuk-heading-m">${t.title}</h2>
    <form method="post" action="${paths.departments()}" novalidate id="form">
      ${look.csrf}${fields.input({ name: 'name', label: t.name, hint: t.nameHint, ...WIDTH })}
      ${fields.dateField({ name: 'fromDay', label: t.from })}${button({ text: t.submit })}
    </form>`
}
