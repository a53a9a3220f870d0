import { type Act } from '../cases/decide.ts'
import { plusDays, type LocalDate } from '../law/date.ts'
import { ACT_AUDITS } from '../services/act-audits.ts'
import { recordOnCase } from '../services/case-record-service.ts'
import { type ActInput } from '../services/case-entry.ts'
import { handleCase } from '../services/case-service.ts'
import { APPLICANT } from '../services/context.ts'
import { recordService, type ServiceInput } from '../services/letter-delivery.ts'
import { listLetters } from '../services/letter-service.ts'
import { fileOnline, registerByOffice } from '../services/filing-service.ts'
import { handleRemedy, openRemedy, type RemedyAct } from '../services/remedy-service.ts'
import { approveReport, freezeReport, publishReport } from '../services/report-closing.ts'
import { confirmSection, draftedSections } from '../services/report-sections.ts'
import { forumOf } from '../remedies/progress.ts'
import { draftReport } from '../services/report-service.ts'
import { saveTableTwo } from '../services/report-working.ts'
import { tableTwoKey } from '../law/report/proactive-facts.ts'
import { lessonOf, openingTexts, paperWith } from './dispute-papers.ts'
import { type DisputeStory } from './disputes.ts'
import { suppliedFile } from './supplied-file.ts'
import { type Doing, LATEST_ENTRY } from './scene.ts'
import { type Beat, type Stage } from './stage.ts'
import { type CaseStory } from './story.ts'

/** A case once it is filed: its number, the code its applicant has, its latest entry. */
export type FiledCase = { number: string; queryCode: string; seq: number }
export type Filed = Map<CaseStory, FiledCase>

/**
 * A case of the story as things that happen, each through the service a person would use. `comesBack`: what is posted
 * to its applicant is not delivered.
 */
export function beatsOfCase(story: CaseStory, filed: Filed, comesBack: boolean): Beat[] {
  const { application, confirmedOn, doings } = story
  const confirmation: Doing[] = confirmedOn
    ? [{ act: { type: 'receipt-confirmed', on: confirmedOn }, by: 'clerk', letter: {} }]
    : []
  return [
    { on: application.submittedOn, play: (stage) => file(stage, story, filed) },
    ...[...confirmation, ...doings].map((doing) => ({
      on: doing.enteredOn ?? doing.act.on,
      play: (stage: Stage) => doTo(stage, filed.get(story)!, doing),
    })),
    ...doings.flatMap((doing) => beatsOfService(story, filed, doing, comesBack)),
  ]
}

/** Whether the reply of a case leaves by post, entered on its day. */
export const isPosted = ({ application, doings }: CaseStory): boolean =>
  application.delivery === 'post' && doings.some((doing) => isReplyWithLetter(doing))

const isReplyWithLetter = ({ act, letter, enteredOn }: Doing): boolean =>
  act.type === 'replied' && letter !== null && enteredOn === undefined

/** A reply that goes by post: posted the same day, three days later signed for, or sent back. */
function beatsOfService(story: CaseStory, filed: Filed, doing: Doing, comesBack: boolean): Beat[] {
  const { act } = doing
  if (story.application.delivery !== 'post' || !isReplyWithLetter(doing)) return []
  const serve =
    (input: Omit<ServiceInput, 'proof'>) =>
    async ({ context, organ, cast }: Stage) => {
      const kase = filed.get(story)
      const reply = kase && (await listLetters(context, organ, kase.number)).findLast(({ kind }) => kind === 'reply')
      if (reply) await recordService(context, organ, kase.number, reply.letterId, { ...input, proof: null }, cast.clerk)
    }
  const posted: ServiceInput['details'] = { postalNumber: 'RA473124829CN' }
  return [
    { on: act.on, play: serve({ kind: 'posted', on: act.on, details: posted }) },
    { on: plusDays(act.on, 3), play: serve({ ...(comesBack ? SENT_BACK : SIGNED), on: plusDays(act.on, 3) }) },
  ]
}

const SIGNED = { kind: 'received', details: { by: '本人' } } as const
const SENT_BACK = { kind: 'undelivered', details: { note: '收件地址迁移，新址不明，邮件退回' } } as const

async function file({ context, organ, cast }: Stage, story: CaseStory, filed: Filed): Promise<void> {
  const { application } = story
  const once = { key: `demo-filing-${filed.size}`, body: application.description }
  const { number, queryCode } =
    application.channel === 'online'
      ? await fileOnline(context, organ, application, once)
      : await registerByOffice(context, organ, application, cast.clerk, once)
  filed.set(story, { number, queryCode, seq: 1 })
}

/** Written down before a reply that nothing was found. */
const SEARCHED = {
  kind: 'search',
  places: '办公系统\n综合档案室\n相关业务部门',
  words: '审批表\n登记表\n名册',
  searcher: '林晓、综合档案室管理员',
  found: 'nothing',
  remark: '案卷目录中也没有记载。',
} as const

async function doTo({ context, organ, cast }: Stage, kase: FiledCase, doing: Doing): Promise<void> {
  const act: Act =
    doing.act.type === 'entry-voided' && doing.act.seq === LATEST_ENTRY ? { ...doing.act, seq: kase.seq } : doing.act
  const actor = doing.by === 'applicant' ? APPLICANT(organ.organId) : cast[doing.by]
  const input: ActInput = {
    texts: doing.texts ?? [],
    files: doing.file ? [suppliedFile(kase.number)] : [],
    ...(doing.letter ? { letter: { details: doing.letter } } : {}),
  }
  if (act.type === 'replied' && act.outcome === 'does-not-exist')
    await recordOnCase(context, organ, kase.number, { on: act.on, record: SEARCHED }, actor)
  const { seq } = await handleCase(context, organ, kase.number, act, actor, ACT_AUDITS[act.type], null, input)
  kase.seq = seq
}

/** The ids of the disputes that have begun. */
export type Begun = Map<DisputeStory, string>

/** A dispute as things that happen. */
export function beatsOfDispute(story: DisputeStory, filed: Filed, begun: Begun): Beat[] {
  const { kind, about, after, openedOn, acts } = story
  const open = async ({ context, organ, cast }: Stage) => {
    const number = filed.get(about)?.number ?? null
    const reconsiderationId = after && (begun.get(after) ?? null)
    const texts = openingTexts(story, begun.size + 1, organ)
    const handler = cast.clerk.id.replace('officer:', '')
    if (number !== null && isOfPublicPower(story, organ))
      await sayPublicPower({ context, organ, cast }, number, openedOn)
    const opening = { kind, on: openedOn, number, reconsiderationId, texts, handler }
    begun.set(story, await openRemedy(context, organ, opening, cast.clerk))
  }
  const further = acts.map((act) => ({
    on: act.on,
    play: (stage: Stage) => enter(stage, begun.get(story)!, act, begun.size),
  }))
  return [{ on: openedOn, play: open }, ...further]
}

/** A college's reply that came before a court: the case says by which statute, before the dispute is linked to it. */
const isOfPublicPower = ({ kind }: DisputeStory, { regime }: Stage['organ']): boolean =>
  regime === 'college' && forumOf(kind) !== 'complaint'

async function sayPublicPower(
  { context, organ, cast }: Pick<Stage, 'context' | 'organ' | 'cast'>,
  number: string,
  on: LocalDate,
) {
  const texts = [
    { kind: 'statute', text: '《中华人民共和国教育法》第二十九条' },
    { kind: 'authorised', text: '所申请的信息是学校管理学籍时形成的，法院已经立案；由校法律事务室判断。' },
  ]
  await handleCase(context, organ, number, { type: 'authorised', on }, cast.head, ACT_AUDITS.authorised, null, {
    texts,
  })
}

/** What the bureau counts for section two: it issues few documents and decides on many permits. */
const tableTwoOf = (year: number) => ({
  [tableTwoKey('规章', '本年制发件数')]: 0,
  [tableTwoKey('规章', '本年废止件数')]: 0,
  [tableTwoKey('规章', '现行有效件数')]: 0,
  [tableTwoKey('行政规范性文件', '本年制发件数')]: 2,
  [tableTwoKey('行政规范性文件', '本年废止件数')]: 1,
  [tableTwoKey('行政规范性文件', '现行有效件数')]: 12 + (year % 10),
  [tableTwoKey('行政许可', '本年处理决定数量')]: 140 + 7 * (year % 10),
  [tableTwoKey('行政处罚', '本年处理决定数量')]: 3,
  [tableTwoKey('行政强制', '本年处理决定数量')]: 0,
  [tableTwoKey('行政事业性收费', '本年收费金额（单位：万元）')]: 0,
})

/** An entry with what was written beside it, and the paper that came or went with it. */
async function enter({ context, organ, cast }: Stage, remedyId: string, act: RemedyAct, no: number): Promise<void> {
  await handleRemedy(context, organ, remedyId, act, cast.clerk, null, { texts: lessonOf(act, no) })
  const paper = paperWith(act)
  if (!paper) return
  const files = [{ name: paper.name, contentType: 'text/plain', bytes: Buffer.from(paper.text, 'utf8') }]
  await handleRemedy(context, organ, remedyId, paper.entry, cast.clerk, null, { files })
}

/** A year's report is confirmed part by part, frozen, approved and published on a day. */
export const beatOfReport = (year: number, on: LocalDate): Beat => ({
  on,
  play: async ({ context, organ, cast }) => {
    if (organ.regime !== 'college') await saveTableTwo(context, organ, year, tableTwoOf(year), cast.clerk)
    const draft = await draftReport(context, organ, { year })
    for (const { key, version } of await draftedSections(context, organ, draft))
      await confirmSection(context, organ, draft, { section: key, seen: version, checked: true }, cast.head)
    const version = await freezeReport(context, organ, { year }, cast.head)
    await approveReport(context, organ, year, version, cast.head)
    await publishReport(context, organ, year, version, cast.head)
  },
})
