import { type StandingEvent } from '../events.ts'
import { type Progress } from '../progress.ts'
import { type RemedyBar } from '../ruling.ts'
import { accept, beginningOf, begunAlready, noticeCorrection, recordCorrection, withdraw } from './beginning.ts'
import {
  answer,
  extend,
  mediate,
  receiveCopy,
  resume,
  setHearing,
  setProcedure,
  suspend,
  transferAsPetition,
} from './course.ts'
import { barIf, type Judging, type Rule } from './judging.ts'
import { keepCost, keepPapers, note, setHandler } from './conduct.ts'
import { linkCase, linkReconsideration, unlinkCase } from './link.ts'
import {
  answerOpinionLetter,
  appeal,
  openRetrial,
  openSecondInstance,
  receiveOpinionLetter,
  recordDecision,
  remand,
  replyAnew,
  serve,
} from './outcome.ts'

/** The rule each event is judged by, once a dispute has begun. */
const RULES: { [T in StandingEvent['type']]: Rule<T> } = {
  applied: begunAlready,
  filed: begunAlready,
  received: begunAlready,
  opened: accept,
  'correction-noticed': noticeCorrection,
  corrected: recordCorrection,
  'procedure-set': setProcedure,
  'copy-received': receiveCopy,
  answered: answer,
  suspended: suspend,
  resumed: resume,
  extended: extend,
  mediated: mediate,
  withdrawn: withdraw,
  'hearing-set': setHearing,
  'transferred-as-petition': transferAsPetition,
  decided: recordDecision,
  served: serve,
  'opinion-letter-received': receiveOpinionLetter,
  'opinion-letter-answered': answerOpinionLetter,
  appealed: appeal,
  'second-instance-opened': openSecondInstance,
  remanded: remand,
  'retrial-opened': openRetrial,
  'replied-anew': replyAnew,
  'case-linked': linkCase,
  'case-unlinked': unlinkCase,
  'reconsideration-linked': linkReconsideration,
  'handler-set': setHandler,
  'papers-kept': keepPapers,
  'cost-kept': keepCost,
  noted: note,
}

/** The bar to an event as the dispute stands on its day, by its rule and article; null when it may be recorded. */
export function barTo(event: StandingEvent, at: Progress | null, judging: Judging): RemedyBar | null {
  if (at !== null) return (RULES[event.type] as Rule<StandingEvent['type']>)(event, at, judging)
  switch (event.type) {
    case 'applied':
    case 'filed':
    case 'received':
    case 'opened':
      return beginningOf(event)
    default:
      return barIf(true, 'not-begun')
  }
}
