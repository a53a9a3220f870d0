import { type LocalDate } from '../law/date.ts'
import { type ItemEvent, type RecordedItemEvent } from './events.ts'
import { type Item, replayItem } from './item.ts'

/** Why an entry is barred. */
const BARS = {
  'future-day': '日期不能晚于今天',
  'before-formation': '日期不能早于信息形成（变更）之日',
  'not-cleared': '尚未通过保密审查，不能公开',
  'cleared-before': '已经通过保密审查，不必重复审查',
  'not-published': '尚未公开，不能办理这一步',
  'taken-down': '本条信息已经被替代或者撤下，不能办理这一步；如有误，请先作废该条登记',
  itself: '不能由本条信息自己替代自己',
  'no-publication': '没有这一次公开的登记，或者它已经作废',
  'nothing-to-void': '没有这一条登记，或者它已经作废',
  'entry-not-voidable': '第一条登记不能作废；信息不应公开的，请登记撤下',
  'void-breaks-history': '作废这一条后，其后的登记不能成立；请先作废其后的登记',
} as const

export type ItemBarCode = keyof typeof BARS
export type ItemBar = { code: ItemBarCode; article: string }

/** The sentence for a bar, with its article. */
export const itemBarText = ({ code, article }: ItemBar): string => `${BARS[code]}（${article}）。`

const REVIEW = '条例第十七条'
const PERIOD = '条例第二十六条'
const REGISTER = '本系统登记规则'

/**
 * Whether an entry may be made: reviewed before it is published, nothing after it was taken down, no day to come.
 * Imported registers are evidence and are not asked.
 */
export function decideItem(
  history: readonly RecordedItemEvent[],
  event: Exclude<ItemEvent, { type: 'entered' }>,
  today: LocalDate,
): ItemBar | null {
  const item = replayItem(history)
  if (item === null) throw new RangeError('an item begins with its entry')
  if (event.on > today) return { code: 'future-day', article: REGISTER }
  return event.type === 'entry-voided' ? voiding(history, event.seq, today) : ruling(item, event)
}

function ruling(item: Item, event: ItemEvent): ItemBar | null {
  const down = item.state === 'replaced' || item.state === 'withdrawn'
  if (down && event.type !== 'revised') return { code: 'taken-down', article: REGISTER }
  if (event.type !== 'revised' && event.type !== 'link-mended' && event.on < item.dueFrom)
    return { code: 'before-formation', article: PERIOD }
  switch (event.type) {
    case 'cleared':
    case 'returned':
      return item.state === 'awaiting-publication' || item.state === 'current'
        ? { code: 'cleared-before', article: REVIEW }
        : null
    case 'published':
      return item.state === 'awaiting-publication' || item.state === 'current'
        ? null
        : { code: 'not-cleared', article: REVIEW }
    case 'changed':
      return item.publishedOn === null ? { code: 'not-published', article: PERIOD } : null
    case 'replaced':
      return item.latestOn === null ? { code: 'not-published', article: REGISTER } : null
    case 'link-mended':
      return item.publications.some(({ seq }) => seq === event.seq)
        ? null
        : { code: 'no-publication', article: REGISTER }
    default:
      return null
  }
}

/** Voiding is allowed where everything recorded after it would still have been allowed. */
function voiding(history: readonly RecordedItemEvent[], seq: number, today: LocalDate): ItemBar | null {
  if (seq === 1) return { code: 'entry-not-voidable', article: REGISTER }
  const voided = new Set(history.flatMap(({ event }) => (event.type === 'entry-voided' ? [event.seq] : [])))
  const target = history.find((each) => each.seq === seq)
  if (!target || voided.has(seq) || target.event.type === 'entry-voided')
    return { code: 'nothing-to-void', article: REGISTER }
  const kept = history.filter((each) => each.seq !== seq && !voided.has(each.seq) && each.event.type !== 'entry-voided')
  const breaks = kept.some(
    ({ event }, at) => at > 0 && event.type !== 'entered' && decideItem(kept.slice(0, at), event, today) !== null,
  )
  return breaks ? { code: 'void-breaks-history', article: REGISTER } : null
}

/** The entries a form may offer now, in the order of daily work. */
export function offeredItemActs(item: Item): readonly Exclude<ItemEvent['type'], 'entered' | 'entry-voided'>[] {
  switch (item.state) {
    case 'awaiting-review':
      return ['cleared', 'returned', 'revised', 'withdrawn']
    case 'returned':
      return ['revised', 'cleared', 'withdrawn']
    case 'awaiting-publication':
      return ['published', 'revised', 'withdrawn']
    case 'current':
      return ['published', 'changed', 'revised', 'replaced', 'withdrawn']
    default:
      return ['revised']
  }
}
