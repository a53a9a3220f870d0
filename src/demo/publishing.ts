import { isPublishable } from '../cases/publication.ts'
import { type LocalDate } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { confirmPublication, preparePublication } from '../services/publication-service.ts'
import { draftToken, showPublication } from '../services/publication-view.ts'
import { type Filed } from './beats.ts'
import { type Beat } from './stage.ts'
import { type CaseStory } from './story.ts'

/** What is asked about oneself is nobody else's business; what says nothing alone helps nobody. */
const ABOUT_ONESELF = /本人|我家|我的|考生|有关材料/

/** Whether the story's reply is one the office shows to everybody: it gave something, and nobody is recognised by it. */
const isForEverybody = ({ outcome, doings, application }: CaseStory): boolean =>
  isPublishable(outcome) &&
  doings.at(-1)?.act.type === 'replied' &&
  !ABOUT_ONESELF.test(`${application.title} ${application.description}`)

/** One reply in two goes on the public list: prepared the working day after, read and opened by the head the next. */
export const beatsOfPublishing = (
  stories: readonly CaseStory[],
  filed: Filed,
  today: LocalDate,
  calendar: WorkCalendar,
): Beat[] =>
  stories
    .filter(isForEverybody)
    .filter((_, at) => at % 2 === 0)
    .flatMap((story) => {
      const last = story.doings.at(-1)!
      const repliedOn = last.enteredOn ?? last.act.on
      const [prepared, checked] = [calendar.plusWorkdays(repliedOn, 1), calendar.plusWorkdays(repliedOn, 2)]
      return [prepareOn(prepared, story, filed), checkOn(checked, story, filed)].filter(({ on }) => on < today)
    })

const prepareOn = (on: LocalDate, story: CaseStory, filed: Filed): Beat => ({
  on,
  play: async ({ context, organ, cast }) => {
    const { number } = filed.get(story)!
    const { title, description } = story.application
    const { offered } = await showPublication(context, organ, number)
    const text = { title: title ?? description, question: description, answer: ANSWERS[story.outcome ?? ''] ?? '' }
    const fileIds = offered.map(({ fileId }) => fileId)
    await preparePublication(context, organ, number, { ...text, fileIds }, {}, cast.clerk)
  },
})

const checkOn = (on: LocalDate, story: CaseStory, filed: Filed): Beat => ({
  on,
  play: async ({ context, organ, cast }) => {
    const { number } = filed.get(story)!
    const { row } = await showPublication(context, organ, number)
    if (row) await confirmPublication(context, organ, number, draftToken(row), cast.head)
  },
})

const ANSWERS: Partial<Record<string, string>> = {
  granted: '已向申请人提供所申请信息的统计表。需要原表的，可以到本单位信息公开查阅点查阅。',
  partial: '已提供所申请文件的正文和汇总数据；名册中涉及他人个人隐私的内容没有公开（条例第十五条）。',
  'already-public': '所申请的信息已经主动公开，可以在门户网站“信息公开”栏目查询。',
}
