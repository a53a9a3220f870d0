import { type Request, type Response } from 'express'
import { type Catalogue } from '../../../../disclosure/catalogue.ts'
import { callerOf } from '../../../../http/caller.ts'
import { catalogueHistory, catalogueOf, saveCatalogue } from '../../../../services/catalogue-service.ts'
import { type Context } from '../../../../services/context.ts'
import { StaleForm } from '../../../../services/errors.ts'
import { backLink, button, type ErrorItem } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { textIn } from '../../../path-values.ts'
import { paths } from '../../../paths.ts'
import { wholeNumber } from '../../office-fields.ts'
import { csrfField, formErrors, officeShell } from '../../office-shell.ts'

const words = disclosureMessages('zh-CN').ownCatalogue

/** Instead of a key, in the address of the form of a class or entry that is not there yet. */
export const NEW = 'new'

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

type Page = { title: string; path: string; look: Look; fields: Html; errors: ErrorItem[]; lang: Language }

/** The form of a class or an entry as a page. */
export function page(req: Request, res: Response, { title, path, look, fields, errors, lang }: Page): void {
  const { title: back, entryForm: t } = disclosureMessages(lang).ownCatalogue
  const content = html`<h1 class="govuk-heading-l">${title}</h1>
    <form method="post" action="${path}" novalidate id="form">
      ${csrfField(req)}<input type="hidden" name="seen" value="${look.version}" />
      ${fields}${button({ text: t.save })}
    </form>`
  const before = backLink({ href: paths.ownCatalogue(), text: affairsMessages(lang).back(back) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title, place: 'catalogue', before, content, errors, status })
}
