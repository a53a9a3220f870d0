import { yearOf } from '../law/date.ts'
import { DECISIONS } from '../law/remedies.ts'
import { forumOf } from '../remedies/progress.ts'
import { type OrganRef } from '../services/context.ts'
import { type RemedyAct, type WrittenText } from '../services/remedy-service.ts'
import { type DisputeStory } from './disputes.ts'

/** What stands beside the beginning of a dispute: its number, who hears it, who speaks for the office. */
export function openingTexts({ kind, openedOn }: DisputeStory, no: number, { settings }: OrganRef): WrittenText[] {
  const year = yearOf(openedOn)
  switch (forumOf(kind)) {
    case 'reconsideration':
      return [
        { kind: 'docket-number', text: `示政复〔${year}〕${no}号` },
        { kind: 'body', text: settings.reconsiderationBody ?? '示例省人民政府' },
      ]
    case 'court':
      return [
        { kind: 'docket-number', text: `（${year}）示0001行初${no}号` },
        { kind: 'body', text: settings.court ?? '示例市示例区人民法院' },
        { kind: 'agent', text: '林晓；示例律师事务所陈律师' },
      ]
    case 'complaint':
      return [{ kind: 'body', text: settings.supervisionUnit ?? '示例市政务公开办公室' }]
  }
}

const LESSONS = [
  '引用条款之外还要写明事实和理由：哪一部分属于该条款、公开会有什么影响。',
  '能够区分处理的，先区分处理，再答复不予公开的部分。',
  '检索范围和检索词要在检索时就记下来，不能在答辩时补。',
] as const

/** What the office wrote down to learn from a decision against it. */
export const lessonOf = (act: RemedyAct, no: number): WrittenText[] =>
  act.type === 'decided' && act.decision && DECISIONS[act.decision].result === 'corrected'
    ? [{ kind: 'lesson', text: LESSONS[no % LESSONS.length]! }]
    : []

/** The paper that comes with an entry; null for most. */
export function paperWith(act: RemedyAct): { entry: RemedyAct; name: string; text: string } | null {
  if (act.type !== 'copy-received') return null
  return {
    entry: { type: 'papers-kept', on: act.on, direction: 'in', paper: 'notice' },
    name: '答复（应诉）通知书.txt',
    text: '请在法定期限内提交书面答复和作出行政行为的证据、依据。\n',
  }
}
