import { type ReadMail } from './read-mail.ts'

/** What a letter is to the office: a report that ours did not arrive, something a machine sent, or a person's letter. */
export type MailKind = 'bounce' | 'automatic' | 'letter'

const MACHINES =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|auto-?reply|notifications?)(?:[+-].*)?@/i
const SERVERS = /^(?:mailer-daemon|postmaster)@/i
const BULK = /^(?:bulk|list|junk|auto_reply)$/i
const AWAY =
  /^(?:re[:：]\s*)?(?:自动回复|自动答复|自动应答|automatic reply|auto(?:matic)? ?reply|auto ?response|out of (?:the )?office)/i

/** @param ours whether a mention names a letter of ours, and an address is ours */
export function kindOfMail(
  mail: ReadMail,
  ours: { letter: (mention: string) => boolean; address: (address: string) => boolean },
): MailKind {
  const sender = mail.from?.address ?? ''
  const comesFromServer = mail.report !== null || SERVERS.test(sender) || mail.headers['return-path'] === '<>'
  if (comesFromServer && isFailure(mail) && mail.mentions.some(ours.letter)) return 'bounce'
  return comesFromServer || sender === '' || ours.address(sender) || isFromMachine(mail, sender)
    ? 'automatic'
    : 'letter'
}

/** A delay, or a note that it arrived, is no failure; a report without any word is one. */
function isFailure({ report, headers }: ReadMail): boolean {
  if (/report-type="?disposition-notification/i.test(headers['content-type'] ?? '')) return false
  if (report?.action) return report.action === 'failed'
  return report?.status ? report.status.startsWith('5') : !AWAY.test(headers['subject'] ?? '')
}

/**
 * Whether a report that a letter did not arrive can be believed where much hangs on it: it names the very address the
 * letter went to, which whoever merely saw the letter's number does not know, and our own server did not find its sender
 * forged. The first such header is the one our server wrote.
 */
export function isCredible({ mentions, headers }: ReadMail, address: string): boolean {
  const forged = /\b(?:dmarc|spf)=fail\b/i.test(headers['authentication-results'] ?? '')
  return !forged && mentions.some((mention) => mention.toLowerCase() === address.toLowerCase())
}

function isFromMachine({ headers, subject }: ReadMail, sender: string): boolean {
  const submitted = headers['auto-submitted']
  if (submitted !== undefined && !/^no\b/i.test(submitted)) return true
  if (
    ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'list-id', 'list-unsubscribe', 'feedback-id'].some(
      (name) => name in headers,
    )
  )
    return true
  if (BULK.test(headers['precedence'] ?? '') || /^yes\b/i.test(headers['x-spam-flag'] ?? '')) return true
  if (/^multipart\/report/i.test(headers['content-type'] ?? '')) return true
  return MACHINES.test(sender) || AWAY.test(subject)
}
