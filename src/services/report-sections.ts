import { hash } from 'node:crypto'
import { draftSections } from '../law/report/draft-sections.ts'
import { fillText } from '../law/report/placeholders.ts'
import { paragraphsOf, type KeptDocument, type ReportDocument } from '../law/report/report-document.ts'
import { limitedSections, textLength, type FormSection, type SectionKey } from '../law/report/sections.ts'
import { withPlaceholders, wrongClaims, type TextClaim } from '../law/report/text-claims.ts'
import { dropSection, sectionRows, writeSection, type SectionRow } from '../store/report-texts.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { type ReportDraft } from './report-service.ts'
import { transact } from './transact.ts'

/** A section as the office works on it. */
export type OfficeSection = FormSection & {
  /** The text with placeholders: as typed, or the draft from the year's data. */
  written: string
  isDraft: boolean
  /** 0 while nobody wrote; else the version a writer has to have seen. */
  version: number
  /** The text as it prints. */
  text: string
  /** Placeholders that cannot be filled. */
  problems: readonly string[]
  /** Typed numbers that contradict the tables. */
  wrong: readonly TextClaim[]
  length: number
  isTooLong: boolean
  edited: { by: string; at: string } | null
  confirmed: { by: string; at: string } | null
  /** It was confirmed, and its words or numbers have changed since. */
  hasFallen: boolean
  /** What is confirmed when somebody confirms it now. */
  state: string
}

/** Every section of the year's report: texts filled with the draft's figures, what is wrong with them, who confirmed. */
export async function draftedSections(context: Context, organ: OrganRef, draft: ReportDraft): Promise<OfficeSection[]> {
  const rows = await sectionRows(reading(context), organ.organId, draft.report.year)
  const drafts = draftSections(draft.figures, draft.extras)
  return limitedSections(draft.report.form, organ.settings.sectionLimits).map((section) => {
    const row = rows.find((each) => each.section === section.key) ?? null
    const first = () => withPlaceholders((drafts[section.key] ?? []).join('\n'), draft.figures)
    return officeSection(section, row, row?.written ?? first(), draft)
  })
}

function officeSection(
  section: FormSection,
  row: SectionRow | null,
  written: string,
  draft: ReportDraft,
): OfficeSection {
  const { text, problems } = fillText(written, draft.figures)
  const length = textLength(text)
  const state = stateOf(section, text, draft)
  const isSame = row?.confirmedState === state
  const signed = row?.confirmedAt && row.confirmedBy ? { by: row.confirmedBy, at: isoOf(row.confirmedAt) } : null
  return {
    ...section,
    written,
    isDraft: row === null,
    version: row?.version ?? 0,
    text,
    problems,
    wrong: wrongClaims(text, draft.figures),
    length,
    isTooLong: section.longest !== null && length > section.longest,
    edited: row && { by: row.editedBy, at: isoOf(row.editedAt) },
    confirmed: isSame ? signed : null,
    hasFallen: signed !== null && !isSame,
    state,
  }
}

const isoOf = (instant: string): string => new Date(instant).toISOString()

/** The words as printed and the figures of the section's tables: another word or number is another state. */
function stateOf(section: FormSection, text: string, { report, figures, proactive }: ReportDraft): string {
  const tables = {
    proactive: figures.tableTwo,
    applications: report.applications,
    disputes: report.remedies,
    complaints: report.complaints ?? null,
    list: proactive.list,
  }
  return hash('sha256', JSON.stringify([text, section.tables.map((table) => tables[table])]))
}

export type SectionEdit = { year: number; section: SectionKey; seen: number; written: string }

const STALE = '在您打开页面之后已有人改过这一部分；您写的还在下面，请与现在的文字核对后再保存'

/** Keeps a section's text; whoever confirmed an earlier one did not confirm this. @throws Invalid when written in between */
export function saveSection(context: Context, organ: OrganRef, edit: SectionEdit, actor: Actor): Promise<void> {
  return write(context, organ, edit, null, actor, 'REPORT_SECTION_WRITTEN')
}

/**
 * Confirms a section as it stands, draft or written. @throws NotFound; Invalid when it cannot be printed, is too long, or
 * holds marked numbers that nobody says were checked
 */
export async function confirmSection(
  context: Context,
  organ: OrganRef,
  draft: ReportDraft,
  { section: key, seen, checked }: { section: SectionKey; seen: number; checked: boolean },
  actor: Actor,
): Promise<void> {
  const section = (await draftedSections(context, organ, draft)).find((each) => each.key === key)
  if (!section) throw new NotFound(key)
  const problems = [...section.problems, ...(section.isTooLong ? ['超过了字数上限，请先删减'] : [])]
  if (section.length === 0 && section.tables.length === 0) problems.push('这一部分还没有文字，请先编写')
  if (section.wrong.length > 0 && !checked) problems.push('有与表格不一致的数字，请改正；确认无误的请勾选“已核对”')
  if (problems.length > 0) throw new Invalid(problems.map((text) => ({ field: 'written', text })))
  const edit = { year: draft.report.year, section: key, seen, written: section.written }
  return write(context, organ, edit, section.state, actor, 'REPORT_SECTION_CONFIRMED')
}

function write(
  context: Context,
  organ: OrganRef,
  { year, section, seen, written }: SectionEdit,
  state: string | null,
  actor: Actor,
  action: string,
): Promise<void> {
  return transact(context, actor, action, async (tx) => {
    const at = context.clock.now()
    const row = { organId: organ.organId, year, section, seen, written, at, by: actor.id, state }
    if (!(await writeSection(tx, row))) throw new Invalid([{ field: 'written', text: STALE }])
    return { result: undefined, subject: `report/${year}`, facts: { section, characters: textLength(written) } }
  })
}

/** Gives up the written text; the section shows the draft again. @throws Invalid when written in between */
export function returnToDraft(
  context: Context,
  organ: OrganRef,
  { year, section, seen }: Omit<SectionEdit, 'written'>,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'REPORT_SECTION_WRITTEN', async (tx) => {
    if (!(await dropSection(tx, organ.organId, year, section, seen)))
      throw new Invalid([{ field: 'written', text: STALE }])
    return { result: undefined, subject: `report/${year}`, facts: { section, characters: 0 } }
  })
}

/** The report as it would print now. */
export function draftedDocument(draft: ReportDraft, sections: readonly OfficeSection[]): ReportDocument {
  const { sections: printed, tableTwo, list } = keptDocument(draft, sections)
  return { report: draft.report, sections: printed, tableTwo, list }
}

/** What is kept of a report beside its tables. */
export function keptDocument(draft: ReportDraft, sections: readonly OfficeSection[]): KeptDocument {
  return {
    sections: sections.map(({ key, title, text, confirmed }) => ({
      key,
      title,
      paragraphs: paragraphsOf(text),
      confirmed,
    })),
    tableTwo: draft.figures.tableTwo,
    list: draft.proactive.list,
    timeTaken: draft.timeTaken,
  }
}
