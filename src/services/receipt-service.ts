import { type OfficialDocument } from '../letters/document.ts'
import { filingReceipt } from '../letters/filing-receipt.ts'
import { filingEntry } from '../store/audit-page.ts'
import { listAttachments } from './attachment-service.ts'
import { showCase } from './case-view.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/** So much of the log's hash names an entry beyond doubt and can still be read aloud. */
const SHORT_HASH = 12
const SHORT_MATTER = 100

const INSTANT = new Intl.DateTimeFormat('zh-CN', {
  dateStyle: 'long',
  timeStyle: 'medium',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
})

/**
 * The receipt of a case, for its applicant, who has proved to be it. `queryCode` where the applicant has just been
 * given it. @throws NotFound
 */
export async function receiptOf(
  context: Context,
  organ: OrganRef,
  number: string,
  queryCode: string | null,
): Promise<OfficialDocument> {
  const { row, content, clock, expected } = await showCase(context, organ, number)
  const files = await listAttachments(context, organ, number)
  const entry = await filingEntry(reading(context), organ.organId, number)
  const { office, address, phone } = organ.settings
  return filingReceipt({
    organ: organ.name,
    regime: organ.regime,
    contact: [office, address, phone].filter((line) => line !== undefined),
    number,
    queryCode,
    applicant: content.applicant.name,
    matter: content.title ?? content.description.slice(0, SHORT_MATTER),
    channel: row.channel,
    submittedAt: INSTANT.format(new Date(row.filedAt)),
    submittedOn: row.submittedOn,
    receivedOn: clock.receivedOn,
    replyDueOn: clock.replyDueOn,
    expected,
    files: files.filter(({ seq, purpose }) => seq === 1 && purpose !== null).map(({ name }) => name),
    entry: entry && { seq: entry.seq, shortHash: Buffer.from(entry.hash).toString('hex').slice(0, SHORT_HASH) },
  })
}
