import { createHash } from 'node:crypto'
import { decide } from '../cases/decide.ts'
import { addTexts, textsOf } from '../store/case-store.ts'
import { addTask } from '../store/task-store.ts'
import { attachFiles, type FileInput } from './attachment-service.ts'
import { calendarOf } from './calendar-reader.ts'
import { APPLICANT, type Context, type OrganRef } from './context.ts'
import { BarredByLaw } from './errors.ts'
import { openRemedy } from './remedy-service.ts'
import { transact } from './transact.ts'
import { caseToChange } from './load-case.ts'

/**
 * The applicant answers a notice of fees: paid, or why not. It changes no date: whether the money came is the office's
 * to confirm, who is given a task. The same answer sent twice is one. @throws NotFound, BarredByLaw
 */
export async function answerFeeNotice(
  context: Context,
  organ: OrganRef,
  number: string,
  text: string,
  files: readonly FileInput[],
): Promise<void> {
  const calendar = await calendarOf(context, organ)
  const [now, today] = [context.clock.now(), context.clock.today()]
  await transact(context, APPLICANT(organ.organId), 'FEE_ANSWERED', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    const ruling = decide(loaded.kase, { type: 'fee-paid', on: today }, calendar, today)
    if ('bar' in ruling) throw new BarredByLaw(ruling.bar)
    const before = (await textsOf(tx, loaded)).filter(({ kind }) => kind === 'fee-answer')
    const done = { result: undefined, subject: number, facts: { files: files.length } }
    if (before.some((each) => each.text === text)) return done
    const seq = loaded.row.version
    await addTexts(tx, loaded, [{ seq, kind: 'fee-answer', text, recordedAt: now }])
    await attachFiles(context, tx, loaded, seq, files, 'fee-answer')
    const { caseId } = loaded.row
    const dedupeKey = `fee-answer/${number}/${before.length + 1}`
    await addTask(tx, organ.organId, now, { kind: 'fee-answered', caseId, facts: {}, dedupeKey })
    return done
  })
}

/**
 * The applicant complains about the case; it is registered as received today, for the office to handle. The same
 * complaint sent twice on a day is one.
 */
export async function complainAboutCase(
  context: Context,
  organ: OrganRef,
  number: string,
  text: string,
): Promise<void> {
  const on = context.clock.today()
  const remedyId = idFrom(`${organ.organId}/${number}/${on}/${text}`)
  const input = { kind: 'complaint', on, number, brought: true, remedyId, texts: [{ kind: 'note', text }] } as const
  try {
    await openRemedy(context, organ, input, APPLICANT(organ.organId))
  } catch (error) {
    if (!isSameComplaint(error)) throw error
  }
}

/** A name that the same words always give. */
function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const isSameComplaint = (error: unknown): boolean =>
  (error as { code?: string }).code === '23505' &&
  String((error as { constraint?: string }).constraint).startsWith('remedy')
