import { EVENT_LABELS } from '../clock-events.ts'
import { type LocalDate, weekday } from '../date.ts'
import { CHANNELS } from '../receipt.ts'
import { type ConsultationKind } from '../rules.ts'
import { type DayKind } from '../work-calendar.ts'
import { type AskedParty, type Step, type StepCode } from './steps.ts'
import { warningSentence } from './warnings.ts'

const WEEKDAYS = '日一二三四五六'

const KIND_LABELS: Record<ConsultationKind, string> = { 'third-party': '第三方', 'co-producer': '共同制作机关' }

/** What silence means: opposite for the two kinds (条例 arts. 32, 34). */
const SILENCE: Record<ConsultationKind, string> = {
  'third-party': '由答复单位依法决定是否公开（不视为同意，也不视为反对）',
  'co-producer': '视为同意公开',
}

const OFF_LABELS: Record<DayKind, string> = {
  holiday: '放假',
  weekend: '周末',
  'assumed-holiday': '法定节假日（放假通知尚未发布，暂按规定推算）',
  workday: '工作日',
  'make-up': '调休上班',
}

type Writer<C extends StepCode> = (step: Extract<Step, { code: C }>) => string

const WRITERS: { [C in StepCode]: Writer<C> } = {
  submitted: (step) => `申请人提交申请（${CHANNELS[step.channel].label}）`,
  'awaiting-confirmation': () => '尚待与申请人双方确认，确认之日为收到申请之日',
  received: (step) => (step.confirmed ? '双方确认，当日为收到申请之日' : '当日为收到申请之日'),
  rules: (step) =>
    `适用${step.title}${step.basis === null ? '' : `（依据${step.basis}）`}：${step.workdays}个工作日内答复`,
  'day-zero': () => '当日不计入，自下一个工作日起算',
  counted: (step) => `第${step.n}个工作日（${dayNote(step.on, step.dayKind)}）`,
  off: (step) => `${until(step.on, step.to)}${OFF_LABELS[step.dayKind]}，不计入`,
  excluded: (step) =>
    step.to === null
      ? `自当日起等待${names(step.parties)}的意见，收到前的时间不计入`
      : `${until(step.on, step.to)}征求${names(step.parties)}的意见，所需时间不计入`,
  due: (step) =>
    `答复期限届满日（第${step.n}个工作日）${step.provisional ? '，相关年份放假通知尚未发布，日期待定' : ''}`,
  'correction-requested': (step) => `告知申请人补正${step.by === null ? '' : `，补正至${step.by}止`}，等待补正材料`,
  restarted: (step) =>
    `${step.cause === 'correction' ? '收到补正材料' : '收到信息处理费'}，期限重新计算，此前已过的${step.forgotten}个工作日不再计入`,
  consulted: (step) =>
    `向${names([step])}发出征求意见书${step.lapsesOn === null ? '' : `，答复时限至${step.lapsesOn}`}`,
  answered: (step) => `收到${names([step])}的意见${step.late ? '（已过其答复时限）' : ''}`,
  lapsed: (step) => `${names([step])}的答复时限届满，没有答复的，${SILENCE[step.kind]}`,
  extended: (step) => `延长答复期限${step.workdays}个工作日，期限共${step.total}个工作日`,
  'fee-charged': (step) => `发出信息处理费收费通知，缴费至${step.by}止，等待缴费`,
  'reasons-requested': () => '要求申请人说明理由，期限照常计算',
  'reasons-given': () => '收到申请人说明的理由，期限照常计算',
  // The days go on to the last of the limit, so that everybody sees how the closing stands to it.
  closed: (step) => (step.by === 'replied' ? '作出答复，本件办结' : '申请人撤回申请，本件办结'),
  warned: (step) => `${EVENT_LABELS[step.event]}：${warningSentence(step.warning)}`,
}

/** The step as a plain Chinese sentence, without its day and article. */
export function stepText(step: Step): string {
  const write = WRITERS[step.code] as (step: Step) => string
  return write(step)
}

function dayNote(day: LocalDate, kind: DayKind): string {
  return `周${WEEKDAYS.charAt(weekday(day))}${kind === 'make-up' ? '，调休上班' : ''}`
}

function until(from: LocalDate, to: LocalDate): string {
  return from === to ? '' : `至${to}，`
}

function names(parties: readonly AskedParty[]): string {
  return parties.map((each) => `${KIND_LABELS[each.kind]}“${each.party}”`).join('、')
}
