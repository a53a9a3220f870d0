import { type Request, type Response } from 'express'
import { type ColumnMapping } from '../../../../documents/column-mapping.ts'
import { ITEM_COLUMN_LABELS, type ItemLine } from '../../../../documents/item-fields.ts'
import { callerOf } from '../../../../http/caller.ts'
import { type Route } from '../../../../http/route.ts'
import { type Context } from '../../../../services/context.ts'
import { readHead, type RegisterHead } from '../../../../services/import-columns.ts'
import { importItems } from '../../../../services/import-items.ts'
import { importRuns } from '../../../../services/import-runs.ts'
import { type ImportSummary } from '../../../../services/import-service.ts'
import {
  backLink,
  button,
  formFields,
  insetText,
  notificationBanner,
  table,
  type ErrorItem,
} from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { mappingFields, typedMapping } from '../../imports/import-mapping.ts'
import { runRoutes, runTable } from '../../imports/import-run-page.ts'
import { uploadedRegister } from '../../imports/register-upload.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../../office-shell.ts'
import { addressWith, queryText } from '../../../path-values.ts'

const MOST_LISTED = 100
const KINDS = ['items'] as const

/** Registers of items that came in, each of which can be taken back whole. */
export const itemRunRoutes = (context: Context): Route[] =>
  runRoutes(context, {
    kinds: KINDS,
    access: 'handle-disclosure',
    run: paths.itemsImportRun,
    undoing: paths.itemsImportUndoing,
    back: paths.itemsImport(),
    place: 'disclosure',
  })

/** A register that was tried and did not come in: how its columns were read, and what was found, once they were. */
type Tried = { name: string; head: RegisterHead; summary: ImportSummary | null }

/**
 * Imports a register of published items. It comes back where columns are missing, were only guessed, or lines were
 * rejected: then the columns and words can be matched, and are remembered.
 */
export async function importByForm(context: Context, req: Request, res: Response): Promise<void> {
  const body = (req.body ?? {}) as Record<string, unknown>
  try {
    const file = uploadedRegister(req, res)
    const given = typedMapping('items', body)
    const head = await readHead(context, callerOf(res).organ, 'items', file, given)
    const isGuessed = given === null && !head.isRemembered && Object.keys(head.mapping).length > 0
    if (head.missing.length > 0)
      return await showItemsImport(context, req, res, [], { name: file.name, head, summary: null })
    const summary = await run(context, res, file, head, { dryRun: isGuessed, acceptGood: body['acceptGood'] === 'yes' })
    if (summary.imported > 0)
      return res.redirect(303, addressWith(paths.disclosure(), { entered: String(summary.imported) }))
    const { importing: t } = disclosureMessages('zh-CN').items
    const lines = new Set(summary.rejected.map(({ line }) => line)).size
    const errors = lines > 0 || !isGuessed ? [{ text: t.rejected(lines, summary.read), href: '#rejected' }] : []
    await showItemsImport(context, req, res, errors, { name: file.name, head, summary })
  } catch (error) {
    await showItemsImport(context, req, res, formErrors(error))
  }
}

function run(
  context: Context,
  res: Response,
  { bytes, name }: { bytes: Buffer; name: string },
  { mapping }: RegisterHead,
  choices: { dryRun: boolean; acceptGood: boolean },
): Promise<ImportSummary> {
  const { organ, actor } = callerOf(res)
  return importItems(context, organ, bytes, name, { ...choices, mapping: mapping as ColumnMapping<ItemLine> }, actor)
}

/** The form, with what was found in a register that was tried; else the imports so far. */
export async function showItemsImport(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
  tried: Tried | null = null,
): Promise<void> {
  const lang = languageOfPage(req)
  const { importing: t, title } = disclosureMessages(lang).items
  const { runs: words } = affairsMessages(lang).imports
  const runs = tried === null && (await importRuns(context, callerOf(res).organ, KINDS))
  const undone = queryText(req, 'done') === 'undone' && errors.length === 0
  const content = html`${undone && notificationBanner({ type: 'success', lang, text: words.undoDone })}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${insetText({ html: html`${t.columns}：${ITEM_COLUMN_LABELS.join('、')}。<br />${t.required}` })}
    ${tried?.summary && tried.summary.rejected.length > 0 && rejectedTable(tried.summary, lang)}
    ${fileForm(req, tried, errors, lang)}${runs && runTable(runs, paths.itemsImportRun, lang)}`
  const before = backLink({ href: paths.disclosure(), text: affairsMessages(lang).back(title) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.title, place: 'disclosure', before, content, errors, status })
}

/** Nothing of a file that did not come in is kept: it is chosen again. */
function fileForm(req: Request, tried: Tried | null, errors: ErrorItem[], lang: Language): Html {
  const { importing: t } = disclosureMessages(lang).items
  const { fileAgain, fileAgainHint } = affairsMessages(lang).imports
  const fields = formFields({ lang, values: (req.body ?? {}) as Record<string, unknown>, errors })
  const [label, hint] = tried ? [fileAgain, fileAgainHint(tried.name)] : [t.file, t.fileHint]
  return html`<form method="post" action="${paths.itemsImport()}" enctype="multipart/form-data" novalidate id="form">
    ${csrfField(req)}${tried && mappingFields(tried.head, lang)}
    ${fields.checkboxes({ name: 'acceptGood', items: [{ value: 'yes', text: t.acceptGood }] })}
    ${fields.fileUpload({ name: 'file', label, hint, accept: '.xlsx,.csv' })} ${button({ text: t.submit })}
  </form>`
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
