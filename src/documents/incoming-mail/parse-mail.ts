import {
  simpleParser,
  type AddressObject,
  type Attachment,
  type ParsedMail,
  type SimpleParserOptions,
} from 'mailparser'
import { decodeText } from '../decode-text.ts'
import { type ReadMail } from './read-mail.ts'

const MOST_FILES = 50
/** Text beyond this is kept with the original only. */
const LONGEST_TEXT = 200_000
/** Parts of a report: about the letter, or the letter itself. */
const REPORTED = /^(?:message\/(?:delivery-status|global-delivery-status|rfc822|global)|text\/rfc822-headers)$/
const OPTIONS: SimpleParserOptions & { keepDeliveryStatus: boolean } = {
  skipImageLinks: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  maxHtmlLengthToParse: 2_000_000,
  keepDeliveryStatus: true,
}

/** Reads a letter as it came over the wire: character sets, encodings, nested parts. @throws for what is no letter */
export async function parseMail(source: Buffer): Promise<ReadMail> {
  const mail = await simpleParser(source, OPTIONS)
  const reported = mail.attachments.filter(({ contentType }) => REPORTED.test(contentType))
  const headers = Object.fromEntries(mail.headerLines.toReversed().map(({ key, line }) => [key, valueOf(line)]))
  const from = mail.from?.value[0]
  return {
    messageId: mail.messageId ?? null,
    from: from?.address ? { name: oneLine(from.name), address: from.address.toLowerCase() } : null,
    recipients: recipientsOf(mail, headers),
    subject: oneLine(subjectOf(mail)),
    text: (mail.text ?? '').replaceAll('\0', '').slice(0, LONGEST_TEXT),
    files: filesOf(mail.attachments.filter((each) => !reported.includes(each))),
    headers,
    mentions: mentionsIn(mail, reported),
    report: reportOf(headers, reported),
  }
}

/** Old programs write Chinese into a header as it is: then it is UTF-8 or GB18030, whatever the body says. */
function subjectOf({ subject = '', headerLines }: ParsedMail): string {
  const line = headerLines.find(({ key }) => key === 'subject')?.line ?? ''
  if (!/[\u0080-\u00ff]/.test(line)) return subject
  return decodeText(Buffer.from(line.slice(line.indexOf(':') + 1), 'latin1'))
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
const valueOf = (line: string): string => oneLine(line.slice(line.indexOf(':') + 1)).slice(0, 2000)

/** Where it was sent, and where the servers on the way say it was delivered. */
function recipientsOf(mail: ParsedMail, headers: Readonly<Record<string, string>>): string[] {
  const lists = [mail.to, mail.cc].flatMap((each) => each ?? []) as AddressObject[]
  const named = lists.flatMap(({ value }) => value.flatMap(({ address }) => address ?? []))
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].flatMap(
    (name) => headers[name]?.match(/[^\s<>,;]+@[^\s<>,;]+/g) ?? [],
  )
  return [...new Set([...named, ...delivered].map((address) => address.toLowerCase()))].slice(0, 100)
}

function filesOf(attachments: readonly Attachment[]): ReadMail['files'] {
  return attachments
    .filter(({ related, contentType }) => !(related && contentType.startsWith('image/')))
    .slice(0, MOST_FILES)
    .map(({ filename, content }, at) => ({ name: filename ?? `附件${at + 1}`, bytes: new Uint8Array(content) }))
}

function mentionsIn(mail: ParsedMail, reported: readonly Attachment[]): string[] {
  const own = [mail.inReplyTo ?? '', ...[mail.references ?? []].flat()]
  const texts = reported.map(({ content }) => content.toString('latin1').slice(0, 200_000))
  const all = [...own, ...texts, mail.text?.slice(0, 200_000) ?? ''].join('\n')
  return [...new Set(all.match(/[\w.+-]{1,100}@[\w.-]{1,253}/g) ?? [])].slice(0, 500)
}

function reportOf(headers: Readonly<Record<string, string>>, reported: readonly Attachment[]): ReadMail['report'] {
  const status = reported.find(({ contentType }) => contentType.endsWith('delivery-status'))
  const says = /report-type="?delivery-status/i.test(headers['content-type'] ?? '')
  if (!status && !says) return null
  const text = status?.content.toString('latin1') ?? ''
  return {
    action: /^Action:\s*(\w+)/im.exec(text)?.[1]?.toLowerCase() ?? null,
    status: /^Status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(text)?.[1] ?? null,
  }
}
