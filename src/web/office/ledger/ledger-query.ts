import { isApplicantKind } from '../../../law/applicants.ts'
import { isLocalDate, type LocalDate } from '../../../law/date.ts'
import { isOutcome } from '../../../law/outcomes.ts'
import { isChannel } from '../../../law/receipt.ts'
import {
  type LedgerCursor,
  type LedgerFilter,
  type LedgerSort,
  type LedgerStanding,
} from '../../../services/ledger-service.ts'
import { LEDGER_COLUMNS, type LedgerColumn } from '../../../services/ledger-export.ts'
import { typedDate } from '../../components/index.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'

/** What the address of the ledger says. Fields it does not know, and values that do not fit, narrow nothing. */
export type LedgerAddress = {
  filter: LedgerFilter
  sort: LedgerSort
  /** The columns chosen; without them the usual ones. */
  columns?: readonly LedgerColumn[]
  after: LedgerCursor | null
  /** The conditions as typed, by field name, for the form and for links that change one of them. */
  typed: Readonly<Record<string, string>>
  /** Fields with a day that is none. */
  badDays: readonly string[]
}

const FIELDS = ['q', 'standing', 'channel', 'kind', 'outcome', 'from', 'to', 'officer', 'department', 'sort'] as const
const SORTS: readonly string[] = ['submitted', 'received', 'due'] satisfies LedgerSort[]
const isStanding = (text: string): text is LedgerStanding =>
  Object.hasOwn(officeMessages('zh-CN').ledger.standings, text)
const isSort = (text: string): text is LedgerSort => SORTS.includes(text)

/** @param me the officer who looks, for "mine" */
export function readLedgerQuery(query: Readonly<Record<string, unknown>>, me: string | null): LedgerAddress {
  const columns = columnsIn(query['columns'])
  const texts = FIELDS.map((name) => [name, textOf(query[name])]).filter(([, text]) => text !== '')
  const typed: Record<string, string> = Object.fromEntries([
    ...texts,
    ...(columns ? [['columns', columns.join(',')]] : []),
  ])
  const {
    q,
    standing = '',
    channel,
    kind,
    outcome,
    from,
    to,
    officer,
    department,
    sort = '',
  } = typed as Partial<typeof typed>
  const [receivedFrom, receivedTo] = [from, to].map((day) => (day === undefined ? undefined : typedDate(day)))
  const filter: LedgerFilter = {
    ...(q === undefined ? {} : { words: q.slice(0, 100) }),
    ...(isStanding(standing) ? { standing } : {}),
    ...(isChannel(channel) ? { channel } : {}),
    ...(isApplicantKind(kind) ? { applicantKind: kind } : {}),
    ...(isOutcome(outcome) ? { outcome } : {}),
    ...(receivedFrom ? { receivedFrom } : {}),
    ...(receivedTo ? { receivedTo } : {}),
    ...whoIn('assignedTo', officer === 'me' ? (me ?? undefined) : officer),
    ...whoIn('departmentId', department),
    ...numbersIn(query['number']),
  }
  const badDays = [from !== undefined && !receivedFrom && 'from', to !== undefined && !receivedTo && 'to'].filter(
    (each) => each !== false,
  )
  return {
    filter,
    sort: isSort(sort) ? sort : 'submitted',
    ...(columns ? { columns } : {}),
    after: readCursor(textOf(query['after'])),
    typed,
    badDays,
  }
}

/** The columns asked for, once each and in their order; undefined where none were, or only unknown ones. */
function columnsIn(value: unknown): LedgerColumn[] | undefined {
  const asked = new Set([value].flat().flatMap((each) => textOf(each).split(',')))
  const known = LEDGER_COLUMNS.filter((column) => asked.has(column))
  return known.length === 0 ? undefined : known.includes('number') ? known : ['number', ...known]
}

/** Nobody, or one of our ids; anything else narrows nothing. */
function whoIn(field: 'assignedTo' | 'departmentId', text: string | undefined): LedgerFilter {
  if (text === 'none') return { [field]: null }
  return text !== undefined && UUID.test(text) ? { [field]: text } : {}
}

/** Chosen lines, for a file of just these. */
function numbersIn(value: unknown): LedgerFilter {
  const numbers = value === undefined ? [] : [value].flat().map(textOf).filter(Boolean).slice(0, MOST_CHOSEN)
  return numbers.length === 0 ? {} : { numbers }
}

/** Lines that can be chosen at once: those of a page, with room. */
export const MOST_CHOSEN = 200

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/[\u0000-\u001f\u007f]/g, ' ').trim() : ''

/** The ledger's address with some conditions changed; undefined takes one away. */
export function ledgerHref(
  typed: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | undefined>> = {},
  path: string = paths.ledger(),
): string {
  const entries = Object.entries({ ...typed, ...changes }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  const query = new URLSearchParams(entries).toString()
  return query ? `${path}?${query}` : path
}

/** A place in the ledger as one opaque piece of an address. */
export const cursorText = ({ day, caseId }: LedgerCursor): string =>
  Buffer.from(JSON.stringify([day, caseId])).toString('base64url')

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function readCursor(text: string): LedgerCursor | null {
  try {
    const [day, caseId] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [LocalDate | null, string]
    return (day === null || isLocalDate(day)) && UUID.test(caseId) ? { day, caseId } : null
  } catch {
    return null
  }
}
