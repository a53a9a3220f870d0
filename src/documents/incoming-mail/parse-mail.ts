import {
  simpleParser,
  type AddressObject,
  type Attachment,
  type ParsedMail,
  type SimpleParserOptions,
} from 'mailparser'
import { decodeText } from '../decode-text.ts'
import { damageIn, saidToBeChinese } from './character-sets.ts'
import { enclosedIn } from './enclosed-mail.ts'
import { type ReadMail } from './read-mail.ts'

const MOST_FILES = 50
/** Text beyond this is kept with the original only. */
const LONGEST_TEXT = 200_000
/** Pictures in the text below this are what programs put under letters. */
const LEAST_PICTURE_BYTES = 10_000
/** A letter in a letter in a letter is still read. */
const DEEPEST = 2
/** Parts of a report: about the letter, or the letter itself. */
const REPORTED = /^(?:message\/(?:delivery-status|global-delivery-status|rfc822|global)|text\/rfc822-headers)$/
const ENCLOSED = /^message\/(?:rfc822|global)$/
const SIGNATURE = /^application\/(?:(?:x-)?pkcs7-signature|pgp-signature)$/
const OPTIONS: SimpleParserOptions & { keepDeliveryStatus: boolean } = {
  skipImageLinks: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  maxHtmlLengthToParse: 2_000_000,
  keepDeliveryStatus: true,
}

/** What a person wrote: who, about what, the text. */
type Words = Pick<ReadMail, 'from' | 'subject' | 'text'>

/**
 * Reads a letter as it came over the wire: character sets, encodings, nested parts.
 * @param depth of a letter enclosed in another: those enclosed in it are read while it is below the deepest
 * @throws for what is no letter
 */
export async function parseMail(source: Buffer, depth = 0): Promise<ReadMail> {
  const mail = await simpleParser(source, OPTIONS)
  const reported = mail.attachments.filter(({ contentType }) => REPORTED.test(contentType))
  const headers = Object.fromEntries(mail.headerLines.toReversed().map(({ key, line }) => [key, valueOf(line)]))
  const report = reportOf(headers, reported)
  const words = await legibleWords(mail, source)
  const own = filesOf(mail.attachments.filter((each) => !reported.includes(each)))
  const isRead = report === null && depth < DEEPEST
  const letters = isRead ? reported.filter(({ contentType }) => ENCLOSED.test(contentType)) : []
  const enclosed = await enclosedIn(letters, (inner) => parseMail(inner, depth + 1))
  return {
    messageId: mail.messageId ?? null,
    recipients: recipientsOf(mail, headers),
    ...words,
    text: [words.text, ...enclosed.texts].filter(Boolean).join('\n\n').slice(0, LONGEST_TEXT),
    files: [...own, ...enclosed.files].slice(0, MOST_FILES),
    headers,
    mentions: mentionsIn(mail, reported),
    report,
  }
}

/** A letter that names the wrong character set is read once more as Chinese; whichever reading is whole counts. */
async function legibleWords(mail: ParsedMail, source: Buffer): Promise<Words> {
  const asSaid = wordsOf(mail)
  if (damageOf(asSaid) === 0) return asSaid
  const asChinese = wordsOf(await simpleParser(saidToBeChinese(source), OPTIONS))
  return damageOf(asChinese) < damageOf(asSaid) ? asChinese : asSaid
}

const damageOf = ({ from, subject, text }: Words): number =>
  damageIn(from?.name ?? '') + damageIn(subject) + damageIn(text)

function wordsOf(mail: ParsedMail): Words {
  const from = mail.from?.value[0]
  return {
    from: from?.address ? { name: oneLine(rawName(mail) ?? from.name), address: from.address.toLowerCase() } : null,
    subject: oneLine(rawHeader(mail, 'subject') ?? mail.subject ?? ''),
    text: (mail.text ?? '').replaceAll('\0', '').slice(0, LONGEST_TEXT),
  }
}

/** Old programs write Chinese into a header as it is: then it is UTF-8 or GB18030, whatever the body says. */
function rawHeader({ headerLines }: ParsedMail, name: string): string | null {
  const line = headerLines.find(({ key }) => key === name)?.line ?? ''
  if (!/[\u0080-\u00ff]/.test(line)) return null
  return decodeText(Buffer.from(line.slice(line.indexOf(':') + 1), 'latin1'))
}

/** The name before an address that stands in a header as it is. */
const rawName = (mail: ParsedMail): string | undefined =>
  rawHeader(mail, 'from')
    ?.replace(/<[^<>]*>.*$/s, '')
    .trim()
    .replace(/^"(.*)"$/s, '$1')

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

/** Files enclosed, and photographs pasted into the text; not the signs of a company, nor a signature made by a program. */
function filesOf(attachments: readonly Attachment[]): ReadMail['files'] {
  return attachments
    .filter(({ related, contentType, size }) =>
      related && contentType.startsWith('image/') ? size >= LEAST_PICTURE_BYTES : !SIGNATURE.test(contentType),
    )
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
