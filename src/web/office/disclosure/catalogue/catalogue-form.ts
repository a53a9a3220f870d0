import { type Request, type Response } from 'express'
import { type Catalogue } from '../../../../disclosure/catalogue.ts'
import { callerOf } from '../../../../http/caller.ts'
import { catalogueHistory, catalogueOf, saveCatalogue } from '../../../../services/catalogue-service.ts'
import { type Context } from '../../../../services/context.ts'
import { StaleForm } from '../../../../services/errors.ts'
import { type ErrorItem } from '../../../components/index.ts'
import { type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { textIn } from '../../../path-values.ts'
import { paths } from '../../../paths.ts'
import { wholeNumber } from '../../office-fields.ts'
import { formErrors, languageOfPage } from '../../office-shell.ts'
import { type RecordForm, showRecordForm } from '../record-form.ts'

const words = disclosureMessages('zh-CN').ownCatalogue

/** The version of the catalogue a form was made from. */
export const seen = wholeNumber(words.title, 0, 1_000_000)

/** The catalogue as it stands, and the key of what the form is about. */
type Look = { catalogue: Catalogue; version: number; key: string }

/** Reads the catalogue for a form. */
export async function lookAt(context: Context, req: Request, res: Response): Promise<Look> {
  const { organ } = callerOf(res)
  const [latest] = await catalogueHistory(context, organ)
  return { catalogue: await catalogueOf(context, organ), version: latest?.version ?? 0, key: textIn(req, 'key') }
}

type Show = (context: Context, req: Request, res: Response, errors?: ErrorItem[]) => Promise<void>

/** Saves the changed catalogue as a new version, or shows the form again with what is wrong, everything typed kept. */
export async function save(
  context: Context,
  req: Request,
  res: Response,
  { catalogue }: Look,
  show: Show,
  change: (catalogue: Catalogue) => { classes: Catalogue; version: number },
): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const { classes, version } = change(catalogue)
    await saveCatalogue(context, organ, classes, version, actor)
    res.redirect(303, `${paths.ownCatalogue()}?done=saved`)
  } catch (error) {
    if (!(error instanceof StaleForm)) return show(context, req, res, formErrors(error))
    await show(context, req, res, [{ text: words.entryForm.problems.stale, href: '#title' }])
  }
}

/** The form of a class or an entry as a page. */
export function showCatalogueForm(
  req: Request,
  res: Response,
  look: Look,
  form: Pick<RecordForm, 'title' | 'action' | 'errors'>,
  fields: Html,
): void {
  const { title: text, entryForm } = disclosureMessages(languageOfPage(req)).ownCatalogue
  const place = { place: 'catalogue', back: { href: paths.ownCatalogue(), text }, submit: entryForm.save } as const
  showRecordForm(req, res, { ...form, ...place, seen: look.version }, fields)
}
