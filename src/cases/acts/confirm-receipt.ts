import { CHANNELS } from '../../law/receipt.ts'
import { type Bar } from '../ruling.ts'
import { barBy, barIfClosed, type Situation } from './situation.ts'

/** Both sides confirm the receipt of what came online, by fax, e-mail or ordinary letter. 条例 art. 31(2)(3). */
export function confirmReceipt(situation: Situation): Bar | null {
  const closed = barIfClosed(situation)
  if (closed) return closed
  const submitted = situation.kase.standing.find((event) => event.type === 'submitted')
  if (submitted && !CHANNELS[submitted.channel].needsConfirmation)
    return barBy(situation, 'no-confirmation-needed', { ogi: '三十一' })
  return situation.clock.receivedOn === null ? null : barBy(situation, 'already-received', { ogi: '三十一' })
}
