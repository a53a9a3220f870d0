import { type LocalDate } from '../law/date.ts'
import { type Application } from '../cases/application.ts'
import { readMail, type ReadMail } from '../documents/incoming-mail/read-mail.ts'
import { addTexts } from '../store/case-store.ts'
import { noteReceived, type SentMessage } from '../store/mailbox-store.ts'
import { sha256 } from '../store/sealing.ts'
import { addTask } from '../store/task-store.ts'
import { attachFiles, type FileInput } from './attachment-service.ts'
import { type Context, type OrganRef, SYSTEM } from './context.ts'
import { judgeFile, MOST_BYTES, MOST_FILES } from './file-kind.ts'
import { fileByMail } from './filing-service.ts'
import { caseToChange } from './load-case.ts'
import { transact } from './transact.ts'
import { type VirusScanner } from './virus-scanner.ts'

/** A letter that arrived: read, as it came, and on which day. */
export type ArrivedMail = { mail: ReadMail; digest: Buffer; source: Buffer; arrivedOn: LocalDate }

const LONGEST_TITLE = 200
const LONGEST_DESCRIPTION = 10_000
const LONGEST_NAME = 100
const OUTLOOK_ONLY = '；winmail.dat 是 Outlook 专用的打包格式，里面的附件请申请人另行发送'
/** Receipts to one address within a day; whoever writes more often knows that we are here. */
const MOST_RECEIPTS = 3

/**
 * An application by e-mail: registered the day it arrived, unconfirmed until both sides confirm its receipt. 条例 art.
 * 31(3). The letter as it came is kept with it; files we take go through the same checks as uploads.
 */
export async function fileFromMail(
  context: Context,
  organ: OrganRef,
  arrived: ArrivedMail,
  { sender, before, scanner }: { sender: string; before: number; scanner: VirusScanner | null },
): Promise<void> {
  const { digest } = arrived
  const { files, refused } = await judged(arrived.mail, scanner)
  const application = applicationOf(arrived, refused)
  const enclosed = [...files, original(arrived)].map((file) => ({ ...file, purpose: 'annex' as const }))
  const key = digest.toString('hex')
  const receipt = before < MOST_RECEIPTS
  const filed = await fileByMail(context, organ, application, { key: `mail/${key}`, body: key }, enclosed, receipt)
  await transact(context, SYSTEM(organ.organId), 'MAIL_TAKEN_IN', async (tx) => {
    const { caseId } = (await caseToChange(context, tx, organ, filed.number)).row
    await noteReceived(tx, organ.organId, { digest, kind: 'application', sender, caseId }, context.clock.now())
    return { result: undefined, subject: filed.number, facts: { files: files.length, refused: refused.length } }
  })
}

/** Files a letter of which nothing is known but its bytes and its day. @throws Error where it cannot be read */
export async function fileFromSource(
  context: Context,
  organ: OrganRef,
  source: Buffer,
  arrivedOn: LocalDate,
): Promise<void> {
  const mail = await readMail(source)
  if (typeof mail === 'string') throw new Error(`the letter cannot be read: ${mail}`)
  const sender = context.sealer.fingerprint(organ.organId, mail.from?.address ?? '')
  const arrived = { mail, digest: sha256(source), source, arrivedOn }
  await fileFromMail(context, organ, arrived, { sender, before: 0, scanner: null })
}

function applicationOf({ mail, arrivedOn }: ArrivedMail, refused: readonly string[]): Application {
  const address = mail.from?.address ?? ''
  const name = (mail.from?.name || address.split('@')[0] || address).slice(0, LONGEST_NAME)
  const said = withoutControls(mail.text).trim()
  const outlook = refused.some((name) => /^winmail\.dat$/i.test(name)) ? OUTLOOK_ONLY : ''
  const note = refused.length > 0 ? `\n\n【系统说明：未收下的附件：${refused.join('、')}，在原邮件中${outlook}】` : ''
  const cut = said.length > LONGEST_DESCRIPTION ? `${said.slice(0, LONGEST_DESCRIPTION)}……（全文见原邮件）` : said
  return {
    applicant: { kind: 'natural-person', name, ...(address === '' ? {} : { email: address }) },
    title: withoutControls(mail.subject).slice(0, LONGEST_TITLE) || null,
    description: `${cut || '（邮件没有正文，见原邮件）'}${note}`,
    ...{ documentNumber: null, purpose: null, privacyNotice: null, medium: null, delivery: null },
    channel: 'email',
    submittedOn: arrivedOn,
  }
}

/** Signs no database text may hold, and halves of characters that a wrong character set leaves. */
const withoutControls = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/\r\n?/g, '\n')
    .toWellFormed()

/** The letter byte for byte: proof of what was asked and when, and of what we did not take. */
const original = ({ source }: ArrivedMail): FileInput => ({
  name: '原邮件.eml',
  contentType: 'message/rfc822',
  bytes: source,
})

/** The files that an upload would take; the others by name, with the reason. */
async function judged(
  { files }: ReadMail,
  scanner: VirusScanner | null,
): Promise<{ files: FileInput[]; refused: string[] }> {
  const taken: FileInput[] = []
  const refused: string[] = []
  for (const { name, bytes } of files) {
    const fits = taken.length < MOST_FILES - 1 && bytes.length <= MOST_BYTES
    const verdict = fits ? await judgeFile(name, Buffer.from(bytes), scanner) : 'other-kind'
    if (typeof verdict === 'string') refused.push(withoutControls(name).slice(0, 100))
    else taken.push(verdict)
  }
  return { files: taken, refused }
}

/** An answer to a letter of ours about a case: kept with the case, and somebody must read it. */
export async function keepReply(
  context: Context,
  organ: OrganRef,
  arrived: ArrivedMail,
  { number }: SentMessage,
  sender: string,
): Promise<void> {
  await transact(context, SYSTEM(organ.organId), 'MAIL_TAKEN_IN', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number ?? '')
    const [now, seq] = [context.clock.now(), loaded.row.version]
    const { caseId } = loaded.row
    const { digest } = arrived
    if (await noteReceived(tx, organ.organId, { digest, kind: 'reply', sender, caseId }, now)) {
      const text = withoutControls(arrived.mail.text).trim().slice(0, LONGEST_DESCRIPTION)
      await addTexts(tx, loaded, [{ seq, kind: 'mail', text: text || '（没有正文，见原邮件）', recordedAt: now }])
      await attachFiles(context, tx, loaded, seq, [original(arrived)], 'annex')
      const dedupeKey = `mail-reply/${digest.toString('hex')}`
      await addTask(tx, organ.organId, now, { kind: 'mail-reply', caseId, facts: {}, dedupeKey })
    }
    return { result: undefined, subject: loaded.row.number }
  })
}
