import { type RecordedEvent, type EntryVoided } from '../events.ts'
import { replay, voidedEntries } from '../case.ts'
import { type Bar } from '../ruling.ts'
import { barBy, type Situation } from './situation.ts'
import { breaksHistory } from '../lawful-history.ts'

/**
 * An entry made by mistake is declared void, never edited (档案法 art. 21; 档案法实施条例 art. 24). Voiding the reply
 * reopens the case. What was recorded after it must still make sense without it.
 */
export function voidEntry(situation: Situation, event: EntryVoided): Bar | null {
  const { kase } = situation
  const entry = kase.history.find((each) => each.seq === event.seq)
  if (!entry || entry.event.type === 'entry-voided' || voidedEntries(kase.history).has(event.seq))
    return barBy(situation, 'nothing-to-void', { ogi: '四十五' })
  if (entry.event.type === 'submitted' && !mayBeNone(kase))
    return barBy(situation, 'filing-not-voidable', { ogi: '四十五' })
  const after = replay(kase.regime, [...kase.history, asRecorded(situation, event)], kase.school)
  return breaksHistory(kase, after, situation.calendar)
    ? barBy(situation, 'void-breaks-history', { ogi: '四十五' })
    : null
}

/** What came by e-mail and was registered unread may turn out to be no application, until its receipt is confirmed. */
function mayBeNone({ standing }: Situation['kase']): boolean {
  const [filed] = standing
  return standing.length === 1 && filed?.type === 'submitted' && filed.channel === 'email'
}

const asRecorded = (situation: Situation, event: EntryVoided): RecordedEvent => ({
  seq: situation.kase.history.length + 1,
  event,
  knownOn: event.on,
  recordedAt: new Date(0),
  recordedBy: '',
})
