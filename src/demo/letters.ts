import { documentPdf } from '../documents/document-pdf.ts'
import { type LocalDate, plusDays } from '../law/date.ts'
import { paragraph, upright } from '../letters/document.ts'
import { standardWording } from '../letters/wording.ts'
import { finish, markPlaces, markWords, startRedaction } from '../services/redaction-marking.ts'
import { saveWording } from '../services/wording-service.ts'
import { type Filed } from './beats.ts'
import { isUntouched } from './review.ts'
import { type Beat } from './stage.ts'
import { type CaseStory } from './story.ts'

/** Days before today from which replies have the body's own wording, and after which they will have another. */
const [SINCE, FROM] = [40, 14]

/** The body's own wording of replies: in force for some weeks, and a version still to come. */
export const beatsOfWording = (today: LocalDate): Beat[] => [
  wordingOn(plusDays(today, -SINCE), plusDays(today, -SINCE), '感谢您对我们工作的关心和监督。'),
  wordingOn(today, plusDays(today, FROM), '感谢您关心和监督信息公开工作。对答复有疑问的，可以先与我们联系。'),
]

const wordingOn = (on: LocalDate, effectiveFrom: LocalDate, thanks: string): Beat => ({
  on,
  play: async ({ context, organ, cast }) => {
    const note = '# 第一句由办公室主任会议议定，改动前请先请示'
    const wording = `${note}\n${thanks}\n${standardWording('reply')}`
    await saveWording(context, organ, 'reply', { wording, effectiveFrom }, cast.head)
  },
})

const WITHHELD = { ground: 'third-party-rights', what: '经办人的身份证号和手机号', reason: '属于个人隐私' } as const
const STAMP = { page: 1, left: 60, top: 78, width: 22, height: 6 }

/** A running case whose reply will be in part: one file is blacked out and ready, another is still being marked. */
export const beatOfRedaction = (today: LocalDate, cases: readonly CaseStory[], filed: Filed): Beat => ({
  on: today,
  play: async ({ context, organ, cast }) => {
    const story = cases.findLast(isUntouched)
    const kase = story && filed.get(story)
    if (!kase) return
    const begin = async (name: string) => {
      const bytes = await recordOf(organ.name)
      const file = { name, contentType: 'application/pdf', bytes }
      return startRedaction(context, organ, kase.number, file, cast.clerk)
    }
    const ready = await begin('采购验收记录.pdf')
    await markWords(context, organ, kase.number, ready, { words: [], personal: true }, WITHHELD, cast.clerk)
    await finish(context, organ, kase.number, ready, cast.clerk)
    const open = await begin('采购验收记录（附签收单）.pdf')
    const signature = { ...WITHHELD, what: '签收人的签名' }
    await markPlaces(context, organ, kase.number, open, [STAMP], signature, cast.clerk)
  },
})

const recordOf = (author: string): Promise<Buffer> =>
  documentPdf({
    title: '采购验收记录',
    author,
    on: null,
    sections: upright([
      { type: 'title', lines: ['采购验收记录'] },
      { type: 'blank' },
      paragraph('经办人：沈清，身份证号11010519491231002X，手机13800138000。'),
      paragraph('验收结果：设备数量、型号与合同一致，试运行正常，同意验收。'),
      paragraph('合同价款：二十八万六千元，其中安装调试费一万二千元。'),
    ]),
  })
