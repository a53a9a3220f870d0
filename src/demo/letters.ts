import { type LocalDate, plusDays } from '../law/date.ts'
import { standardWording } from '../letters/wording.ts'
import { keepCopy } from '../services/letter-copy-service.ts'
import { letterFile } from '../services/letter-files.ts'
import { listLetters } from '../services/letter-service.ts'
import { finish } from '../services/redaction-finishing.ts'
import { markPlaces, markWords, startRedaction } from '../services/redaction-marking.ts'
import { saveWording } from '../services/wording-service.ts'
import { type Filed, isPosted } from './beats.ts'
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

const WITHHELD = { ground: 'third-party-rights', what: '申请人的姓名和登记编号', reason: '属于个人隐私' } as const
const STAMP = { page: 1, left: 60, top: 78, width: 22, height: 6 }

/** A posted reply whose sealed copy the office kept as it left. */
export const beatOfCopy = (today: LocalDate, cases: readonly CaseStory[], filed: Filed): Beat => ({
  on: today,
  play: async ({ context, organ, cast }) => {
    const posted = cases.findLast(isPosted)
    const kase = posted && filed.get(posted)
    const reply = kase && (await listLetters(context, organ, kase.number)).find(({ kind }) => kind === 'reply')
    if (!kase || !reply) return
    const { bytes } = await letterFile(context, organ, kase.number, reply.letterId, 'pdf')
    const file = { name: '答复书（盖章件）.pdf', contentType: 'application/pdf', bytes }
    await keepCopy(context, organ, kase.number, reply.letterId, { file, reason: '', reasons: {} }, cast.clerk)
  },
})

/**
 * A running case that asks for an earlier reply, whose applicant is nobody's business: one copy is blacked out and ready
 * to leave in part, another is still being marked.
 */
export const beatOfRedaction = (today: LocalDate, cases: readonly CaseStory[], filed: Filed): Beat => ({
  on: today,
  play: async ({ context, organ, cast }) => {
    const [asking, earlier] = [cases.findLast(isUntouched), cases.find(isPosted)]
    const [kase, other] = [asking && filed.get(asking), earlier && filed.get(earlier)]
    if (!kase || !other || !earlier) return
    const reply = (await listLetters(context, organ, other.number)).find(({ kind }) => kind === 'reply')
    if (!reply) return
    const { bytes } = await letterFile(context, organ, other.number, reply.letterId, 'pdf')
    const begin = (name: string) =>
      startRedaction(context, organ, kase.number, { name, contentType: 'application/pdf', bytes }, cast.clerk)
    const words = [earlier.application.applicant.name, other.number]
    const ready = await begin('此前的答复书.pdf')
    await markWords(context, organ, kase.number, ready, { words, personal: true }, WITHHELD, cast.clerk)
    await finish(context, organ, kase.number, ready, true, cast.clerk)
    const open = await begin('此前的答复书（扫描件）.pdf')
    const stamp = { ...WITHHELD, what: '经办人的签名' }
    await markPlaces(context, organ, kase.number, open, [STAMP], stamp, cast.clerk)
  },
})
