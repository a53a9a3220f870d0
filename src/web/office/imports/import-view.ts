import { type Request, type Response } from 'express'
import { CASE_FIELDS, REMEDY_FIELDS } from '../../../documents/register-fields.ts'
import { type RegisterHead } from '../../../services/import-columns.ts'
import { type ImportKind } from '../../../services/import-runs.ts'
import { type ImportSummary } from '../../../services/import-service.ts'
import {
  button,
  buttonGroup,
  formFields,
  insetText,
  notificationBanner,
  summaryList,
  table,
  type ErrorItem,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { queryText } from '../../path-values.ts'
import { mappingFields } from './import-mapping.ts'
import { runTable, type Runs } from './import-run-page.ts'

/**
 * A register that was tried: how its columns were read, what was found (null where a column is missing), and by which
 * mark the same file is known again.
 */
type Tried = { kind: ImportKind; summary: ImportSummary | null; name: string; mark: string; head: RegisterHead }

/** Faults listed on the page; the file of errors holds all. */
const MOST_LISTED = 100

/** The import page: what is wanted, the form, and what the check of a file found. */
export function showImports(
  req: Request,
  res: Response,
  { errors = [], result, runs }: { errors?: ErrorItem[]; result?: Tried; runs?: Runs } = {},
): void {
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).imports
  const content = html`${doneNote(req, lang)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    ${result ? resultOf(req, result, lang) : html`<p class="govuk-body">${t.lead}</p>${wanted(lang)}${firstForm(req, lang, errors)}${runs && runTable(runs, paths.importRun, lang)}${runs && reconciling(lang)}`}`
  officeShell(req, res, { title: t.title, place: 'imports', content, errors, status: errors.length > 0 ? 422 : 200 })
}

function doneNote(req: Request, lang: Language): Html | null {
  const t = affairsMessages(lang).imports
  const [kind, count] = [queryText(req, 'done'), queryText(req, 'imported')]
  if (kind === 'undone') return notificationBanner({ type: 'success', lang, text: t.runs.undoDone })
  if ((kind !== 'cases' && kind !== 'remedies') || !/^\d{1,6}$/.test(count)) return null
  return notificationBanner({ type: 'success', lang, text: t.done(Number(count), t.doneKinds[kind]) })
}

function wanted(lang: Language): Html {
  const t = affairsMessages(lang).imports
  const labels = (fields: Record<string, { label: string }>) =>
    Object.values(fields)
      .map(({ label }) => label)
      .join('、')
  const rows = [
    { key: t.columnsOf.cases, value: labels(CASE_FIELDS.fields) },
    { key: t.columnsOf.remedies, value: labels(REMEDY_FIELDS.fields) },
  ]
  return html`<h2 class="govuk-heading-m">${t.columns}</h2>
    ${summaryList({ rows })}
    <p class="govuk-body">${t.dates}</p>`
}

const reconciling = (lang: Language): Html =>
  html`<p class="govuk-body">
    <a class="govuk-link" href="${paths.reconciliation()}">${affairsMessages(lang).imports.runs.reconcile}</a>
  </p>`

const ACCEPT = '.xlsx,.csv'

function firstForm(req: Request, lang: Language, errors: ErrorItem[]): Html {
  const t = affairsMessages(lang).imports
  const fields = formFields({ lang, values: (req.body ?? {}) as Record<string, unknown>, errors })
  const kinds = (['cases', 'remedies'] as const).map((value) => ({ value, text: t.kinds[value] }))
  return html`<form method="post" action="${paths.imports()}" enctype="multipart/form-data" novalidate id="form">
    ${csrfField(req)}${fields.radios({ name: 'kind', fieldset: { legend: { text: t.kind } }, items: kinds })}
    ${fields.fileUpload({ name: 'file', label: t.file, hint: t.fileHint, accept: ACCEPT })}
    ${button({ text: t.check, name: 'step', value: 'check' })}
  </form>`
}

function resultOf(req: Request, tried: Tried, lang: Language): Html {
  const { kinds, result: t } = affairsMessages(lang).imports
  const { kind, summary, name } = tried
  if (!summary) return secondForm(req, tried, lang)
  const bad = new Set(summary.rejected.map(({ line }) => line)).size
  const rows = [
    { key: kinds[kind], value: name },
    { key: t.read, value: t.lines(summary.read) },
    { key: t.sound, value: t.lines(summary.sound) },
    { key: t.rejected, value: t.lines(bad) },
    { key: t.ignored, value: summary.ignored.join('、') || t.ignoredNone },
  ]
  const verdict = bad === 0 && summary.sound > 0 ? t.allSound : summary.sound > 0 ? t.someBad : t.noneSound
  return html`<h2 class="govuk-heading-m">${t.title}</h2>
    ${summaryList({ rows })}${insetText({ text: verdict })}${bad > 0 && faults(summary, lang)}
    ${secondForm(req, tried, lang)}`
}

function faults({ rejected }: ImportSummary, lang: Language): Html {
  const t = affairsMessages(lang).imports.result
  const rows = rejected
    .slice(0, MOST_LISTED)
    .map(({ line, column, reason }) => [{ text: line }, { text: column || t.wholeLine }, { text: reason }])
  const head = [t.columns.line, t.columns.column, t.columns.reason].map((text) => ({ text }))
  const more = rejected.length > MOST_LISTED && html`<p class="govuk-body">${t.more(MOST_LISTED, rejected.length)}</p>`
  return html`${table({ lang, caption: t.caption, captionClasses: 'govuk-table__caption--m', head, rows })}${more}`
}

/** The same file again: nothing of it was kept. What may be done with it depends on what the check found. */
function secondForm(req: Request, { kind, summary, name, mark, head }: Tried, lang: Language): Html {
  const t = affairsMessages(lang).imports
  const secondary = 'govuk-button--secondary'
  const [sound, bad] = summary ? [summary.sound > 0, summary.rejected.length > 0] : [false, false]
  const { fileUpload } = formFields({ lang })
  return html`<form method="post" action="${paths.imports()}" enctype="multipart/form-data" novalidate id="form">
    ${csrfField(req)}<input type="hidden" name="kind" value="${kind}" /><input type="hidden" name="checked" value="${mark}" />
    ${mappingFields(head, lang)}${fileUpload({ name: 'file', label: t.fileAgain, hint: t.fileAgainHint(name), accept: ACCEPT })}
    ${buttonGroup(
      sound && !bad && button({ text: t.importAll, name: 'step', value: 'all' }),
      sound && bad && button({ text: t.importGood, name: 'step', value: 'good' }),
      bad && button({ text: t.errors, name: 'step', value: 'errors', classes: secondary }),
      button({ text: t.checkAgain, name: 'step', value: 'check', classes: secondary }),
    )}
  </form>`
}
