import { hash } from 'node:crypto'
import { redactionJob } from '../documents/redaction/redaction-job.ts'
import { FINDING_KINDS, type FindingKind } from '../documents/release-gate/finding.ts'
import { keepInPicture, keptInPictures } from '../store/kept-in-picture-store.ts'
import { finishRedaction } from '../store/redaction-store.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { Invalid } from './errors.ts'
import { caseToChange } from './load-case.ts'
import { drawnBoxes, job, nameOfResult, openOrThrow, sealContextOf } from './redaction-opening.ts'
import { transact } from './transact.ts'

const MOST_TOLD = 12

/** Personal data no mark covers, page by page. */
export class LeftUncovered extends Invalid {
  /** The page of each problem. */
  readonly pages: readonly number[]
  constructor(left: readonly { kind: FindingKind; page: number }[]) {
    const told = left.slice(0, MOST_TOLD)
    const text = ({ kind, page }: (typeof left)[number]) => `第${page}页还有没有遮盖的${FINDING_KINDS[kind].label}`
    super(told.map((each) => ({ field: 'finish', text: text(each) })))
    this.pages = told.map(({ page }) => page)
  }
}

/**
 * Makes the file that may leave: pictures of the pages with the marks burnt in. Personal data left to be read there are
 * known by the file's hash from then on: wherever it leaves, the gate asks for the reason.
 * @param leaves whether the officer has been told of them @throws Invalid where nothing is marked, or of what is left
 */
export async function finish(
  context: Context,
  organ: OrganRef,
  number: string,
  redactionId: string,
  leaves: boolean,
  actor: Actor,
): Promise<void> {
  const { redaction, bytes } = await openOrThrow(context, organ, number, redactionId)
  if (redaction.boxes.length === 0) throw new Invalid([{ field: 'form', text: '还没有标出要遮盖的内容' }])
  const { uncovered } = await job(() => redactionJob(bytes, { what: 'uncovered', boxes: redaction.boxes }))
  if (uncovered.length > 0 && !leaves) throw new LeftUncovered(uncovered)
  const drawn = { what: 'redact', title: nameOfResult(redaction), boxes: drawnBoxes(organ, redaction) } as const
  const { file } = await job(() => redactionJob(bytes, drawn))
  await transact(context, actor, 'REDACTION_FINISHED', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    const result = await context.files.put(loaded.key, sealContextOf(loaded), file)
    const at = context.clock.now()
    if (!(await finishRedaction(tx, loaded, redactionId, redaction.version, { ...result, at })))
      throw new Invalid([{ field: 'form', text: '标记刚刚有改动，请核对后再生成' }])
    const before = await keptInPictures(tx, organ.organId, [hash('sha256', bytes, 'buffer')])
    const known = [...before, ...uncovered].map(({ kind, page }) => ({ kind, page, contentHash: result.contentHash }))
    await keepInPicture(tx, organ.organId, known, at)
    const grounds = [...new Set(redaction.boxes.map(({ ground }) => ground))].sort()
    const facts = { redactionId, boxes: redaction.boxes.length, grounds }
    return { result: undefined, subject: number, facts: { ...facts, sha256: result.contentHash.toString('hex') } }
  })
}
