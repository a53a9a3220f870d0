import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { answersFor, type Answer } from '../cases/questions.ts'
import { addRecord } from '../store/case-record-store.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { queueMessages } from '../store/outbox.ts'
import {
  findQuestion,
  type OpenedQuestion,
  type Question,
  questionsForContact,
  recordAnswer,
} from '../store/question-store.ts'
import { accountOf } from './absence-service.ts'
import { keepAnswerFiles } from './answer-files.ts'
import { type FileInput } from './attachment-service.ts'
import { handleCase } from './case-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { BarredByLaw, Invalid, NotFound } from './errors.ts'
import { openLink } from './keyed-link.ts'
import { transact } from './transact.ts'
import { caseToChange } from './load-case.ts'

export { type OpenedQuestion } from '../store/question-store.ts'

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
 * Takes an answer with its files, once. Nothing found becomes the case's search record; a consulted party's answer is recorded as the
 * act it is, so that the clock goes on. `actor` null: by the link. @throws Invalid
 */
export async function answerQuestion(
  context: Context,
  organ: OrganRef,
  question: OpenedQuestion,
  answer: Answer,
  files: readonly FileInput[],
  actor: Actor | null,
): Promise<void> {
  if (!answersFor(question).includes(answer.kind)) throw new Invalid([{ field: 'kind', text: '请选择答复' }])
  const by = actor ?? byLink(organ, question)
  // The act first: should the program end in between, the same answer sent again finds it done and is recorded.
  if (question.party !== null && question.answeredAt === null && question.withdrawnAt === null)
    await recordOpinion(context, organ, question, answer, by)
  await transact(context, by, 'QUESTION_ANSWERED', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, question.number)
    if (!(await recordAnswer(tx, loaded, question.questionId, answer, context.clock.now(), by.id)))
      throw new Invalid([{ field: 'form', text: '这个问题已经答复或者撤回，无需再答' }])
    await keepAnswerFiles(context, tx, loaded, question.questionId, files)
    if (answer.kind === 'nothing-found') await recordSearch(context, tx, loaded, question, answer, by)
    await tellAsker(context, tx, organ, question)
    return {
      result: undefined,
      subject: question.number,
      facts: { question: question.questionId, answer: answer.kind, files: files.length },
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
