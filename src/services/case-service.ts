import { type Act, decide } from '../cases/decide.ts'
import { type LocalDate } from '../law/date.ts'
import { groundsWithheld } from '../letters/reply-grounds.ts'
import { type FileInput } from './attachment-service.ts'
import { calendarOf } from './calendar-reader.ts'
import { type ActInput, enterAct, notifyApplicant, type ActAtWork } from './case-entry.ts'
import { type Actor, APPLICANT, type Context, type OrganRef } from './context.ts'
import { BarredByLaw, StaleForm } from './errors.ts'
import { caseToChange } from './load-case.ts'
import { carryToDisputes } from './new-reply-service.ts'
import { keepPublicPower } from './public-power.ts'
import { checkRelease, recordRelease } from './release-service.ts'
import { passGates } from './reply-gates.ts'
import { transact } from './transact.ts'

/** The version the form was shown with; null where none was (programs that do not care). */
export type Seen = number | null

/**
 * Every act on a case goes through here: outgoing files are checked, then lock, replay, decide, append, letters, mail,
 * audit, in one transaction.
 * @throws FilesHeld, NotFound, StaleForm, BarredByLaw (with code and article)
 */
export async function handleCase(
  context: Context,
  organ: OrganRef,
  number: string,
  asked: Act,
  actor: Actor,
  audit: string,
  seen: Seen = null,
  input: ActInput = {},
): Promise<{ version: number; seq: number }> {
  const act = withGrounds(asked, input)
  const calendar = await calendarOf(context, organ)
  const checked = await checkRelease(context, organ, act, input.files ?? [], input.reasons)
  return transact(context, actor, audit, async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    if (seen !== null && seen !== loaded.row.version) throw new StaleForm(loaded.row.version)
    await input.guard?.(tx, loaded)
    const today = context.clock.today()
    const ruling = decide(loaded.kase, act, calendar, today)
    if ('bar' in ruling) throw new BarredByLaw(ruling.bar)
    await keepPublicPower(tx, loaded, act)
    await passGates(tx, organ, loaded, act, actor, input.round ?? null)
    const work: ActAtWork = { context, tx, organ, loaded, act, actor, calendar }
    const seq = await enterAct(work, ruling.events, input)
    await recordRelease(context, tx, organ, loaded, seq, actor, checked)
    await carryToDisputes({ context, tx, organ, actor }, loaded, act)
    await notifyApplicant(work, seq)
    return { result: { version: seq, seq }, subject: number, facts: { ...act, seq } }
  })
}

/** A partial disclosure holds the grounds its letter names: the remedies of the whole case hang on them. */
function withGrounds(act: Act, { letter }: ActInput): Act {
  const replies = act.type === 'replied' || act.type === 'replied-anew'
  if (!replies || act.outcome !== 'partial' || act.withheld !== undefined) return act
  const withheld = groundsWithheld(letter?.details ?? {})
  return withheld.length === 0 ? act : { ...act, withheld }
}

/** The applicant sends the corrected text, and files with it. 条例 art. 30 */
export async function correctByApplicant(
  context: Context,
  organ: OrganRef,
  number: string,
  text: string,
  files: readonly FileInput[] = [],
) {
  const act: Act = { type: 'correction-received', on: context.clock.today() }
  const input: ActInput = { texts: [{ kind: 'correction', text }], files, filePurpose: 'correction' }
  return handleCase(context, organ, number, act, APPLICANT(organ.organId), 'CORRECTION_RECEIVED', null, input)
}

/** The applicant takes the application back. */
export async function withdrawByApplicant(context: Context, organ: OrganRef, number: string, day: LocalDate) {
  const act: Act = { type: 'withdrawn', on: day }
  return handleCase(context, organ, number, act, APPLICANT(organ.organId), 'APPLICATION_WITHDRAWN')
}
