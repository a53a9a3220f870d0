/** Letters as other people's servers send them. */

type Letter = {
  from?: string
  to?: string
  subject?: string
  id?: string
  headers?: readonly string[]
  text?: string
  files?: readonly { name: string; bytes: Buffer; type?: string }[]
}

const CRLF = '\r\n'
const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
let letters = 0

/** A letter with text, and files where there are any. */
export function letter({
  from = `${encoded('李明')} <li@example.org>`,
  to = 'xxgk@example.org',
  ...rest
}: Letter = {}): string {
  const { subject = '申请公开2025年科研经费决算', id = `letter-${++letters}@example.org`, headers = [] } = rest
  const { text = '请公开2025年度科研经费决算表。', files = [] } = rest
  const head = [`From: ${from}`, `To: ${to}`, `Subject: ${encoded(subject)}`, `Message-ID: <${id}>`, ...headers]
  const body = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(Buffer.from(text)),
  ]
  if (files.length === 0) return [...head, 'MIME-Version: 1.0', ...body, ''].join(CRLF)
  const parts = files.map(({ name, bytes, type = 'application/octet-stream' }) =>
    [
      `Content-Type: ${type}; name="${encoded(name)}"`,
      `Content-Disposition: attachment; filename="${encoded(name)}"`,
      ...['Content-Transfer-Encoding: base64', '', base64(bytes)],
    ].join(CRLF),
  )
  const mixed = [...head, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"', '']
  return [...mixed, ...[body.join(CRLF), ...parts].flatMap((part) => ['--b', part]), '--b--', ''].join(CRLF)
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/(.{76})/g, `$1${CRLF}`)

/** A report that a letter did not (or did not yet) arrive, RFC 3464, with the head of the letter in it. */
export const report = (
  messageId: string,
  { action = 'failed', status = '5.1.1', id = `report-${++letters}@mx.example.org` } = {},
) =>
  [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.org>',
    ...['To: office@example.org', 'Subject: Undelivered Mail Returned to Sender', `Message-ID: <${id}>`],
    ...['Auto-Submitted: auto-replied', 'MIME-Version: 1.0'],
    'Content-Type: multipart/report; report-type=delivery-status; boundary="r"',
    ...['', '--r', 'Content-Type: text/plain', '', 'I am sorry to have to inform you.'],
    ...['--r', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.org', ''],
    ...['Final-Recipient: rfc822; li@example.org', `Action: ${action}`, `Status: ${status}`, ''],
    ...['--r', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`, 'Subject: x', '', '--r--', ''],
  ].join(CRLF)
