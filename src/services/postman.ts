import { type Transporter } from 'nodemailer'
import { type MailFacts } from '../../emails/layout.ts'
import { mayRemind, nextReminderDay, reminderHours } from '../cases/quiet-hours.ts'
import { chineseHour } from '../clock.ts'
import { mailOf } from '../mail/letters.ts'
import { failureOf } from '../mail/transport.ts'
import { addressesOf, type Address } from '../store/mail-addresses.ts'
import {
  leaseMessages,
  markFailed,
  markRetry,
  markSent,
  markWaiting,
  dropMessage,
  type LeasedMessage,
} from '../store/outbox.ts'
import { addTask } from '../store/task-store.ts'
import { calendarOf } from './calendar-reader.ts'
import { type Context, type OrganRef, reading, SYSTEM } from './context.ts'
import { recoveryCode } from './code-recovery.ts'
import { invitationAddress } from './invitation-service.ts'
import { answerAddress } from './keyed-link.ts'
import { organById } from './organ-service.ts'
import { transact } from './transact.ts'

/** Even retries: every five minutes for two days, then a person is told. (A long back-off helps nobody after an outage.) */
export const RETRY_MS = 5 * 60 * 1000
const MOST_ATTEMPTS = 576

const BATCH = 20

/**
 * Sends what is due in the outbox, each letter once: leased, sent without an open transaction, then marked. A crash
 * between sending and marking may repeat a letter, with the same Message-ID. Gives how many left the outbox.
 */
export async function deliverMail(context: Context, transport: Transporter, from: string): Promise<number> {
  let done = 0
  for (;;) {
    const batch = await leaseMessages(reading(context), context.clock.now(), BATCH)
    if (batch.length === 0) return done
    const addresses = await addressesOf(reading(context), context.sealer, batch)
    for (const message of batch) {
      await deliver(context, transport, from, message, addresses.get(message.messageId) ?? null)
      done += 1
    }
  }
}

async function deliver(
  context: Context,
  transport: Transporter,
  from: string,
  message: LeasedMessage,
  to: Address | null,
): Promise<void> {
  const wait = await quietUntil(context, message)
  if (wait !== null)
    return message.letter === DIGEST
      ? dropMessage(reading(context), message)
      : markWaiting(reading(context), message, wait)
  if (!to) return giveUp(context, message, 'no address')
  try {
    const mail = mailOf(message.letter, await factsOf(context, message), to.language)
    await transport.sendMail({
      ...mail,
      from,
      to: { name: '', address: to.address },
      messageId: `<${message.messageId}@${new URL(context.publicUrl).hostname}>`,
      references: threadOf(context, message),
      // Absence notes of Exchange heed only their own header.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
    await markSent(reading(context), message, context.clock.now())
  } catch (error) {
    const { permanent, reason } = failureOf(error)
    if (permanent || message.attempts >= MOST_ATTEMPTS) return giveUp(context, message, reason)
    await markRetry(reading(context), message, new Date(context.clock.now().getTime() + RETRY_MS), reason)
  }
}

/** Its morning is over: the next one brings new counts. */
const DIGEST = 'morning-digest'

/** What the program reminds of by itself; what a colleague sends leaves at once, and so does every applicant's mail. */
const REMINDERS: ReadonlySet<string> = new Set([
  'reply-due-soon',
  'reply-overdue',
  'receipt-unconfirmed',
  'question-due-soon',
  'question-overdue',
  DIGEST,
  'new-arrivals',
  'dispute-due-soon',
  'dispute-overdue',
])

/** When a reminder may leave that must not leave now; null for anything that may. */
async function quietUntil(context: Context, { letter, organId }: LeasedMessage): Promise<Date | null> {
  if (!REMINDERS.has(letter)) return null
  const organ = await organById(context, organId)
  const hours = reminderHours(organ.settings.reminderHours)
  const [calendar, today, hour] = [
    await calendarOf(context, organ),
    context.clock.today(),
    chineseHour(context.clock.now()),
  ]
  if (mayRemind(today, hour, calendar, hours)) return null
  const day = nextReminderDay(today, hour, calendar, hours)
  return new Date(`${day}T${String(hours.from).padStart(2, '0')}:00:00+08:00`)
}

/** Mails about one case stand together in the reader's mailbox; the name they share says nothing about the case. */
function threadOf({ sealer, publicUrl }: Context, { organId, caseId, recipient }: LeasedMessage): string[] {
  if (caseId === null) return []
  const name = sealer.derivedBytes(`mail-thread/${organId}/${caseId}/${recipient}`).toString('hex').slice(0, 32)
  return [`<${name}@${new URL(publicUrl).hostname}>`]
}

/** A letter that cannot be sent becomes a task somebody must close. */
function giveUp(context: Context, message: LeasedMessage, reason: string): Promise<void> {
  return transact(context, SYSTEM(message.organId), 'MAIL_FAILED', async (tx) => {
    const now = context.clock.now()
    await markFailed(tx, message, now, reason)
    const facts = { letter: message.letter, reason }
    await addTask(tx, message.organId, now, {
      kind: 'mail-failed',
      caseId: message.caseId,
      facts,
      dedupeKey: `mail/${message.messageId}`,
    })
    return { result: undefined, subject: `message/${message.messageId}`, facts }
  })
}

async function factsOf(context: Context, { organId, letter, recipient, facts }: LeasedMessage): Promise<MailFacts> {
  const organ = await organById(context, organId)
  const number = String(facts['number'] ?? '')
  const { recoveryId } = facts
  const recovery = typeof recoveryId === 'string' ? recoveryCode(context, organId, recoveryId) : null
  return {
    ...(recovery === null ? {} : { recovery }),
    organ: organ.name,
    phone: organ.settings.phone ?? null,
    number,
    link: linkOf(context, organ, letter, recipient, facts),
    dueOn: typeof facts['dueOn'] === 'string' ? facts['dueOn'] : null,
    ...(facts['counts'] ? { counts: facts['counts'] as NonNullable<MailFacts['counts']> } : {}),
    ...(facts['arrivals'] ? { arrivals: facts['arrivals'] as NonNullable<MailFacts['arrivals']> } : {}),
    ...(typeof facts['workdaysLeft'] === 'number' ? { workdaysLeft: facts['workdaysLeft'] } : {}),
  }
}

/** Where a mail leads. Links that are a secret are made only now: the outbox holds none. */
function linkOf(
  context: Context,
  organ: OrganRef,
  letter: string,
  recipient: string,
  facts: Record<string, unknown>,
): string {
  const { questionId, invitation, remedyId, dutyId, period, number, counts, arrivals } = facts
  if (typeof questionId === 'string') return answerAddress(context, organ, questionId)
  if (typeof invitation === 'number')
    return invitationAddress(context, organ, recipient.slice('officer:'.length), invitation)
  if (letter === 'mail-registered') return `${context.publicUrl}/o/${organ.slug}/track/lost`
  if (recipient === 'applicant')
    return `${context.publicUrl}/o/${organ.slug}/track${facts['recoveryId'] ? '/recovery' : ''}`
  if (typeof dutyId === 'string')
    return `${context.publicUrl}/office/disclosure/duties/${dutyId}/done/${String(period)}`
  if (typeof remedyId === 'string') return `${context.publicUrl}/office/remedies/${remedyId}`
  return `${context.publicUrl}${counts || arrivals ? '/office' : `/office/cases/${String(number ?? '')}`}`
}
