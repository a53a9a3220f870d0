import { type LocalDate } from '../../law/date.ts'
import { type ReplyClock } from '../../law/reply-clock.ts'
import { type RequestRules } from '../../law/rules.ts'
import { type WorkCalendar } from '../../law/work-calendar.ts'
import { type Case } from '../case.ts'
import { barred, type Bar, type BarCode } from '../ruling.ts'

/** What an act is judged on: the case and its clock as they stood on the act's own day. */
export type Situation = {
  kase: Case
  clock: ReplyClock
  /** Null until the application is received. */
  rules: RequestRules | null
  calendar: WorkCalendar
  today: LocalDate
}

/** Articles by act; a college answers to Order 29 first, and by analogy to the Regulation where the Order is silent. */
type Articles = { ogi: string; college?: string }

/** A bar that names the article of the act the case is under. */
export function barBy(situation: Situation, code: BarCode, articles: Articles): Bar {
  if (situation.kase.regime === 'college' && articles.college !== undefined)
    return barred(code, `高等学校信息公开办法第${articles.college}条`)
  return barred(code, `条例第${articles.ogi}条`)
}

/** Bars every act on a case that is closed or whose period has not begun, or that waits for the applicant. */
export function barUnlessRunning(situation: Situation): Bar | null {
  switch (situation.clock.state) {
    case 'closed':
      return barBy(situation, 'already-closed', { ogi: '三十六', college: '十八' })
    case 'unconfirmed':
      return barBy(situation, 'not-received', { ogi: '三十一', college: '十八' })
    case 'awaiting-correction':
      return barBy(situation, 'awaiting-correction', { ogi: '三十', college: '十八' })
    case 'awaiting-payment':
      return barBy(situation, 'awaiting-payment', { ogi: '四十二' })
    case 'running':
    case 'paused':
      return null
  }
}

export const barIfClosed = (situation: Situation): Bar | null =>
  situation.clock.state === 'closed' ? barBy(situation, 'already-closed', { ogi: '三十六', college: '十八' }) : null
