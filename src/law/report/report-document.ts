import { type Cell, type FilledReport } from './filled-report.ts'
import { type ListItem } from './proactive-facts.ts'
import { sectionsOf, type SectionKey } from './sections.ts'

/** A section as printed: its title and its paragraphs, numbers filled in. `confirmed`: who, when (ISO instant), or nobody. */
export type DocumentSection = {
  key: SectionKey
  title: string
  paragraphs: readonly string[]
  confirmed: { by: string; at: string } | null
}

/** How long the body took over the replies of the period, in days from receipt. */
export type TimeTaken = { replied: number; median: number | null; ninetieth: number | null; longest: number | null }

/** What a frozen report keeps beside its counted tables. */
export type KeptDocument = {
  sections: readonly DocumentSection[]
  tableTwo: Readonly<Record<string, Cell>>
  list: readonly ListItem[]
  timeTaken: TimeTaken
}

/** The whole report as printed: texts, the counted tables, the table of section two, the list. */
export type ReportDocument = Omit<KeptDocument, 'timeTaken'> & { report: FilledReport }

/** The paragraphs of a text as typed: one a line, empty lines left out. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/**
 * A report that was frozen before there were texts of sections: its sentences stand in the section they tell of, the
 * others have none.
 */
export function documentOfSentences(report: FilledReport, sentences: readonly string[]): ReportDocument {
  const college = report.form === 'college'
  const about = (key: SectionKey, sentence: string) => {
    if (!college) return key === 'overview'
    return key === (/举报|诉讼/.test(sentence) ? 'disputes' : 'applications')
  }
  const sections = sectionsOf(report.form).map(({ key, title }) => ({
    key,
    title,
    paragraphs: sentences.filter((sentence) => about(key, sentence)),
    confirmed: null,
  }))
  return { report, sections, tableTwo: {}, list: [] }
}
