import { type Request, type Response } from 'express'
import Joi from 'joi'
import {
  type Catalogue,
  type CatalogueClass,
  type CatalogueEntry,
  findEntry,
  freshKey,
  type Refresh,
  REFRESH_NAMES,
  REFRESHES,
} from '../../../../disclosure/catalogue.ts'
import { MINISTRY_LIST } from '../../../../disclosure/ministry-list.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { type Context } from '../../../../services/context.ts'
import { NotFound } from '../../../../services/errors.ts'
import { type ErrorItem, formFields } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { choiceField, optionalText, textField, wholeNumber } from '../../office-fields.ts'
import { languageOfPage } from '../../office-shell.ts'
import { NEW } from '../record-form.ts'
import { lookAt, save, seen, showCatalogueForm } from './catalogue-form.ts'
import { typedOr } from '../../../typed-or.ts'

const words = disclosureMessages('zh-CN').ownCatalogue

type TypedEntry = {
  seen: number
  title: string
  inClass: string
  listItems: string
  refresh: Refresh
  department: string
  unit: string
  roundTo: number
  retired: '' | 'yes'
}

const f = words.entryForm

const numbersIn = (text: string) => [
  ...new Set(
    text
      .split(/[\s、,，;；]+/)
      .filter(Boolean)
      .map(Number),
  ),
]

const entrySchema = Joi.object<TypedEntry>({
  seen,
  title: textField(f.name, 100),
  inClass: textField(f.inClass, 60),
  listItems: optionalText(f.listItems, 200)
    .custom((text: string, context) =>
      numbersIn(text).every((each) => Number.isInteger(each) && each >= 1 && each <= MINISTRY_LIST.length)
        ? text
        : context.error('any.invalid'),
    )
    .messages({ 'any.invalid': f.problems.listItems }),
  refresh: choiceField(f.refresh, REFRESH_NAMES),
  department: optionalText(f.department, 100),
  unit: textField(f.unit, 4),
  roundTo: wholeNumber(f.roundTo, 0, 1_000),
  retired: Joi.string().valid('', 'yes').default(''),
})

/** Saves an entry, new or changed, as a new version of the catalogue. */
export async function saveEntryByForm(context: Context, req: Request, res: Response): Promise<void> {
  const look = await lookAt(context, req, res)
  await save(context, req, res, look, showEntryForm, (catalogue) => {
    const { seen: version, inClass, retired, listItems, ...typed } = parse(entrySchema, req.body)
    const key = look.key === NEW ? freshKey(catalogue, 'entry') : look.key
    const target = catalogue.find((each) => each.key === inClass)
    if (!target) throw new NotFound(inClass)
    return {
      classes: withEntry(catalogue, target, {
        ...typed,
        key,
        listItems: numbersIn(listItems),
        retired: retired === 'yes',
      }),
      version,
    }
  })
}

/** The catalogue with an entry where the form puts it: in its place, or at the end of another class. */
function withEntry(catalogue: Catalogue, target: CatalogueClass, entry: CatalogueEntry): Catalogue {
  return catalogue.map((each) => {
    const at = each.entries.findIndex(({ key }) => key === entry.key)
    if (each !== target) return { ...each, entries: each.entries.filter(({ key }) => key !== entry.key) }
    return { ...each, entries: at < 0 ? [...each.entries, entry] : each.entries.with(at, entry) }
  })
}

/** The form of an entry. @throws NotFound */
export async function showEntryForm(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const look = await lookAt(context, req, res)
  const placed = look.key === NEW ? null : findEntry(look.catalogue, look.key)
  if (look.key !== NEW && !placed) throw new NotFound(look.key)
  const suggested = placed
    ? {
        ...placed.entry,
        inClass: placed.inClass.key,
        listItems: placed.entry.listItems.join('、'),
        retired: placed.entry.retired ? 'yes' : '',
      }
    : { refresh: 'none', unit: '条', roundTo: 0 }
  const values = typedOr(req, suggested)
  const t = disclosureMessages(lang).ownCatalogue.entryForm
  const isCollege = callerOf(res).organ.regime === 'college'
  const fields = entryFields({ lang, values, errors }, look.catalogue, isCollege)
  const title = placed ? placed.entry.title : t.add
  showCatalogueForm(req, res, look, { title, action: paths.catalogueEntry(look.key), errors }, fields)
}

function entryFields(
  form: { lang: Language; values: object; errors: ErrorItem[] },
  catalogue: Catalogue,
  isCollege: boolean,
): Html {
  const t = disclosureMessages(form.lang).ownCatalogue.entryForm
  const fields = formFields(form as Parameters<typeof formFields>[0])
  const classes = catalogue.map(({ key, title }) => ({ value: key, text: title }))
  const refreshes = REFRESH_NAMES.map((value) => ({ value, text: REFRESHES[value].label }))
  const short = { classes: 'govuk-input--width-4', autocomplete: 'off' } as const
  return html`${fields.input({ name: 'title', label: t.name, autocomplete: 'off' })}
  ${fields.select({ name: 'inClass', label: t.inClass, items: classes })}
  ${isCollege && fields.input({ name: 'listItems', label: t.listItems, hint: t.listItemsHint, classes: 'govuk-input--width-20', autocomplete: 'off' })}
  ${fields.select({ name: 'refresh', label: t.refresh, hint: t.refreshHint, items: refreshes })}
  ${fields.input({ name: 'department', label: t.department, classes: 'govuk-input--width-20', autocomplete: 'off' })}
  ${fields.input({ name: 'unit', label: t.unit, hint: t.unitHint, ...short })}
  ${fields.input({ name: 'roundTo', label: t.roundTo, hint: t.roundToHint, inputmode: 'numeric', ...short })}
  ${fields.checkboxes({ name: 'retired', items: [{ value: 'yes', text: t.retired }] })}`
}
