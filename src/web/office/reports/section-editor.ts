import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { figureNames } from '../../../law/report/figure-names.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { frozenDocument } from '../../../services/report-files.ts'
import { draftedDocument, type OfficeSection } from '../../../services/report-sections.ts'
import { latestFrozen, type ReportDraft } from '../../../services/report-service.ts'
import { may } from '../../../services/rights.ts'
import {
  backLink,
  button,
  buttonGroup,
  details,
  formFields,
  insetText,
  warningText,
  type ErrorItem,
  type TypedValues,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { documentTables } from '../../report-document.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { sectionState } from './section-state.ts'

/** What the editor of a section is made from. */
export type SectionPage = {
  context: Context
  organ: OrganRef
  draft: ReportDraft
  section: OfficeSection
  errors: readonly ErrorItem[]
}

/** Sends the editor. */
export async function sectionEditor(req: Request, res: Response, page: SectionPage): Promise<void> {
  const { section, draft, errors } = page
  const lang = languageOfPage(req)
  const { reportDocument: t, back } = affairsMessages(lang)
  const { year } = draft.report
  const writes = may(callerOf(res).actor, 'write-reports')
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${section.title}</h1>
    <p class="govuk-body">${sectionState(section, lang)}</p>
    ${notesOf(section, lang)}
    <div class="app-beside">
      <div>
        ${writes ? formOf(req, page, lang) : html`<p class="govuk-body">${t.section.reading}</p>`}
      </div>
      <div>${await lastYearOf(page, lang)}</div>
    </div>
    <h2 class="govuk-heading-m">${t.section.preview}</h2>
    ${previewOf(section)}${documentTables(draftedDocument(draft, [section]), section.tables, lang)}`
  const before = backLink({ href: paths.reportDocument(String(year)), text: back(t.title) })
  officeShell(req, res, {
    title: section.title,
    place: 'reports',
    before,
    content,
    errors,
    status: errors.length > 0 ? 422 : 200,
  })
}

function notesOf(section: OfficeSection, lang: Language): Html {
  const t = affairsMessages(lang).reportDocument.section
  const { wrong, problems, isTooLong, length, longest, hasFallen, isDraft, confirmed } = section
  const note = hasFallen ? t.fallenNote : isDraft && !confirmed ? t.draftNote : null
  const list = (title: string, lines: readonly string[]) =>
    lines.length > 0 &&
    html`<h2 class="govuk-heading-s">${title}</h2>
      <ul class="govuk-list govuk-list--bullet">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`
  return html`${note && insetText({ text: note })}
  ${isTooLong && warningText({ lang, text: t.tooLong(length, longest ?? 0) })}
  ${list(t.problems, problems)}
  ${list(
    t.wrong,
    wrong.map(({ quote, name, expected, found }) => t.wrongOne(quote, name, expected, found)),
  )}`
}

function formOf(req: Request, { draft, section, errors }: SectionPage, lang: Language): Html {
  const t = affairsMessages(lang).reportDocument.section
  const typed = req.body as TypedValues | undefined
  const values = typed?.['written'] === undefined ? { written: section.written } : typed
  const fields = formFields({ lang, values, errors })
  const field = { name: 'written', label: t.written, hint: t.hint, rows: 14 }
  const action = paths.reportSection(String(draft.report.year), section.key)
  const hidden = html`${csrfField(req)}<input type="hidden" name="seen" value="${section.version}" />`
  return html`<form method="post" action="${action}" novalidate id="form">
      ${hidden}${section.longest === null ? fields.textarea(field) : fields.characterCount({ ...field, maxlength: section.longest })}
      ${buttonGroup(
        button({ text: t.save, name: 'step', value: 'save' }),
        !section.isDraft && button({ text: t.reset, name: 'step', value: 'reset', classes: 'govuk-button--secondary' }),
      )}
    </form>
    ${details({ summaryText: t.names, html: namesOf(draft, lang) })}
    ${!section.confirmed && confirming(hidden, action, section, lang)}`
}

/** Confirms what stands there, not what is being typed: a form of its own. */
function confirming(hidden: Html, action: string, section: OfficeSection, lang: Language): Html {
  const t = affairsMessages(lang).reportDocument.section
  const { checkboxes } = formFields({ lang })
  const box = checkboxes({ name: 'checked', items: [{ value: 'yes', text: t.checked }] })
  return html`<form method="post" action="${action}" novalidate id="confirming">
    ${hidden}${section.wrong.length > 0 && box}
    ${button({ text: t.confirm, name: 'step', value: 'confirm', classes: 'govuk-button--secondary' })}
  </form>`
}

function namesOf({ figures }: ReportDraft, lang: Language): Html {
  const t = affairsMessages(lang).reportDocument.section
  return html`<p class="govuk-body">${t.namesLead}</p>
    <p class="govuk-body">${figureNames(figures).join('、')}</p>`
}

/** The text as it prints; what contradicts a table is marked where it stands. */
function previewOf({ text, wrong }: OfficeSection): Html {
  const marks = wrong.filter(({ at }) => /^\d/.test(text.slice(at))).toSorted((a, b) => a.at - b.at)
  let from = 0
  const pieces = marks.map(({ at }) => {
    const length = /^\d[\d,，]*/.exec(text.slice(at))?.[0].length ?? 0
    const piece = html`${text.slice(from, at)}<mark class="app-mark">${text.slice(at, at + length)}</mark>`
    from = at + length
    return piece
  })
  return html`<div class="govuk-body app-printed">${pieces}${text.slice(from)}</div>`
}

async function lastYearOf({ context, organ, draft, section }: SectionPage, lang: Language): Promise<Html> {
  const t = affairsMessages(lang).reportDocument.section
  const last = await latestFrozen(context, organ, draft.report.year - 1)
  if (!last) return html`<p class="govuk-body app-quiet">${t.noLastYear}</p>`
  const paragraphs = frozenDocument(last).sections.find(({ key }) => key === section.key)?.paragraphs ?? []
  return html`<h2 class="govuk-heading-s">${t.lastYear(last.year)}</h2>
    ${paragraphs.map((text) => html`<p class="govuk-body">${text}</p>`)}`
}
