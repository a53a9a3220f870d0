import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { type LocalDate } from '../../../law/date.ts'
import { type Context } from '../../../services/context.ts'
import {
  readDepartments,
  reorganise,
  type Department,
  type Reorganisation,
} from '../../../services/department-service.ts'
import { Invalid, NotFound } from '../../../services/errors.ts'
import { backLink, button, formFields, insetText, type ErrorItem } from '../../components/index.ts'
import { html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { paths } from '../../paths.ts'
import { choiceField, optionalText, requiredDay } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../../path-values.ts'
import { typedOr } from '../../typed-or.ts'

/** A department is renamed, merged or closed; its past stays under its name. */
export const reorganisationRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.department(),
    access: 'manage-departments',
    audit: 'VIEW_DEPARTMENT',
    handle: (req, res) => show(context, req, res),
  },
  {
    method: 'post',
    path: paths.department(),
    access: 'manage-departments',
    audit: 'DEPARTMENT_REORGANISED',
    handle: (req, res) => save(context, req, res),
  },
]

const words = affairsMessages('zh-CN').departments.reorganisation
const KINDS = ['rename', 'merge', 'close'] as const
type Typed = { kind: (typeof KINDS)[number]; name: string; into: string; on: LocalDate }
const schema = Joi.object<Typed>({
  kind: choiceField(words.kind, KINDS),
  name: optionalText(words.name, 60),
  into: Joi.string()
    .uuid()
    .allow('')
    .default('')
    .messages({ '*': sharedMessages('zh-CN').error.choose(words.into) }),
  on: requiredDay(words.on),
})

function planOf({ kind, name, into, on }: Typed): Reorganisation {
  const { required, choose } = sharedMessages('zh-CN').error
  if (kind === 'close') return { on }
  if (kind === 'rename') {
    if (name === '') throw new Invalid([{ field: 'name', text: required(words.name) }])
    return { on, name }
  }
  if (into === '') throw new Invalid([{ field: 'into', text: choose(words.into) }])
  return { on, into }
}

async function save(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    await reorganise(context, organ, idIn(req, 'department'), planOf(parse(schema, req.body)), actor)
    res.redirect(303, `${paths.departments()}?done=changed`)
  } catch (error) {
    if (error instanceof NotFound) throw error
    await show(context, req, res, formErrors(error))
  }
}

async function show(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { departments } = await readDepartments(context, callerOf(res).organ)
  const department = departments.find(({ departmentId }) => departmentId === idIn(req, 'department'))
  if (!department) throw new NotFound('department')
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).departments
  const title = t.reorganisation.title(department.name)
  const values = typedOr(req, { on: context.clock.today() })
  const others = departments.filter(
    ({ toDay, departmentId }) => toDay === null && departmentId !== idIn(req, 'department'),
  )
  const content = html`<h1 class="govuk-heading-l">${title}</h1>
    ${insetText({ text: t.reorganisation.law })}
    <form method="post" action="${paths.department(department.departmentId)}" novalidate id="form">
      ${csrfField(req)}${kindField(values, errors, others)}
      ${formFields({ lang, values, errors }).dateField({ name: 'on', label: t.reorganisation.on })}
      ${button({ text: t.reorganisation.submit })}
    </form>`
  const before = backLink({ href: paths.departments(), text: affairsMessages(lang).back(t.title), lang })
  officeShell(req, res, { title, place: 'departments', before, content, errors, status: errors.length > 0 ? 422 : 200 })
}

function kindField(values: Record<string, unknown>, errors: readonly ErrorItem[], others: readonly Department[]) {
  const fields = formFields({ values, errors })
  const width = { classes: 'govuk-input--width-20', autocomplete: 'off' }
  const into = others.map(({ departmentId, name }) => ({ value: departmentId, text: name }))
  return fields.radios({
    name: 'kind',
    fieldset: { legend: { text: words.kind } },
    items: [
      {
        value: 'rename',
        text: words.kinds.rename,
        conditional: { html: fields.input({ name: 'name', label: words.name, ...width }) },
      },
      {
        value: 'merge',
        text: words.kinds.merge,
        conditional: {
          html: fields.select({ name: 'into', label: words.into, items: [{ value: '', text: '' }, ...into] }),
        },
      },
      { value: 'close', text: words.kinds.close },
    ],
  })
}
