import { type Request, type Response } from 'express'
import Joi from 'joi'
import { freshKey } from '../../../../disclosure/catalogue.ts'
import { parse } from '../../../../http/form.ts'
import { type Context } from '../../../../services/context.ts'
import { NotFound } from '../../../../services/errors.ts'
import { type ErrorItem, formFields } from '../../../components/index.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { paths } from '../../../paths.ts'
import { textField } from '../../office-fields.ts'
import { languageOfPage } from '../../office-shell.ts'
import { NEW } from '../record-form.ts'
import { lookAt, save, seen, showCatalogueForm } from './catalogue-form.ts'
import { typedOr } from '../../../typed-or.ts'

const words = disclosureMessages('zh-CN').ownCatalogue
const classSchema = Joi.object<{ seen: number; title: string }>({ seen, title: textField(words.classForm.name, 60) })

/** Saves a class, new or renamed, as a new version of the catalogue. */
export async function saveClassByForm(context: Context, req: Request, res: Response): Promise<void> {
  const look = await lookAt(context, req, res)
  await save(context, req, res, look, showClassForm, (catalogue) => {
    const { seen: version, title } = parse(classSchema, req.body)
    const classes =
      look.key === NEW
        ? [...catalogue, { key: freshKey(catalogue, 'class'), title, entries: [] }]
        : catalogue.map((each) => (each.key === look.key ? { ...each, title } : each))
    return { classes, version }
  })
}

/** The form of a class. @throws NotFound */
export async function showClassForm(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const look = await lookAt(context, req, res)
  const found = look.catalogue.find(({ key }) => key === look.key)
  if (look.key !== NEW && !found) throw new NotFound(look.key)
  const t = disclosureMessages(lang).ownCatalogue.classForm
  const values = typedOr(req, { title: found?.title ?? '' })
  const fields = formFields({ lang, values, errors }).input({ name: 'title', label: t.name, autocomplete: 'off' })
  const title = found ? found.title : t.add
  showCatalogueForm(req, res, look, { title, action: paths.catalogueClass(look.key), errors }, fields)
}
