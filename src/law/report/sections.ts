import { type FormId } from './filled-report.ts'
import { FORMS } from './forms.ts'

/** The sections of the official forms, by what they are about. */
const SECTION_KEYS = [
  'overview',
  'proactive',
  'applications',
  'disputes',
  'opinions',
  'practice',
  'other',
  'list',
] as const
export type SectionKey = (typeof SECTION_KEYS)[number]

/** Whether a text is the key of a section. */
export const isSectionKey = (text: unknown): text is SectionKey => (SECTION_KEYS as readonly unknown[]).includes(text)

/** The tables that can stand in a section. */
export type SectionTable = 'proactive' | 'applications' | 'disputes' | 'complaints' | 'list'

/** A section of a form: printed title, longest text in characters (null: none is set), the tables below the text. */
export type FormSection = {
  key: SectionKey
  title: string
  longest: number | null
  tables: readonly SectionTable[]
}

type Plan = Omit<FormSection, 'title'>
const plan = (key: SectionKey, longest: number | null = null, tables: readonly SectionTable[] = []): Plan => ({
  key,
  longest,
  tables,
})

/** Local notices hold the organs' first section to 1,000 characters. */
const ORGAN: readonly Plan[] = [
  plan('overview', 1000),
  plan('proactive', null, ['proactive']),
  plan('applications', null, ['applications']),
  plan('disputes', null, ['disputes']),
  plan('practice', 1500),
  plan('other', 1500),
]
/** No limit is set for colleges; ours keeps a section to about four printed pages. [E] */
const COLLEGE: readonly Plan[] = [
  plan('overview', 2000),
  plan('proactive', 3000),
  plan('applications', 2000, ['applications']),
  plan('opinions', 2000),
  plan('disputes', 2000, ['complaints', 'disputes']),
  plan('practice', 3000),
  plan('other', 2000),
  plan('list', null, ['list']),
]

/** The sections of a form in printed order. 国办公开办函〔2021〕30号, 〔2019〕60号; 教办厅函〔2018〕80号. */
export function sectionsOf(form: FormId): readonly FormSection[] {
  const plans = form === 'college' ? COLLEGE : ORGAN
  return plans.map((each, at) => ({ ...each, title: FORMS[form].sections[at] ?? '' }))
}

/** The highest limit an office may set. */
export const MOST_CHARACTERS = 50_000

/** The sections of a form with an office's own limits; 0: none. */
export const limitedSections = (
  form: FormId,
  limits: Partial<Record<SectionKey, number>> = {},
): readonly FormSection[] =>
  sectionsOf(form).map((section) => {
    const own = limits[section.key]
    return own === undefined ? section : { ...section, longest: own === 0 ? null : own }
  })

/** Length of a text as limits count it: every character but blanks and line ends. */
export const textLength = (text: string): number => [...text.replace(/\s/g, '')].length
