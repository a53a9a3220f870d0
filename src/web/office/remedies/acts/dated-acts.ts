import { type LocalDate } from '../../../../law/date.ts'
import { type RemedyAct } from '../../../../services/remedy-service.ts'
import { remedyActPage, type RemedyActName, type RemedyActPage, type TextKind } from './remedy-act.ts'

/** Entries that say no more than that something happened on a day. */
type PlainType =
  | 'corrected'
  | 'copy-received'
  | 'answered'
  | 'resumed'
  | 'mediated'
  | 'withdrawn'
  | 'transferred-as-petition'
  | 'opinion-letter-received'
  | 'opinion-letter-answered'
  | 'appealed'
  | 'second-instance-opened'
  | 'remanded'
  | 'retrial-opened'
  | 'replied-anew'

const plain = (name: RemedyActName, type: PlainType, texts: readonly TextKind[] = []): RemedyActPage =>
  remedyActPage({ name, type, texts, act: ({ on }: { on: LocalDate }): RemedyAct => ({ type, on }) })

export const DATED_ACTS: readonly RemedyActPage[] = [
  plain('correction', 'corrected'),
  plain('copy', 'copy-received', ['docket-number', 'body', 'agent']),
  plain('answer', 'answered', ['docket-number', 'agent']),
  plain('resumption', 'resumed'),
  plain('mediation', 'mediated'),
  plain('withdrawal', 'withdrawn'),
  plain('petition', 'transferred-as-petition', ['body']),
  plain('opinion-letter', 'opinion-letter-received', ['docket-number']),
  plain('opinion-answer', 'opinion-letter-answered', ['docket-number']),
  plain('appeal', 'appealed', ['agent']),
  plain('second-instance', 'second-instance-opened', ['docket-number', 'body']),
  plain('remand', 'remanded', ['docket-number']),
  plain('retrial', 'retrial-opened', ['docket-number', 'body']),
  plain('new-reply', 'replied-anew', ['docket-number']),
]
