import { type LocalDate } from '../law/date.ts'
import { type DeadlineStep, type Due } from '../law/dispute-deadline.ts'
import { type RemedyKind } from '../law/remedies.ts'

/**
 * - 'open': may be used today; - 'not-yet': something must come first; - 'under-way' or 'used': is or was taken;
 * - 'barred': by another one taken; - 'lapsed': its last day has passed.
 */
export type OpenRemedyStanding = 'open' | 'not-yet' | 'under-way' | 'used' | 'barred' | 'lapsed'

/** One way the applicant may go, until when, in which order (1 before 2; equal: as they choose), and why. */
export type OpenRemedy = {
  kind: RemedyKind
  order: 1 | 2
  standing: OpenRemedyStanding
  lastDay: LocalDate | null
  provisional: boolean
  article: string
  steps: readonly DeadlineStep[]
  notes: readonly OpenRemedyNote[]
}

const NOTE_TEXTS = {
  'service-unknown': '期限自收到答复之日起算，收到日期尚未登记',
  'decision-service-unknown': '期限自收到复议决定之日起算，收到日期尚未登记，暂按决定日推算',
  'no-period': '法律没有规定期限',
  'reconsideration-first': '应当先申请行政复议',
  'withheld-part-first': '对不予公开的部分，应当先申请行政复议；对其他内容可以自行选择',
  'both-roads':
    '行政复议法第二十三条第一款第（三）项将未履行法定职责列为复议前置，法释〔2025〕8号第二条又提及对逾期不答复的起诉，两条途径并列提示，请核对当地做法',
  'reconsideration-pending': '行政复议正在进行，在复议期限内不能起诉',
  'court-seized': '人民法院已经立案，不能再申请行政复议',
  'rights-not-told': '答复没有告知救济权利或者期限，期限最长为自知道内容之日起一年',
  'earlier-law': '当时的法律没有收录，请人工核对',
} as const
export type OpenRemedyNote = keyof typeof NOTE_TEXTS

export const openRemedyNoteText = (note: OpenRemedyNote): string => `${NOTE_TEXTS[note]}。`

/** The day of a way, and whether it is still open. */
export function openUntil(due: Due | null, today: LocalDate): Pick<OpenRemedy, DayFields> {
  if (due === null) return { standing: 'open', lastDay: null, provisional: false, steps: [] }
  const { dueOn, provisional, steps } = due
  return { standing: today > dueOn ? 'lapsed' : 'open', lastDay: dueOn, provisional, steps }
}

type DayFields = 'standing' | 'lastDay' | 'provisional' | 'steps'

/** A way that no day governs now. */
export const standingOnly = (standing: OpenRemedyStanding): Pick<OpenRemedy, DayFields> => ({
  standing,
  lastDay: null,
  provisional: false,
  steps: [],
})
