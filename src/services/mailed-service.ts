import { chineseDay } from '../clock.ts'
import { mailedLetters, type MailedLetter } from '../store/mailed-letters.ts'
import { type Context, type OrganRef, reading, SYSTEM } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { recordService } from './letter-delivery.ts'
import { listOrgans } from './organ-service.ts'

/** Mail is tried for two days; what was accepted is noted within another few. */
const DAYS_BACK = 5
const DAY_MS = 24 * 60 * 60 * 1000
/** Letters of an organ noted in one round: each fixes its file first. */
const A_ROUND = 50

/**
 * Records the sending of letters wanted online or by e-mail from the outbox itself: on the day the receiving server took
 * the notice that leads to them. Receipt is noted when the applicant opens them. Gives how many were recorded.
 */
export async function recordMailed(context: Context): Promise<number> {
  const since = new Date(context.clock.now().getTime() - DAYS_BACK * DAY_MS)
  let recorded = 0
  for (const organ of await listOrgans(context))
    for (const mailed of await mailedLetters(reading(context), organ.organId, since, A_ROUND))
      if (await record(context, organ, mailed)) recorded += 1
  return recorded
}

/** False where the office's own entries bar it, such as a letter dated later than its mail; or where the mail just came back. */
async function record(context: Context, organ: OrganRef, mailed: MailedLetter): Promise<boolean> {
  const { number, letterId, messageId, sentAt, byEmail } = mailed
  const id = `<${messageId}@${new URL(context.publicUrl).hostname}>`
  const details = { messageId, note: `通知邮件已由收件方的邮件服务器接收，Message-ID ${id}` }
  const kind = byEmail ? 'emailed' : 'online'
  const input = { kind, on: chineseDay(new Date(sentAt)), details, proof: null } as const
  try {
    await recordService(context, organ, number, letterId, input, SYSTEM(organ.organId))
    return true
  } catch (error) {
    if (error instanceof Invalid || error instanceof NotFound) return false
    throw error
  }
}
