import { isLocalDate, localDate, plusDays } from '../date.ts'
import { type Regime } from '../rules.ts'
import {
  type Column,
  type ComplaintBlock,
  type FormId,
  type RemedyBlock,
  type RemedyColumn,
  type ReportPeriod,
} from './filled-report.ts'
import {
  FORM_COLUMNS,
  RELATION_NOTE,
  REMEDY_FORM_COLUMNS,
  ROWS_2019,
  ROWS_2021,
  type FormColumn,
  type FormRow,
  type ProactiveBlock,
} from './form-rows.ts'
import { PROACTIVE_2019, PROACTIVE_2021 } from './proactive-tables.ts'

export { type FormId } from './filled-report.ts'

/** An annual report form as data: what is printed, in which order, and where it comes from. */
export type ReportForm = {
  basis: string
  /** Titles of its sections, in order. */
  sections: readonly string[]
  rows: readonly FormRow[]
  /** The relation printed above the columns of the applications table. */
  relationNote: string
  columns: readonly FormColumn<Column>[]
  remedyBlocks: readonly FormColumn<RemedyBlock>[]
  remedyColumns: readonly FormColumn<RemedyColumn>[]
  /** Blocks of complaints; printed by colleges only. */
  complaintBlocks: readonly FormColumn<ComplaintBlock>[]
  /** The table on proactive disclosure; a college prints the item list instead. */
  proactive: readonly ProactiveBlock[]
}

const REMEDY_BLOCK_HEADS: readonly FormColumn<RemedyBlock>[] = [
  { key: 'reconsideration', head: null, label: '行政复议' },
  { key: 'lawsuit-direct', head: '行政诉讼', label: '未经复议直接起诉' },
  { key: 'lawsuit-after-reconsideration', head: '行政诉讼', label: '复议后起诉' },
]
const ORGAN_SECTIONS = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
]
const shared = {
  relationNote: RELATION_NOTE,
  columns: FORM_COLUMNS,
  remedyBlocks: REMEDY_BLOCK_HEADS,
  remedyColumns: REMEDY_FORM_COLUMNS,
}

/** The forms. A college has no official table: inside, the organs' table of 2021 serves; it prints prose. */
export const FORMS: Record<FormId, ReportForm> = {
  'organ-2021': {
    ...shared,
    basis: '国办公开办函〔2021〕30号',
    sections: ORGAN_SECTIONS,
    rows: ROWS_2021,
    complaintBlocks: [],
    proactive: PROACTIVE_2021,
  },
  'organ-2019': {
    ...shared,
    basis: '国办公开办函〔2019〕60号',
    sections: ORGAN_SECTIONS,
    rows: ROWS_2019,
    complaintBlocks: [],
    proactive: PROACTIVE_2019,
  },
  college: {
    ...shared,
    basis: '《高等学校信息公开办法》、教办厅函〔2018〕80号',
    sections: [
      '一、概述',
      '二、主动公开情况',
      '三、依申请公开和不予公开情况',
      '四、对信息公开的评议情况',
      '五、因学校信息公开工作受到举报、复议、诉讼的情况',
      '六、信息公开工作新做法新举措、主要经验、问题和改进措施',
      '七、其他需要报告的事项',
      '八、清单事项公开情况',
    ],
    rows: ROWS_2021,
    complaintBlocks: [
      { key: 'violation-report', head: null, label: '举报' },
      { key: 'complaint', head: null, label: '投诉' },
      { key: 'institutional-appeal', head: null, label: '申诉' },
    ],
    proactive: [],
  },
}

/** The form a body fills for a year: organs' trial form until 2020, their present form from 2021, the college's own. */
export function formFor(regime: Regime, year: number): FormId {
  if (regime === 'college') return 'college'
  return year >= 2021 ? 'organ-2021' : 'organ-2019'
}

/** What the reader of a report in this form has to know; null where the form was the prescribed one. */
export function formNote(form: FormId, year: number): string | null {
  return form !== 'college' && year < 2019
    ? '2019年以前没有全国统一的年度报告格式，本表按2019年试行格式归并，仅供参考'
    : null
}

/** Month and day a reporting year starts. */
export type YearStart = { month: number; day: number }
const CALENDAR_YEAR: YearStart = { month: 1, day: 1 }
/** 1 September to 31 August: the academic year colleges report on. Some report otherwise, so it may be set. */
const ACADEMIC_YEAR: YearStart = { month: 9, day: 1 }

/** Whether this can start a reporting year: a day every year has. */
export function isYearStart(start: YearStart): boolean {
  return isLocalDate(dayOf(2023, start))
}

/**
 * First and last day of a report's year Y. Organs: the calendar year (条例 art. 49). Colleges: the year that ends in Y,
 * from 1 September or the day the school has set; a school that reports by calendar year sets 1 January.
 * @throws RangeError when the set day is none
 */
export function periodOf(form: FormId, year: number, own?: YearStart): ReportPeriod {
  const start = form === 'college' ? (own ?? ACADEMIC_YEAR) : CALENDAR_YEAR
  if (!isYearStart(start)) throw new RangeError(`no reporting year starts on ${start.month}/${start.day}`)
  const first = start.month === 1 && start.day === 1 ? year : year - 1
  return { from: localDate(dayOf(first, start)), to: plusDays(localDate(dayOf(first + 1, start)), -1) }
}

function dayOf(year: number, { month, day }: YearStart): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
