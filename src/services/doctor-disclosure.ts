import { lacksLink, publicationDue } from '../disclosure/item.ts'
import { isDeadLink } from '../disclosure/links.ts'
import { type FilledReport } from '../law/report/filled-report.ts'
import { cellsLine } from '../law/report/report-cells.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { rowOfItem } from '../store/disclosure-row.ts'
import { reportLines, wrongTallies } from '../store/doctor-disclosure.ts'
import { type KeptItem, keptItems } from '../store/item-histories.ts'
import { type Context, type OrganRef, reading } from './context.ts'

type Note = (what: string) => void

/** Items against their entries, their channels and links, and the tallies against the items. Gives how many there are. */
export async function examineItems(
  context: Context,
  { organId }: OrganRef,
  calendar: WorkCalendar,
  note: Note,
): Promise<number> {
  let items = 0
  for await (const kept of keptItems(reading(context), organId, false)) {
    items += 1
    const wrong = differencesOf(kept, calendar)
    if (wrong.length > 0) note(`item ${kept.row.itemId}: ${wrong.join(', ')}`)
  }
  for (const { scheme, key } of await wrongTallies(reading(context), organId)) note(`tally ${scheme}/${key}`)
  return items
}

function differencesOf({ row, item, publications }: KeptItem, calendar: WorkCalendar): string[] {
  const fresh = rowOfItem(item)
  const keys = (Object.keys(fresh) as (keyof typeof fresh)[]).filter((key) => fresh[key] !== row[key])
  const due = publicationDue(item, calendar)
  const isOwed = item.publishedOn === null
  const linkMissing = lacksLink(item) || publications.some((each) => isDeadLink(each.linkState, each.linkFailures))
  const places = (of: readonly { seq: number; channel: string; link: string | null }[]) =>
    JSON.stringify(of.map(({ seq, channel, link }) => [seq, channel, link]))
  return [
    ...keys,
    ...(isOwed && due.dueOn !== row.dueOn ? ['dueOn'] : []),
    ...(linkMissing !== row.linkMissing ? ['linkMissing'] : []),
    ...(places(item.publications) !== places(publications) ? ['publications'] : []),
    ...(item.history.some(({ seq }, at) => seq !== at + 1) ? ['entries missing'] : []),
  ]
}

/** The line of figures beside each kept report against the form it was made from. */
export async function examineLines(context: Context, { organId }: OrganRef, note: Note): Promise<void> {
  for await (const { what, filled, cells } of reportLines(reading(context), organId)) {
    const fresh = cellsLine(filled as FilledReport).split(',')
    const kept = cells.split(',')
    const at = Array.from({ length: Math.max(fresh.length, kept.length) }, (_, place) => place).find(
      (place) => fresh[place] !== kept[place],
    )
    if (at !== undefined)
      note(`${what}: cell ${at + 1} is ${kept[at] ?? 'missing'}, the form says ${fresh[at] ?? 'nothing'}`)
  }
}
