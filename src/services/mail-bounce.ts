import { type EntityManager } from '@mikro-orm/postgresql'
import { isCredible } from '../documents/incoming-mail/mail-kind.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { addressesOf } from '../store/mail-addresses.ts'
import { markBounced, noteReceived, type SentMessage } from '../store/mailbox-store.ts'
import { addTask } from '../store/task-store.ts'
import { takeBackMailed } from './bounced-service.ts'
import { type Context, type OrganRef, SYSTEM } from './context.ts'
import { caseToChange } from './load-case.ts'
import { type ArrivedMail } from './mail-application.ts'
import { transact } from './transact.ts'

/**
 * A letter of ours came back: its delivery failed, and somebody must reach the addressee another way. Where the report
 * can be believed, what was noted as the service of a letter by it is taken back.
 */
export async function recordBounce(
  context: Context,
  organ: OrganRef,
  sent: readonly SentMessage[],
  arrived: ArrivedMail,
): Promise<void> {
  const message = sent.find(({ organId }) => organId === organ.organId)
  if (!message) return
  const { organId, messageId, letter, caseId, number } = message
  const { status } = arrived.mail.report ?? {}
  const reason = ['bounced', status].filter(Boolean).join(' ')
  await transact(context, SYSTEM(organId), 'MAIL_BOUNCED', async (tx) => {
    const now = context.clock.now()
    // Locked before the mail is marked, in the order in which its sending is noted.
    const loaded = number === null ? null : await caseToChange(context, tx, organ, number)
    await noteReceived(tx, organId, { digest: arrived.digest, kind: 'bounce', sender: null, caseId }, now)
    const failed = await markBounced(tx, message, now, reason)
    const letterId = failed && loaded ? await takeBack(context, tx, loaded, message, arrived) : null
    if (failed && letterId === null)
      await addTask(tx, organId, now, {
        ...{ kind: 'mail-failed', caseId, facts: { letter, reason } },
        dedupeKey: `mail/${messageId}`,
      })
    const facts = { letter, reason, ...(letterId === null ? {} : { letterId }) }
    return { result: undefined, subject: `message/${messageId}`, facts }
  })
}

/** The letter that is to be served again, because the report can be believed; null where no service rested on the mail. */
async function takeBack(
  context: Context,
  tx: EntityManager,
  loaded: LoadedCase,
  message: SentMessage,
  { mail, source }: ArrivedMail,
): Promise<string | null> {
  const { address } = (await addressesOf(tx, context.sealer, [message])).get(message.messageId) ?? {}
  if (address === undefined || !isCredible(mail, address)) return null
  const { status } = mail.report ?? {}
  const ground = `通知邮件被对方的邮件服务器退回${status ? `（${status}）` : ''}，没有送到`
  const report = { name: '退信.eml', contentType: 'message/rfc822', bytes: source }
  return takeBackMailed(context, tx, loaded, { messageId: message.messageId, ground, report })
}
