import { APPLICANT_KINDS, type ApplicantKind } from '../law/applicants.ts'
import { type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type Channel } from '../law/receipt.ts'
import {
  parseApplicantKind,
  parseChannel,
  parseOutcome,
  parseRemedyKind,
  parseRemedyResult,
} from '../law/register-words.ts'
import { REMEDY_KINDS, REMEDY_RESULTS, type RemedyKind, type RemedyResult } from '../law/remedy-kinds.ts'
import { ROWS_2021 } from '../law/report/form-rows.ts'
import {
  dayField,
  optional,
  textField,
  wordField,
  type Field,
  type FieldList,
  type Reading,
  type RowProblem,
} from './import-fields.ts'
import { CELL_PROBLEMS } from './table-problems.ts'

/** A line of a register of cases. No reply day and no outcome: the case is open. */
export type CaseLine = {
  number: string
  applicantKind: ApplicantKind
  applicantName: string
  channel: Channel
  receivedOn: LocalDate
  content: string
  repliedOn: LocalDate | null
  outcome: Outcome | null
}

/**
 * A line of a register of disputes. No result and no day of decision: undecided; no day of acceptance: only brought. What
 * our own export adds may be missing: when it was brought, which applications it is about, its number, who hears it.
 */
export type RemedyLine = {
  kind: RemedyKind
  openedOn: LocalDate | null
  result: RemedyResult | null
  endedOn: LocalDate | null
  begunOn: LocalDate | null
  numbers: string | null
  /** The other side's number of the matter, and who hears it. */
  docket: string | null
  body: string | null
}

const labelsOf = (table: Record<string, { label: string }>) => Object.values(table).map(({ label }) => label)
const CHANNEL_WORDS = ['当面', '信函', '平常信函', '网络', '传真', '电子邮件']
const OUTCOME_WORDS = ROWS_2021.filter(({ key }) => /^(granted|partial|.*\.\d)$/.test(key)).map(({ label }) =>
  label.replace(/^（.）|^\d\.|（.*）$/g, ''),
)

/** The columns of a register of cases, in the order our own export writes them. */
export const CASE_FIELDS: FieldList<CaseLine> = {
  fields: {
    number: textField('申请编号', 64),
    applicantKind: wordField('申请人类型', parseApplicantKind, labelsOf(APPLICANT_KINDS)),
    applicantName: textField('申请人', 200),
    channel: wordField('接收渠道', parseChannel, CHANNEL_WORDS),
    receivedOn: dayField('收到日期'),
    content: textField('申请内容', 10_000),
    repliedOn: optional(dayField('答复日期')),
    outcome: optional(wordField('办理结果', parseOutcome, OUTCOME_WORDS)),
  },
  unique: 'number',
  check: (line) => [
    ...ordered(line, 'receivedOn', 'repliedOn', ['收到日期', '答复日期']),
    ...together(line, 'outcome', 'repliedOn', ['办理结果', '答复日期']),
  ],
}

const resultWord = wordField('结果', parseRemedyResult, [...labelsOf(REMEDY_RESULTS), '尚未审结'])
/** 尚未审结 says the same as a blank. */
const decidedResult: Field<RemedyResult | null> = {
  ...resultWord,
  required: false,
  read: (text, context) => {
    const reading = resultWord.read(text, context)
    return 'value' in reading && reading.value === 'pending' ? { value: null } : (reading as Reading<RemedyResult>)
  },
}

/** The columns of a register of disputes. */
export const REMEDY_FIELDS: FieldList<RemedyLine> = {
  fields: {
    kind: wordField('类型', parseRemedyKind, labelsOf(REMEDY_KINDS)),
    openedOn: optional(dayField('受理日期')),
    result: decidedResult,
    endedOn: optional(dayField('结案日期')),
    begunOn: optional(dayField('提出日期')),
    numbers: optional(textField('涉及的申请', 3_000)),
    docket: optional(textField('案号', 200)),
    body: optional(textField('受理机关', 200)),
  },
  check: (line) => [
    ...(line.openedOn === null && line.begunOn === null
      ? [{ field: 'openedOn' as const, problem: CELL_PROBLEMS.blank() }]
      : []),
    ...ordered(line, 'begunOn', 'openedOn', ['提出日期', '受理日期']),
    ...ordered(line, 'begunOn', 'endedOn', ['提出日期', '结案日期']),
    ...ordered(line, 'openedOn', 'endedOn', ['受理日期', '结案日期']),
    ...together(line, 'result', 'endedOn', ['结果', '结案日期']),
  ],
}

/** Nothing ends before it begins. */
export function ordered<R>(
  line: Partial<R>,
  begun: keyof R & string,
  ended: keyof R & string,
  [begunLabel, endedLabel]: readonly [string, string],
): RowProblem<R>[] {
  const [from, to] = [line[begun], line[ended]]
  if (typeof from !== 'string' || typeof to !== 'string' || to >= from) return []
  return [{ field: ended, problem: CELL_PROBLEMS.endedBeforeBegun(endedLabel, to, begunLabel, from) }]
}

/** A result and its day stand together or are both blank. */
export function together<R>(
  line: Partial<R>,
  result: keyof R & string,
  day: keyof R & string,
  [resultLabel, dayLabel]: readonly [string, string],
): RowProblem<R>[] {
  if (line[result] === undefined || line[day] === undefined) return []
  if ((line[result] === null) === (line[day] === null)) return []
  return line[day] === null
    ? [{ field: day, problem: CELL_PROBLEMS.resultWithoutDay(resultLabel, dayLabel) }]
    : [{ field: result, problem: CELL_PROBLEMS.dayWithoutResult(dayLabel, resultLabel) }]
}

/** The numbers of a cell that names several applications. */
export const numbersIn = (cell: string | null): string[] => (cell ?? '').split(/[\s、,，;；]+/).filter(Boolean)
