import { findEntry } from '../disclosure/catalogue.ts'
import { CHANNELS } from '../disclosure/channels.ts'
import { type EntryCount, opinionSentences, proactiveSentences } from '../disclosure/report-wording.ts'
import { OPINION_CHANNELS } from '../disclosure/supervision.ts'
import { type ReportPeriod } from '../law/report/filled-report.ts'
import { type Counted, type ListItem, type ProactiveFacts } from '../law/report/proactive-facts.ts'
import { channelTotals, departmentTotals, itemsByChannel, itemsByEntry } from '../store/disclosure-facts.ts'
import { channelUseCounts, surveysBetween } from '../store/supervision-store.ts'
import { findingsBetween } from '../store/finding-store.ts'
import { opinionCounts } from '../store/opinion-store.ts'
import { catalogueOf, listWithStanding, type StandingListItem } from './catalogue-service.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { occurrencesBetween } from './duty-service.ts'
import { addressOf } from './list-annex.ts'

/** What the year's report tells of proactive disclosure. A body that registers no published items tells nothing. */
export async function proactiveFacts(context: Context, organ: OrganRef, period: ReportPeriod): Promise<ProactiveFacts> {
  const em = reading(context)
  const { organId } = organ
  const { from, to } = period
  const counts = await entryCounts(context, organ, period)
  const opinions = await opinionCounts(em, organId, from, to)
  const received = opinions.map((each) => ({ name: OPINION_CHANNELS[each.channel], count: each.received }))
  const findings = await findingsBetween(em, organId, from, to)
  const channels = await channelTotals(em, organId, period)
  return {
    items: counts.reduce((sum, { count }) => sum + count, 0),
    classes: classesOf(counts),
    channels: channels.map(({ channel, count }) => ({ name: CHANNELS[channel].label, count })),
    departments: await departmentTotals(em, organId, period),
    list: organ.regime === 'college' ? await listOf(context, organ) : [],
    tableTwo: {},
    duties: await dutyCounts(context, organ, period),
    findings: findings.map(({ finding, measure, department, closedOn }) => ({
      finding,
      measure,
      department,
      mendedOn: closedOn,
    })),
    opinions: { received, answered: opinions.reduce((sum, { answered }) => sum + answered, 0) },
    sentences: organ.regime === 'college' ? await sentencesOf(context, organ, period, counts, received) : {},
  }
}

/** Items of the period by entry, in the order of the catalogue; entries that are no longer in it stand at its end. */
async function entryCounts(context: Context, organ: OrganRef, period: ReportPeriod): Promise<EntryCount[]> {
  const em = reading(context)
  const catalogue = await catalogueOf(context, organ)
  const counted = new Map((await itemsByEntry(em, organ.organId, period)).map(({ entry, count }) => [entry, count]))
  const channels = Map.groupBy(await itemsByChannel(em, organ.organId, period), ({ entry }) => entry)
  const keys = catalogue.flatMap(({ entries }) => entries.map(({ key }) => key))
  const others = [...counted.keys()].filter((key) => !keys.includes(key))
  return [...keys, ...others].flatMap((key) => {
    const count = counted.get(key) ?? 0
    const placed = findEntry(catalogue, key) ?? UNPLACED(key)
    return count === 0 ? [] : [{ ...placed, count, channels: channels.get(key) ?? [] }]
  })
}

const OTHER_CLASS = { key: '', title: '其他', entries: [] }
const UNPLACED = (key: string) => ({
  inClass: OTHER_CLASS,
  entry: {
    key,
    title: key,
    listItems: [],
    refresh: 'none' as const,
    department: '',
    retired: true,
    unit: '条',
    roundTo: 0,
  },
})

const classesOf = (counts: readonly EntryCount[]): ProactiveFacts['classes'] =>
  [...Map.groupBy(counts, ({ inClass }) => inClass)].map(([{ title }, entries]) => ({
    name: title,
    count: entries.reduce((sum, { count }) => sum + count, 0),
    categories: entries.map(({ entry, count, channels }) => ({
      name: entry.title,
      count,
      byChannel: channels.map((each) => ({ name: CHANNELS[each.channel].label, count: each.count })),
    })),
  }))

/** The list as it stands; nothing for a college that has neither registered an item of it nor said anything of one. */
async function listOf(context: Context, organ: OrganRef): Promise<ListItem[]> {
  const all = await listWithStanding(context, organ)
  const isUsed = all.some(({ tally, choice }) => tally.current > 0 || tally.waiting > 0 || choice.link !== '')
  return isUsed ? all.map((row) => listItemOf(context, organ, row)) : []
}

function listItemOf(context: Context, organ: OrganRef, row: StandingListItem): ListItem {
  const { item, choice, standing, tally, newest } = row
  const href = addressOf(context, organ)(row)
  return {
    number: item.number,
    className: item.inClass,
    name: item.title,
    state: standing === 'not-published' ? 'overdue' : standing,
    count: tally.current,
    links: choice.applicable && href ? [{ title: newest?.title ?? item.title, href }] : [],
    note: choice.applicable ? null : choice.reason,
  }
}

/** Duties that fell due in the period and by today. */
async function dutyCounts(
  context: Context,
  organ: OrganRef,
  { from, to }: ReportPeriod,
): Promise<ProactiveFacts['duties']> {
  const fallen = (await occurrencesBetween(context, organ, from, to)).filter(
    ({ standing }) => standing !== 'to-come' && standing !== 'due-soon',
  )
  const onTime = fallen.filter(({ standing }) => standing === 'done').length
  return { due: fallen.length, onTime, late: fallen.length - onTime }
}

async function sentencesOf(
  context: Context,
  { organId }: OrganRef,
  { from, to }: ReportPeriod,
  counts: readonly EntryCount[],
  received: readonly Counted[],
): Promise<ProactiveFacts['sentences']> {
  const em = reading(context)
  const uses = await channelUseCounts(em, organId, from, to)
  const surveys = await surveysBetween(em, organId, from, to)
  return {
    proactive: proactiveSentences(counts, uses, '我校'),
    opinions: opinionSentences(received, surveys, '我校'),
  }
}
