import { voidedEntries } from './case.ts'
import { type RecordedEvent } from './events.ts'

/** How long an act can be taken back, and its mail waits for it. [E] */
export const UNDO_SECONDS = 30

/** Filing and voiding, and a reply given anew, which a dispute rests on too: those are declared void, with a reason. */
const NEVER_UNDONE: ReadonlySet<string> = new Set(['submitted', 'entry-voided', 'replied-anew'])

/**
 * The entry this person may still take back at `now`: their own, the last of the case, standing, and not older than
 * half a minute. Whether anything of it has left is not known here.
 */
export function entryToUndo(history: readonly RecordedEvent[], by: string, now: Date): RecordedEvent | null {
  const last = history.at(-1)
  if (!last || last.recordedBy !== by || NEVER_UNDONE.has(last.event.type)) return null
  const isFresh = now.getTime() - last.recordedAt.getTime() <= UNDO_SECONDS * 1000
  return isFresh && !voidedEntries(history).has(last.seq) ? last : null
}
