import { openRedactionOf } from '../store/redaction-store.ts'
import { numberOfOutgoing } from '../store/outgoing-file-store.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { caseToRead } from './load-case.ts'
import { outgoingBytes, readOutgoing } from './outgoing-keeping.ts'
import { startRedaction } from './redaction-marking.ts'

/** The number of the case a file on its way out belongs to; null where it was taken in for none. */
export const caseOfOutgoing = (context: Context, { organId }: OrganRef, outgoingId: string): Promise<string | null> =>
  numberOfOutgoing(reading(context), organId, outgoingId)

/**
 * Takes a PDF on its way out into the redaction of its case, or of the case whose number is typed; the same file is taken
 * in once while it is worked on. @throws NotFound, Invalid for an unknown number or a file that cannot be drawn
 */
export async function redactOutgoing(
  context: Context,
  organ: OrganRef,
  outgoingId: string,
  typed: string,
  actor: Actor,
): Promise<{ number: string; redactionId: string }> {
  const file = await readOutgoing(context, organ, outgoingId)
  const number = (await caseOfOutgoing(context, organ, outgoingId)) ?? typed
  const loaded = await caseToRead(context, organ, number).catch((error: unknown) => {
    if (error instanceof NotFound) throw new Invalid([{ field: 'number', text: '没有这个编号的申请，请核对后填写' }])
    throw error
  })
  const open = await openRedactionOf(reading(context), loaded, file.sourceHash)
  if (open !== null) return { number, redactionId: open }
  const source = await outgoingBytes(context, organ, file, 'source')
  const redactionId = await startRedaction(context, organ, number, { ...source, contentType: 'application/pdf' }, actor)
  return { number, redactionId }
}
