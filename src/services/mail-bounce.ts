import { type ReadMail } from '../documents/incoming-mail/read-mail.ts'
import { markBounced, noteReceived, type SentMessage } from '../store/mailbox-store.ts'
import { addTask } from '../store/task-store.ts'
import { type Context, SYSTEM } from './context.ts'
import { transact } from './transact.ts'

/** A letter of ours came back: its delivery failed, and somebody must reach the addressee another way. */
export async function recordBounce(
  context: Context,
  sent: readonly SentMessage[],
  { report }: ReadMail,
  digest: Buffer,
): Promise<void> {
  const [message] = sent
  if (!message) return
  const { organId, messageId, letter, caseId } = message
  const reason = ['bounced', report?.status].filter(Boolean).join(' ')
  await transact(context, SYSTEM(organId), 'MAIL_BOUNCED', async (tx) => {
    const now = context.clock.now()
    await noteReceived(tx, organId, { digest, kind: 'bounce', sender: null, caseId }, now)
    if (await markBounced(tx, message, now, reason))
      await addTask(tx, organId, now, {
        ...{ kind: 'mail-failed', caseId, facts: { letter, reason } },
        dedupeKey: `mail/${messageId}`,
      })
    return { result: undefined, subject: `message/${messageId}`, facts: { letter, reason } }
  })
}
