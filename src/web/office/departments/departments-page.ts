import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { type LocalDate } from '../../../law/date.ts'
import { listAccounts } from '../../../services/account-service.ts'
import { type Context } from '../../../services/context.ts'
import { addDepartment, nameContact, readDepartments, retireContact } from '../../../services/department-service.ts'
import { may } from '../../../services/rights.ts'
import { type ErrorItem } from '../../components/index.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { paths } from '../../paths.ts'
import { optionalText, requiredDay, textField } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../../path-values.ts'
import { departmentsView } from './departments-view.ts'
import { reorganisationRoutes } from './reorganisation.ts'

/** Departments with their contacts: seen by all staff, kept by whoever may manage them. */
export const departmentRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.departments(),
    access: 'own-account',
    audit: 'VIEW_DEPARTMENTS',
    handle: (req, res) => show(context, req, res),
  },
  {
    method: 'post',
    path: paths.departments(),
    access: 'manage-departments',
    audit: 'DEPARTMENT_ADDED',
    handle: (req, res) => add(context, req, res),
  },
  {
    method: 'post',
    path: paths.departmentContacts(),
    access: 'manage-departments',
    audit: 'CONTACT_NAMED',
    handle: (req, res) => addContact(context, req, res),
  },
  {
    method: 'post',
    path: paths.contactRetiring(),
    access: 'manage-departments',
    audit: 'CONTACT_RETIRED',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await retireContact(context, organ, idIn(req, 'contact'), actor)
      res.redirect(303, `${paths.departments()}?done=retired`)
    },
  },
  ...reorganisationRoutes(context),
]

const words = affairsMessages('zh-CN').departments
const department = Joi.object<{ name: string; fromDay: LocalDate }>({
  name: textField(words.add.name, 60),
  fromDay: requiredDay(words.add.from),
})

async function add(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    await addDepartment(context, organ, parse(department, req.body), actor)
    res.redirect(303, `${paths.departments()}?done=added`)
  } catch (error) {
    await show(context, req, res, 'add', formErrors(error))
  }
}

type TypedContact = Record<'departmentId' | 'accountId' | 'contactName' | 'phone' | 'email', string> & {
  contactFrom: LocalDate
}
const id = (label: string) =>
  Joi.string()
    .uuid()
    .required()
    .messages({ '*': sharedMessages('zh-CN').error.choose(label) })
const contact = Joi.object<TypedContact>({
  departmentId: id(words.contact.department),
  accountId: Joi.string().uuid().allow('').default(''),
  contactName: textField(words.contact.name, 50),
  phone: optionalText(words.contact.phone, 50),
  email: optionalText(words.contact.email, 200)
    .email({ tlds: false })
    .messages({ 'string.email': sharedMessages('zh-CN').error.badEmail }),
  contactFrom: requiredDay(words.contact.from),
})

async function addContact(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const { departmentId, accountId, contactName, phone, email, contactFrom } = parse(contact, req.body)
    const blank = { accountId: accountId || null, phone: phone || null, email: email || null }
    await nameContact(context, organ, { departmentId, name: contactName, fromDay: contactFrom, ...blank }, actor)
    res.redirect(303, `${paths.departments()}?done=named`)
  } catch (error) {
    await show(context, req, res, 'contact', formErrors(error))
  }
}

async function show(
  context: Context,
  req: Request,
  res: Response,
  sent: 'add' | 'contact' | null = null,
  errors: ErrorItem[] = [],
): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const accounts = await listAccounts(context, organ)
  const { departments, contacts } = await readDepartments(context, organ)
  const content = departmentsView(req, {
    departments,
    contacts,
    accounts: accounts.filter(({ disabledAt }) => disabledAt === null),
    csrf: may(actor, 'manage-departments') ? csrfField(req) : null,
    today: context.clock.today(),
    lang,
    sent,
    errors,
  })
  const { title } = affairsMessages(lang).departments
  officeShell(req, res, { title, place: 'departments', content, errors, status: errors.length > 0 ? 422 : 200 })
}
