import { type Channel } from '../disclosure/channels.ts'
import { type ItemState } from '../disclosure/item.ts'
import { type LocalDate } from '../law/date.ts'
import { type Tx } from './case-row.ts'
import { ITEM_COLUMNS, type ItemRow, WAITING_STATES } from './disclosure-row.ts'
import { query, type Parameter } from './query.ts'
import { plainQuestion } from './plain-words.ts'

/** What a list of items is narrowed to. `overdueOn`: publishing is owed and its day has passed on that day. */
export type ItemFilter = {
  entry?: string
  entries?: readonly string[]
  listItem?: number
  department?: string
  state?: ItemState
  waiting?: boolean
  overdueOn?: LocalDate
  linkMissing?: boolean
  channel?: Channel
  from?: LocalDate
  to?: LocalDate
  words?: string
  /** Only what the public may see. */
  publicOnly?: boolean
}
export type ItemCursor = { day: LocalDate; itemId: string }

/** Items, the latest publication first, by keyset. */
export async function itemPage(
  em: Tx,
  organId: number,
  filter: ItemFilter,
  after: ItemCursor | null,
  limit: number,
): Promise<ItemRow[]> {
  const { text, values } = itemStatement(organId, filter, after, limit)
  return query<ItemRow>(em, text, values)
}

/** The statement behind a page, apart so that its plan can be examined. */
function itemStatement(
  organId: number,
  filter: ItemFilter,
  after: ItemCursor | null,
  limit: number,
): { text: string; values: Parameter[] } {
  const values: Parameter[] = [organId]
  const bind = (value: Parameter) => `$${values.push(value)}`
  const conditions = ['i.organ_id = $1', ...conditionsOf(organId, filter, bind)]
  if (after) conditions.push(`(i.sort_on, i.item_id) < (${bind(after.day)}::date, ${bind(after.itemId)}::uuid)`)
  const text = `select ${ITEM_COLUMNS} from disclosure_item i where ${conditions.join(' and ')}
    order by i.sort_on desc, i.item_id desc limit ${bind(limit)}`
  return { text, values }
}

function conditionsOf(organId: number, filter: ItemFilter, bind: (value: Parameter) => string): string[] {
  const { entry, entries, listItem, department, state, waiting, overdueOn, linkMissing, channel, from, to, words } =
    filter
  return [
    ...(filter.publicOnly ? ['i.is_public'] : []),
    ...(entry ? [`i.entry = ${bind(entry)}`] : []),
    ...(entries ? [`i.entry = any(${bind(entries)}::text[])`] : []),
    ...(listItem ? [`i.list_item = ${bind(listItem)}`] : []),
    ...(department ? [`i.department = ${bind(department)}`] : []),
    ...(state ? [`i.state = ${bind(state)}`] : []),
    ...(waiting || overdueOn ? [`i.state in ${WAITING_STATES}`] : []),
    ...(overdueOn ? [`i.due_on < ${bind(overdueOn)}`] : []),
    ...(linkMissing ? ['i.link_missing and i.is_public'] : []),
    ...(channel
      ? [
          `exists (select from disclosure_publication p
             where p.organ_id = $1 and p.item_id = i.item_id and p.channel = ${bind(channel)})`,
        ]
      : []),
    ...(from ? [`i.sort_on >= ${bind(from)}`] : []),
    ...(to ? [`i.sort_on <= ${bind(to)}`] : []),
    ...(words ? wordsConditions(organId, words, bind) : []),
  ]
}

/** All pieces by the index, then each word as it stands: two pieces may be in a text without the word they come from. */
function wordsConditions(organId: number, typed: string, bind: (value: Parameter) => string): string[] {
  const question = plainQuestion(organId, typed)
  if (!question) return ['false']
  return [`i.pieces @> ${bind(question.pieces)}::text[]`, `i.words like all(${bind(question.patterns)}::text[])`]
}

/** Departments that stand in the register, the most recent first; found by skipping through the index. */
export const departmentsInUse = async (em: Tx, organId: number, most: number): Promise<string[]> =>
  (
    await query<{ department: string }>(
      em,
      `with recursive found as (
         (select department from disclosure_item where organ_id = $1 order by department limit 1)
         union all
         select (select i.department from disclosure_item i
           where i.organ_id = $1 and i.department > found.department order by i.department limit 1)
         from found where found.department is not null)
       select department from found where department is not null limit $2`,
      [organId, most],
    )
  ).map(({ department }) => department)
