import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { awaitedParties } from '../cases/agenda.ts'
import { clockOf } from '../cases/case.ts'
import { type Asked } from '../cases/questions.ts'
import { type LocalDate } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { contactsOf, departmentsOf } from '../store/department-store.ts'
import { queueMessages } from '../store/outbox.ts'
import { addQuestion, countChase, type Question, questionsOf, withdrawOpenQuestion } from '../store/question-store.ts'
import { calendarOf } from './calendar-reader.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { existsOn } from './department-service.ts'
import { Invalid, NotFound } from './errors.ts'
import { questionRecipients } from './question-recipients.ts'
import { transact } from './transact.ts'
import { caseToChange } from './load-case.ts'

export { type Question } from '../store/question-store.ts'

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
  const calendar = await calendarOf(context, organ)
  return transact(context, actor, 'QUESTION_ASKED', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
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

/** Reminds whoever was asked once more (催办). @throws NotFound for a question that is not open */
export function chaseQuestion(
  context: Context,
  organ: OrganRef,
  number: string,
  questionId: string,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'QUESTION_CHASED', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
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
    const loaded = await caseToChange(context, tx, organ, number)
    const isOurs = (await questionsOf(tx, loaded)).some((each) => each.questionId === questionId)
    const done = isOurs && (await withdrawOpenQuestion(tx, organ.organId, questionId, context.clock.now()))
    if (!done) throw new NotFound(questionId)
    return { result: undefined, subject: number, facts: { question: questionId } }
  })
}
