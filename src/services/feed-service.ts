import ical, { ICalCalendarMethod } from 'ical-generator'
import { type LocalDate, plusDays } from '../law/date.ts'
import { REMEDY_KINDS } from '../law/remedies.ts'
import { deadlineLabel } from '../remedies/agenda.ts'
import { feedCases } from '../store/feed.ts'
import { remediesDue } from '../store/remedy-ledger.ts'
import { Account } from '../store/tables/account.ts'
import { accountOf } from './absence-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'
import { linkedId, linkKey, openLink } from './keyed-link.ts'
import { may } from './rights.ts'
import { transact } from './transact.ts'

/** How far ahead a feed looks for disputes. */
const AHEAD_DAYS = 400
const MOST_DISPUTES = 500

/** The address of somebody's feed; null where it is closed. */
export async function feedAddress(context: Context, organ: OrganRef, actor: Actor): Promise<string | null> {
  const id = accountOf(actor)
  const account = id && (await reading(context).findOne(Account, { organId: organ.organId, accountId: id }))
  if (!account || !account.feedOpen) return null
  return `${context.publicUrl}/o/${organ.slug}/calendar.ics?key=${linkKey(context, 'calendar', organ, account.accountId, account.feedTurn)}`
}

/** Opens one's feed under a new address, or closes it; the old address opens nothing from now on. */
export function setFeed(context: Context, organ: OrganRef, open: boolean, actor: Actor): Promise<void> {
  return transact(context, actor, open ? 'FEED_OPENED' : 'FEED_CLOSED', async (tx) => {
    const account = await tx.findOneOrFail(Account, { organId: organ.organId, accountId: accountOf(actor) ?? '' })
    account.feedOpen = open
    account.feedTurn += 1
    return { result: undefined, subject: `account/${account.accountId}` }
  })
}

/** Whether somebody gets the morning's digest. */
export function setDigest(context: Context, organ: OrganRef, wanted: boolean, actor: Actor): Promise<void> {
  return transact(context, actor, 'DIGEST_SET', async (tx) => {
    const account = await tx.findOneOrFail(Account, { organId: organ.organId, accountId: accountOf(actor) ?? '' })
    account.digest = wanted
    return { result: undefined, subject: `account/${account.accountId}`, facts: { wanted } }
  })
}

/**
 * The calendar behind an address, as iCalendar text: numbers, kinds of days and dates; no name, no subject. Cases given
 * to its owner or to nobody, and the next days of disputes. @throws NotFound for an address that opens nothing
 */
export async function readFeed(context: Context, organ: OrganRef, key: string): Promise<string> {
  const accountId = await ownerOf(context, organ, key)
  const calendar = ical({ name: organ.name, prodId: '//gongkai//deadlines//ZH', method: ICalCalendarMethod.PUBLISH })
  const host = new URL(context.publicUrl).hostname
  for (const { uid, day, summary, path } of [
    ...(await daysOfCases(context, organ, accountId)),
    ...(await daysOfDisputes(context, organ)),
  ])
    calendar.createEvent({
      id: `${uid}@${host}`,
      start: day,
      end: plusDays(day, 1),
      allDay: true,
      summary,
      url: `${context.publicUrl}${path}`,
      stamp: context.clock.now(),
    })
  return calendar.toString()
}

/** Whose feed an address opens. @throws NotFound */
async function ownerOf(context: Context, organ: OrganRef, key: string): Promise<string> {
  const accountId = linkedId(key)
  const filter = { organId: organ.organId, accountId: accountId ?? '', disabledAt: null }
  const account = accountId && (await reading(context).findOne(Account, filter))
  const opens = account && account.feedOpen && may(account, 'read-cases')
  if (!account || !opens || openLink(context, 'calendar', organ, key, account.feedTurn) === null)
    throw new NotFound('calendar')
  return account.accountId
}

type FeedDay = { uid: string; day: LocalDate; summary: string; path: string }

async function daysOfCases(context: Context, organ: OrganRef, accountId: string): Promise<FeedDay[]> {
  const cases = await feedCases(reading(context), organ.organId, accountId)
  return cases.flatMap(({ number, nextOn, dueOn, state }) => {
    const day = (name: string, on: LocalDate, what: string): FeedDay => ({
      uid: `${organ.slug}/${number}/${name}`,
      day: on,
      summary: `${number} ${what}`,
      path: `/office/cases/${number}`,
    })
    const due = dueOn === null ? [] : [day('due', dueOn, '答复期限')]
    const isAnother = nextOn !== null && nextOn !== dueOn
    return isAnother ? [...due, day('next', nextOn, NEXT_WORDS[state] ?? '下一个日期')] : due
  })
}

async function daysOfDisputes(context: Context, { organId }: OrganRef): Promise<FeedDay[]> {
  const until = plusDays(context.clock.today(), AHEAD_DAYS)
  const disputes = await remediesDue(reading(context), organId, until, MOST_DISPUTES)
  return disputes.flatMap(({ remedyId, kind, nextWhat, nextOn }) => {
    if (nextOn === null || nextWhat === null) return []
    const summary = `${REMEDY_KINDS[kind].label}：${deadlineLabel(nextWhat)}`
    return [{ uid: `${remedyId}/${nextWhat}`, day: nextOn, summary, path: `/office/remedies/${remedyId}` }]
  })
}

const NEXT_WORDS: Partial<Record<string, string>> = {
  unconfirmed: '确认收到',
  paused: '征求意见期满',
  'awaiting-correction': '补正期限',
  'awaiting-payment': '缴费期限',
}
