import { sha256 } from '../store/sealing.ts'
import { chineseDay } from '../clock.ts'
import { kindOfMail } from '../documents/incoming-mail/mail-kind.ts'
import { type Mailbox, type MailboxLine } from '../mail/mailbox.ts'
import { readMail, type ReadMail } from '../documents/incoming-mail/read-mail.ts'
import {
  countFrom,
  leaseMailbox,
  moveMailbox,
  noteReceived,
  type Received,
  releaseMailbox,
  type SentMessage,
  sentMessages,
  wasReceived,
} from '../store/mailbox-store.ts'
import { addTask } from '../store/task-store.ts'
import { type Context, type OrganRef, reading, SYSTEM } from './context.ts'
import { listOrgans } from './organ-service.ts'
import { type ArrivedMail, fileFromMail, keepReply } from './mail-application.ts'
import { recordBounce } from './mail-bounce.ts'
import { transact } from './transact.ts'
import { type VirusScanner } from './virus-scanner.ts'

const A_BATCH = 50
const MEGABYTE = 1024 * 1024
/** A larger letter is left in the mailbox for a person. */
const MOST_BYTES = 30 * MEGABYTE
/** Letters of one sender that become something within a day; more are left for a person. */
const MOST_A_DAY = 20
const DAY_MS = 24 * 60 * 60 * 1000

export type IntakeSettings = { mailFrom: string; scanner: VirusScanner | null }
type Intake = { context: Context; mailbox: Mailbox; settings: IntakeSettings; organs: readonly OrganRef[] }

/**
 * Reads what is new in the mailbox, each letter once: reports that ours did not arrive, applications, words on a case.
 * Whatever cannot be dealt with is left there and becomes a task. Gives how many were dealt with.
 */
export async function takeInMail(context: Context, mailbox: Mailbox, settings: IntakeSettings): Promise<number> {
  const organs = await listOrgans(context)
  if (organs.length === 0) return 0
  const { name, validity } = mailbox
  const place = await leaseMailbox(reading(context), name, validity, context.clock.now())
  if (!place) return 0
  try {
    return await readOn({ context, mailbox, settings, organs }, place.lastUid)
  } finally {
    await releaseMailbox(reading(context), name)
  }
}

/** A mailbox seen for the first time, or made anew, is begun with what nobody has read; older letters are not ours to file. */
async function readOn(intake: Intake, from: number | null): Promise<number> {
  const { context, mailbox } = intake
  let [done, last] = [0, from]
  for (;;) {
    const lines = await mailbox.after(last, A_BATCH)
    for (const line of lines) {
      const dealtWith = await dealWith(intake, line)
      last = line.uid
      done += 1
      await moveMailbox(reading(context), mailbox.name, mailbox.validity, last, context.clock.now())
      // A mark that could not be set does no harm: the place is noted.
      if (dealtWith) await mailbox.markSeen(line.uid).catch(() => undefined)
    }
    if (lines.length < A_BATCH) break
  }
  if (last === null)
    await moveMailbox(reading(context), mailbox.name, mailbox.validity, mailbox.last, context.clock.now())
  return done
}

/** False where the letter is left for a person. What fails in one letter must not keep the others from being read. */
async function dealWith(intake: Intake, line: MailboxLine): Promise<boolean> {
  const [organ] = intake.organs as [OrganRef]
  if (line.size > MOST_BYTES) return leave(intake, organ, sha256(`${intake.mailbox.name}/${line.uid}`), 'too-large')
  const source = await intake.mailbox.source(line.uid)
  if (source === null) return true
  const digest = digestOf(source)
  if (await wasReceived(reading(intake.context), digest)) return true
  const mail = await readMail(source)
  if (typeof mail === 'string') return leave(intake, organ, digest, mail)
  try {
    return await dealWithRead(intake, { mail, digest, source, arrivedOn: dayOf(intake.context, line) })
  } catch {
    // Where the database is away this throws again, and the letter is read at the next turn.
    return leave(intake, organ, digest, 'failed')
  }
}

/** Two copies of one letter differ only in what servers wrote on top of it. */
function digestOf(source: Buffer): Buffer {
  const end = /\r?\n\r?\n/.exec(source.toString('latin1', 0, MEGABYTE))?.index ?? 0
  const head = source.toString('latin1', 0, end).replace(/\r?\n[ \t]+/g, ' ')
  const own = head.split(/\r?\n/).filter((each) => /^(?:message-id|from|date|subject):/i.test(each))
  return sha256(Buffer.concat([Buffer.from(own.sort().join('\n').toLowerCase()), source.subarray(end)]))
}

/** The day it arrived at the server; a clock that runs ahead there does not make it come tomorrow. */
function dayOf({ clock }: Context, { arrivedAt }: MailboxLine) {
  const day = chineseDay(arrivedAt)
  return day > clock.today() ? clock.today() : day
}

async function dealWithRead(intake: Intake, arrived: ArrivedMail): Promise<boolean> {
  const { context, settings, organs } = intake
  const { mail, digest } = arrived
  const sent = await sentMessages(reading(context), idsOfOurs(mail, context))
  const own = new Set([
    addressIn(settings.mailFrom),
    ...organs.flatMap(({ settings: { email } }) => email?.toLowerCase() ?? []),
  ])
  const ids = new Set(sent.map(({ messageId }) => messageId))
  const kind = kindOfMail(mail, {
    letter: (mention) => ids.has(mention.slice(0, 36)),
    address: (each) => own.has(each),
  })
  const organ = organOf(mail, organs, sent)
  if (kind === 'bounce') return recordBounce(context, organ, sent, arrived).then(() => true)
  if (kind === 'automatic') return note(context, organ, { digest, kind, sender: null, caseId: null }).then(() => true)
  const sender = context.sealer.fingerprint(organ.organId, mail.from?.address ?? '')
  const since = new Date(context.clock.now().getTime() - DAY_MS)
  const before = await countFrom(reading(context), organ.organId, sender, since)
  if (before >= MOST_A_DAY) return leave(intake, organ, digest, 'too-many')
  const about = sent.find(({ organId, number }) => organId === organ.organId && number !== null)
  if (about) await keepReply(context, organ, arrived, about, sender)
  else await fileFromMail(context, organ, arrived, { sender, before, scanner: settings.scanner })
  return true
}

/** `Name <address>` or an address alone, small letters. */
const addressIn = (sender: string): string => (/<([^>]+)>/.exec(sender)?.[1] ?? sender).trim().toLowerCase()

/** The ids in the names of messages of ours that it mentions. */
function idsOfOurs({ mentions }: ReadMail, { publicUrl }: Context): string[] {
  const host = new URL(publicUrl).hostname
  const ours = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@(.+)$/i
  return mentions.flatMap((mention) => {
    const [, id, at] = ours.exec(mention) ?? []
    return id !== undefined && at === host ? [id.toLowerCase()] : []
  })
}

/**
 * The organ a letter is for: whose letter it answers, whose address it was sent to, whose short name stands after the
 * plus sign; else the first of the installation.
 */
function organOf({ recipients }: ReadMail, organs: readonly OrganRef[], sent: readonly SentMessage[]): OrganRef {
  const answered = organs.find(({ organId }) => organId === sent[0]?.organId)
  const addressed = organs.find(({ settings }) => settings.email && recipients.includes(settings.email.toLowerCase()))
  const tagged = organs.find(({ slug }) => recipients.some((each) => each.split('@')[0]?.endsWith(`+${slug}`)))
  return answered ?? addressed ?? tagged ?? (organs[0] as OrganRef)
}

const note = (context: Context, { organId }: OrganRef, received: Received): Promise<boolean> =>
  noteReceived(reading(context), organId, received, context.clock.now())

type LeftBecause = 'too-large' | 'too-long' | 'too-much' | 'broken' | 'too-many' | 'failed'

/** Leaves a letter in the mailbox, unread, and asks a person to look at it. */
async function leave({ context }: Intake, organ: OrganRef, digest: Buffer, reason: LeftBecause): Promise<false> {
  await transact(context, SYSTEM(organ.organId), 'MAIL_LEFT', async (tx) => {
    const now = context.clock.now()
    await noteReceived(tx, organ.organId, { digest, kind: 'left', sender: null, caseId: null }, now)
    const dedupeKey =
      reason === 'too-many' ? `mail-left/${reason}/${context.clock.today()}` : `mail-left/${digest.toString('hex')}`
    await addTask(tx, organ.organId, now, { kind: 'mail-left', caseId: null, facts: { reason }, dedupeKey })
    return { result: undefined, subject: 'mailbox', facts: { reason } }
  })
  return false
}
