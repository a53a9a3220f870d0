import { type Request, type Response } from 'express'
import { ITEM_COLUMN_LABELS } from '../../../../documents/item-fields.ts'
import { callerOf } from '../../../../http/caller.ts'
import { type Context } from '../../../../services/context.ts'
import { importItems } from '../../../../services/import-items.ts'
import { type ImportSummary } from '../../../../services/import-service.ts'
import { backLink, button, formFields, insetText, table, type ErrorItem } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { uploadedRegister } from '../../imports/register-upload.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../../office-shell.ts'
import { addressWith } from '../../../path-values.ts'

const MOST_LISTED = 100

/** Imports a register of published items; with rejected lines it comes back and names them. */
export async function importByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const acceptGood = (req.body as Record<string, unknown> | undefined)?.['acceptGood'] === 'yes'
  try {
    const { bytes, name } = uploadedRegister(req, res)
    const summary = await importItems(context, organ, bytes, name, { acceptGood }, actor)
    if (summary.imported > 0)
      return res.redirect(303, addressWith(paths.disclosure(), { entered: String(summary.imported) }))
    const { importing: t } = disclosureMessages('zh-CN').items
    const lines = new Set(summary.rejected.map(({ line }) => line)).size
    showItemsImport(req, res, [{ text: t.rejected(lines, summary.read), href: '#rejected' }], summary)
  } catch (error) {
    showItemsImport(req, res, formErrors(error))
  }
}

/** The form, and the lines that were not sound. */
export function showItemsImport(
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
  summary: ImportSummary | null = null,
): void {
  const lang = languageOfPage(req)
  const { importing: t, title } = disclosureMessages(lang).items
  const fields = formFields({ lang, values: (req.body ?? {}) as Record<string, unknown>, errors })
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${insetText({ html: html`${t.columns}：${ITEM_COLUMN_LABELS.join('、')}。<br />${t.required}` })}
    ${summary && rejectedTable(summary, lang)}
    <form method="post" action="${paths.itemsImport()}" enctype="multipart/form-data" novalidate id="form">
      ${csrfField(req)}${fields.checkboxes({ name: 'acceptGood', items: [{ value: 'yes', text: t.acceptGood }] })}
      ${fields.fileUpload({ name: 'file', label: t.file, hint: t.fileHint, accept: '.xlsx,.csv' })}
      ${button({ text: t.submit })}
    </form>`
  const before = backLink({ href: paths.disclosure(), text: affairsMessages(lang).back(title) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.title, place: 'disclosure', before, content, errors, status })
}

function rejectedTable({ rejected }: ImportSummary, lang: Language): Html {
  const t = disclosureMessages(lang).items.importing
  const shown = rejected.slice(0, MOST_LISTED)
  return html`<div id="rejected">
    ${table({
      lang,
      caption: t.caption,
      head: [t.line, t.column, t.reason].map((text) => ({ text })),
      rows: shown.map(({ line, column, reason }) => [
        { text: line },
        { text: column || t.wholeLine },
        { text: reason },
      ]),
    })}
    ${rejected.length > shown.length && html`<p class="govuk-body">${t.more(shown.length, rejected.length)}</p>`}
  </div>`
}
