import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { awaitedParties } from '../cases/agenda.ts'
import { clockOf } from '../cases/case.ts'
import { answersFor, type Answer, type Asked } from '../cases/questions.ts'
import { type LocalDate } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { addRecord } from '../store/case-record-store.ts'
import { lockCase, type LoadedCase } from '../store/case-store.ts'
import { contactsOf, departmentsOf } from '../store/department-store.ts'
import { queueMessages } from '../store/outbox.ts'
import {
  addQuestion,
  countChase,
  findQuestion,
  type OpenedQuestion,
  type Question,
  questionsForContact,
  questionsOf,
  recordAnswer,
  withdrawOpenQuestion,
} from '../store/question-store.ts'
import { accountOf } from './absence-service.ts'
import { calendarOf } from './calendar-reader.ts'
import { handleCase } from './case-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { existsOn } from './department-service.ts'
import { BarredByLaw, Invalid, NotFound } from './errors.ts'
import { openLink } from './keyed-link.ts'
import { questionRecipients } from './question-recipients.ts'
import { transact } from './transact.ts'

export { type OpenedQuestion, type Question } from '../store/question-store.ts'

/** Whom a question goes to: a department (its contacts, or one of them), or a party that was consulted. */
export type Addressee = { departmentId: string; contactId: string | null } | { party: string; email: string | null }

/**
 * Puts a question to a department or a consulted party, who get it by mail with a link of their own. It moves no date:
 * what excludes time is the consultation itself. @throws NotFound, Invalid
 */
export async function askQuestion(
  context: Context,
  organ: OrganRef,
  number: string,
  input: { to: Addressee; text: string; dueOn: LocalDate },
  actor: Actor,
): Promise<string> {
  const calendar = await calendarOf(context)
  return transact(context, actor, 'QUESTION_ASKED', async (tx) => {
    const loaded = await lockOrThrow(context, tx, organ, number)
    const today = context.clock.today()
    if (input.dueOn < today) throw new Invalid([{ field: 'dueOn', text: '答复日期不能早于今天' }])
    const { name, ...addressed } = await addresseeOf(context, tx, organ, loaded, input.to, calendar)
    const email = 'email' in input.to ? input.to.email : null
    const asked: Asked = { text: input.text, name, email }
    const questionId = randomUUID()
    const question = { ...addressed, questionId, asked, dueOn: input.dueOn }
    await addQuestion(tx, loaded, { ...question, on: today, at: context.clock.now(), by: actor.id })
    await tell(context, tx, organ, loaded, { ...question, caseId: loaded.row.caseId }, 'question-asked', '')
    return { result: questionId, subject: number, facts: { question: questionId, dueOn: input.dueOn } }
  })
}

async function addresseeOf(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  loaded: LoadedCase,
  to: Addressee,
  calendar: WorkCalendar,
) {
  const today = context.clock.today()
  if ('party' in to) {
    const awaited = awaitedParties(clockOf(loaded.kase, calendar, today)).find(({ party }) => party === to.party)
    if (!awaited) throw new Invalid([{ field: 'party', text: '没有正在征求意见的这一方，请先登记征求意见' }])
    return { departmentId: null, contactId: null, party: to.party, partyKind: awaited.kind, name: null }
  }
  const department = (await departmentsOf(tx, organ.organId)).find((each) => each.departmentId === to.departmentId)
  if (!department || !existsOn(department, today)) throw new Invalid([{ field: 'to', text: '请选择现有的部门' }])
  const contacts = (await contactsOf(tx, organ.organId, today)).filter((each) => each.departmentId === to.departmentId)
  const contact = contacts.find(({ contactId }) => contactId === to.contactId)
  if (to.contactId !== null && !contact) throw new Invalid([{ field: 'to', text: '请选择该部门现任的信息员' }])
  return {
    departmentId: to.departmentId,
    contactId: to.contactId,
    party: null,
    partyKind: null,
    name: contact?.name ?? department.name,
  }
}

type Told = Pick<Question, 'questionId' | 'caseId' | 'departmentId' | 'contactId' | 'party' | 'dueOn'>

async function tell(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  { row }: LoadedCase,
  question: Told,
  letter: string,
  turn: string,
): Promise<void> {
  const facts = { number: row.number, dueOn: question.dueOn, questionId: question.questionId }
  const recipients = await questionRecipients(tx, organ.organId, context.clock.today(), question)
  const messages = recipients.map((recipient) => ({
    letter,
    recipient,
    caseId: row.caseId,
    facts,
    dedupeKey: `${question.questionId}/${letter}${turn}/${recipient}`,
  }))
  await queueMessages(tx, organ.organId, context.clock.now(), messages)
}

async function lockOrThrow(context: Context, tx: EntityManager, organ: OrganRef, number: string): Promise<LoadedCase> {
  const loaded = await lockCase(tx, context.sealer, organ.organId, number, organ.settings.school ?? {})
  if (!loaded) throw new NotFound(number)
  return loaded
}

/** Reminds whoever was asked once more (催办). @throws NotFound for a question that is not open */
export function chaseQuestion(
  context: Context,
  organ: OrganRef,
  number: string,
  questionId: string,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'QUESTION_CHASED', async (tx) => {
    const loaded = await lockOrThrow(context, tx, organ, number)
    const question = (await questionsOf(tx, loaded)).find((each) => each.questionId === questionId)
    const chased = question && (await countChase(tx, organ.organId, questionId))
    if (!question || !chased) throw new NotFound(questionId)
    await tell(context, tx, organ, loaded, question, 'question-chased', `/${chased}`)
    return { result: undefined, subject: number, facts: { question: questionId, times: chased } }
  })
}

/** Takes a question back; its link then says so. @throws NotFound for a question that is not open */
export function withdrawQuestion(
  context: Context,
  organ: OrganRef,
  number: string,
  questionId: string,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'QUESTION_WITHDRAWN', async (tx) => {
    const loaded = await lockOrThrow(context, tx, organ, number)
    const isOurs = (await questionsOf(tx, loaded)).some((each) => each.questionId === questionId)
    const done = isOurs && (await withdrawOpenQuestion(tx, organ.organId, questionId, context.clock.now()))
    if (!done) throw new NotFound(questionId)
    return { result: undefined, subject: number, facts: { question: questionId } }
  })
}

/** The question a link opens. @throws NotFound for a link that was not made here */
export async function questionByLink(context: Context, organ: OrganRef, key: string): Promise<OpenedQuestion> {
  const id = openLink(context, 'answer', organ, key)
  const question = id === null ? null : await findQuestion(reading(context), context.sealer, organ.organId, id)
  if (!question) throw new NotFound('question')
  return question
}

/** Questions to the departments somebody is contact of. */
export const myQuestions = (context: Context, organ: OrganRef, actor: Actor): Promise<OpenedQuestion[]> =>
  questionsForContact(
    reading(context),
    context.sealer,
    organ.organId,
    accountOf(actor) ?? randomUUID(),
    context.clock.today(),
  )

/** A question to one of one's own departments. @throws NotFound */
export async function myQuestion(context: Context, organ: OrganRef, id: string, actor: Actor): Promise<OpenedQuestion> {
  const question = (await myQuestions(context, organ, actor)).find(({ questionId }) => questionId === id)
  if (!question) throw new NotFound(id)
  return question
}

/** Whoever answers by a link: the log knows the question, not the person. */
const byLink = (organ: OrganRef, { questionId }: Question): Actor => ({
  id: `link:${questionId}`,
  organId: organ.organId,
  role: null,
})

/**
 * Takes an answer, once. Nothing found becomes the case's search record; a consulted party's answer is recorded as the
 * act it is, so that the clock goes on. `actor` null: by the link. @throws Invalid
 */
export async function answerQuestion(
  context: Context,
  organ: OrganRef,
  question: OpenedQuestion,
  answer: Answer,
  actor: Actor | null,
): Promise<void> {
  if (!answersFor(question).includes(answer.kind)) throw new Invalid([{ field: 'kind', text: '请选择答复' }])
  const by = actor ?? byLink(organ, question)
  // The act first: should the program end in between, the same answer sent again finds it done and is recorded.
  if (question.party !== null && question.answeredAt === null && question.withdrawnAt === null)
    await recordOpinion(context, organ, question, answer, by)
  await transact(context, by, 'QUESTION_ANSWERED', async (tx) => {
    const loaded = await lockOrThrow(context, tx, organ, question.number)
    if (!(await recordAnswer(tx, loaded, question.questionId, answer, context.clock.now(), by.id)))
      throw new Invalid([{ field: 'form', text: '这个问题已经答复或者撤回，无需再答' }])
    if (answer.kind === 'nothing-found') await recordSearch(context, tx, loaded, question, answer, by)
    await tellAsker(context, tx, organ, question)
    return {
      result: undefined,
      subject: question.number,
      facts: { question: question.questionId, answer: answer.kind },
    }
  })
}

async function recordSearch(
  context: Context,
  tx: EntityManager,
  loaded: LoadedCase,
  { departmentName }: OpenedQuestion,
  { places, words, answerer, text }: Answer,
  by: Actor,
): Promise<void> {
  const searcher = [departmentName, answerer].filter(Boolean).join(' ')
  const record = { kind: 'search', places, words, searcher, found: 'nothing', remark: text } as const
  await addRecord(tx, loaded, { on: context.clock.today(), at: context.clock.now(), by: by.id, record })
}

/** The office's own words for a party's stance, as its opinion is kept. */
const STANCES: Partial<Record<Answer['kind'], string>> = {
  agree: '同意公开',
  object: '不同意公开',
  partly: '部分同意公开',
}

/** A party that answered too late, or whose case has ended, is heard all the same; its answer then moves no date. */
async function recordOpinion(context: Context, organ: OrganRef, question: OpenedQuestion, answer: Answer, by: Actor) {
  const on = context.clock.today()
  const kind = question.partyKind!
  const act = { type: `${kind}-answered`, on, party: question.party! } as const
  const said = [STANCES[answer.kind], answer.text].filter(Boolean).join('。')
  const audit = kind === 'third-party' ? 'THIRD_PARTY_ANSWERED' : 'CO_PRODUCER_ANSWERED'
  try {
    await handleCase(context, organ, question.number, act, by, audit, null, {
      texts: [{ kind: 'opinion', text: said }],
    })
  } catch (error) {
    if (!(error instanceof BarredByLaw)) throw error
  }
}

async function tellAsker(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  question: OpenedQuestion,
): Promise<void> {
  if (accountOf({ id: question.askedBy }) === null) return
  const facts = { number: question.number }
  const dedupeKey = `${question.questionId}/answered`
  const message = {
    letter: 'question-answered',
    recipient: question.askedBy,
    caseId: question.caseId,
    facts,
    dedupeKey,
  }
  await queueMessages(tx, organ.organId, context.clock.now(), [message])
}
