import { type Cell } from './filled-report.ts'

/** A name and how many there are of it, in the order to be told. */
export type Counted = { name: string; count: number }

/** A category of the body's own catalogue (采购公告, 科研项目 …): its items, and by which channels they went out. */
export type CategoryCount = Counted & { byChannel: readonly Counted[] }

/** A class of the catalogue with its categories; an item stands in one category and counts once. */
export type ClassCount = Counted & { categories: readonly CategoryCount[] }

/** How an item of the ministry's list stands at the end of the period. 教办函〔2014〕23号. */
export type ListState = 'published' | 'stale' | 'overdue' | 'missing-link' | 'not-applicable'

/** An item of the list as the annex prints it. `note`: why it does not apply, or what is wanting. */
export type ListItem = {
  number: number
  className: string
  name: string
  state: ListState
  count: number
  links: readonly { title: string; href: string }[]
  note: string | null
}

/** A finding of an assessment and what was done about it; `mendedOn` null: not yet. */
export type FindingFact = { finding: string; measure: string; department: string; mendedOn: string | null }

/**
 * What a report tells of proactive disclosure in its period: plain facts, counted by whoever keeps the register of
 * published items. An item that went out by several channels counts once in `items` and once in each channel.
 */
export type ProactiveFacts = {
  items: number
  classes: readonly ClassCount[]
  channels: readonly Counted[]
  departments: readonly Counted[]
  /** Empty for a body without the list. */
  list: readonly ListItem[]
  /** Cells of an organ's table of section two the register can tell, by `tableTwoKey`; the office types the others. */
  tableTwo: Readonly<Record<string, Cell>>
  /** Recurring duties that fell due in the period. */
  duties: { due: number; onTime: number; late: number }
  findings: readonly FindingFact[]
  /** Opinions of staff, students and the public (评议), by way they came; and how many were answered. */
  opinions: { received: readonly Counted[]; answered: number }
  /** Sentences of the register's own for a section; they may hold placeholders like any text of the report. */
  sentences: Readonly<Partial<Record<'overview' | 'proactive' | 'opinions' | 'practice' | 'list', readonly string[]>>>
}

/** Nothing was registered. */
export const NO_PROACTIVE_FACTS: ProactiveFacts = {
  items: 0,
  classes: [],
  channels: [],
  departments: [],
  list: [],
  tableTwo: {},
  duties: { due: 0, onTime: 0, late: 0 },
  findings: [],
  opinions: { received: [], answered: 0 },
  sentences: {},
}

/** The key of a cell of section two's table: its printed row and column. */
export const tableTwoKey = (row: string, column: string): string => `${row}.${column}`
