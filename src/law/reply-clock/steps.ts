import { type ClockEventType } from '../clock-events.ts'
import { type LocalDate } from '../date.ts'
import { type Channel } from '../receipt.ts'
import { type ConsultationKind } from '../rules.ts'
import { type DayKind } from '../work-calendar.ts'
import { type WarningCode } from './warnings.ts'

/** What makes a clock start afresh: the corrected text, or the fee paid. */
export type RestartCause = 'correction' | 'payment'

/** A party asked for its opinion, as steps name it. */
export type AskedParty = { kind: ConsultationKind; party: string }

/**
 * One line of the explanation of a clock. `on` is its day, `to` the last day of a stretch. Counting steps name each
 * working day by its number; stretches that do not count stand as one step.
 */
export type Step = { on: LocalDate; article?: string } & (
  | { code: 'submitted'; channel: Channel }
  | { code: 'awaiting-confirmation' }
  | { code: 'received'; confirmed: boolean }
  | { code: 'rules'; title: string; basis: string | null; workdays: number }
  | { code: 'day-zero' }
  | { code: 'counted'; n: number; dayKind: DayKind }
  | { code: 'off'; to: LocalDate; dayKind: DayKind }
  | { code: 'excluded'; to: LocalDate | null; parties: AskedParty[] }
  | { code: 'due'; n: number; provisional: boolean }
  | { code: 'correction-requested'; by: LocalDate | null }
  | { code: 'restarted'; cause: RestartCause; forgotten: number }
  | ({ code: 'consulted'; lapsesOn: LocalDate | null } & AskedParty)
  | ({ code: 'answered'; late: boolean } & AskedParty)
  | ({ code: 'lapsed' } & AskedParty)
  | { code: 'extended'; workdays: number; total: number }
  | { code: 'fee-charged'; by: LocalDate }
  | { code: 'reasons-requested' }
  | { code: 'reasons-given' }
  | { code: 'closed'; by: 'replied' | 'withdrawn' }
  | { code: 'warned'; warning: WarningCode; event: ClockEventType }
)

export type StepCode = Step['code']
