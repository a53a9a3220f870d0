import { type EntityManager } from '@mikro-orm/postgresql'
import { type Answer, type AnswerKind, type Asked } from '../cases/questions.ts'
import { type LocalDate } from '../law/date.ts'
import { caseContext, type CaseRow } from './case-row.ts'
import { type LoadedCase, openContent } from './case-store.ts'
import { query } from './query.ts'
import { openJson, sealJson, type Sealer } from './sealing.ts'

/** A question as its row has it; words still sealed. Either a department is asked or a party of a consultation. */
type QuestionRow = {
  questionId: string
  caseId: string
  departmentId: string | null
  contactId: string | null
  party: string | null
  partyKind: 'third-party' | 'co-producer' | null
  askedOn: LocalDate
  dueOn: LocalDate
  askedAt: string
  askedBy: string
  chased: number
  answerKind: AnswerKind | null
  answeredAt: string | null
  answeredBy: string | null
  withdrawnAt: string | null
}

/** A question, opened. */
export type Question = QuestionRow & { asked: Asked; answer: Answer | null }

const COLUMNS = `q.question_id as "questionId", q.case_id as "caseId", q.department_id as "departmentId",
  q.contact_id as "contactId", q.party, q.party_kind as "partyKind", q.asked_on as "askedOn", q.due_on as "dueOn",
  q.asked_at as "askedAt", q.asked_by as "askedBy", q.chased, q.answer as "answerKind", q.answered_at as "answeredAt",
  q.answered_by as "answeredBy", q.withdrawn_at as "withdrawnAt", q.sealed as "sealedAsked", q.sealed_answer as "sealedAnswer"`

type SealedRow = QuestionRow & { sealedAsked: Uint8Array; sealedAnswer: Uint8Array | null }

function opened({ sealedAsked, sealedAnswer, ...row }: SealedRow, key: Buffer, context: string): Question {
  const answer = sealedAnswer === null ? null : openJson<Answer>(key, sealedAnswer, context)
  return { ...row, asked: openJson<Asked>(key, sealedAsked, context), answer }
}

export async function addQuestion(
  tx: EntityManager,
  { row, key }: LoadedCase,
  question: Pick<QuestionRow, 'questionId' | 'departmentId' | 'contactId' | 'party' | 'partyKind' | 'dueOn'> & {
    asked: Asked
    on: LocalDate
    at: Date
    by: string
  },
): Promise<void> {
  const { questionId, departmentId, contactId, party, partyKind, asked, on, dueOn, at, by } = question
  const sealed = sealJson(key, asked, caseContext(row.organId, row.caseId))
  await query(
    tx,
    `insert into case_question (organ_id, question_id, case_id, department_id, contact_id, party, party_kind, sealed,
       asked_on, due_on, asked_at, asked_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [row.organId, questionId, row.caseId, departmentId, contactId, party, partyKind, sealed, on, dueOn, at, by],
  )
}

/** The questions of a case, the oldest first. */
export async function questionsOf(em: EntityManager, { row, key }: LoadedCase): Promise<Question[]> {
  const rows = await query<SealedRow>(
    em,
    `select ${COLUMNS} from case_question q where q.organ_id = $1 and q.case_id = $2 order by q.asked_at, q.question_id`,
    [row.organId, row.caseId],
  )
  return rows.map((each) => opened(each, key, caseContext(row.organId, row.caseId)))
}

/** A question with the number of its case; for whoever answers it, who sees nothing else of the case. */
export type OpenedQuestion = Question & { number: string; departmentName: string | null }

type WithCase = SealedRow &
  Pick<CaseRow, 'organId' | 'sealed' | 'sealedKey'> & { number: string; departmentName: string | null }

const WITH_CASE = `select ${COLUMNS}, c.organ_id as "organId", c.number, c.sealed, c.sealed_key as "sealedKey",
    d.name as "departmentName"
  from case_question q
  join case_file c on c.organ_id = q.organ_id and c.case_id = q.case_id
  left join department d on d.organ_id = q.organ_id and d.department_id = q.department_id`

function openedWithCase(
  sealer: Sealer,
  { sealed, sealedKey, organId, number, departmentName, ...row }: WithCase,
): OpenedQuestion {
  const { key } = openContent(sealer, { organId, caseId: row.caseId, sealed, sealedKey })
  return { ...opened(row, key, caseContext(organId, row.caseId)), number, departmentName }
}

export async function findQuestion(
  em: EntityManager,
  sealer: Sealer,
  organId: number,
  questionId: string,
): Promise<OpenedQuestion | null> {
  const [row] = await query<WithCase>(em, `${WITH_CASE} where q.organ_id = $1 and q.question_id = $2`, [
    organId,
    questionId,
  ])
  return row ? openedWithCase(sealer, row) : null
}

/** Questions put to the departments an account is contact of: open ones first, by their day. */
export async function questionsForContact(
  em: EntityManager,
  sealer: Sealer,
  organId: number,
  accountId: string,
  today: LocalDate,
): Promise<OpenedQuestion[]> {
  const rows = await query<WithCase>(
    em,
    `${WITH_CASE} where q.organ_id = $1 and q.withdrawn_at is null and q.department_id in (
       select department_id from department_contact
       where organ_id = $1 and account_id = $2 and (to_day is null or to_day >= $3))
     order by (q.answered_at is not null), q.due_on, q.question_id limit 100`,
    [organId, accountId, today],
  )
  return rows.map((row) => openedWithCase(sealer, row))
}

/** Records the answer; false when it was answered or withdrawn before. */
export async function recordAnswer(
  tx: EntityManager,
  { row, key }: LoadedCase,
  questionId: string,
  answer: Answer,
  at: Date,
  by: string,
): Promise<boolean> {
  const rows = await query(
    tx,
    `update case_question set answer = $3, sealed_answer = $4, answered_at = $5, answered_by = $6
     where organ_id = $1 and question_id = $2 and answered_at is null and withdrawn_at is null returning 1`,
    [row.organId, questionId, answer.kind, sealJson(key, answer, caseContext(row.organId, row.caseId)), at, by],
  )
  return rows.length === 1
}

/** Takes a question back; false when it was answered or withdrawn before. */
export async function withdrawOpenQuestion(tx: EntityManager, organId: number, id: string, at: Date): Promise<boolean> {
  const rows = await query(
    tx,
    `update case_question set withdrawn_at = $3
     where organ_id = $1 and question_id = $2 and answered_at is null and withdrawn_at is null returning 1`,
    [organId, id, at],
  )
  return rows.length === 1
}

/** Counts one more reminder by hand; gives how many there were, null for a question that is not open. */
export async function countChase(tx: EntityManager, organId: number, id: string): Promise<number | null> {
  const [row] = await query<{ chased: number }>(
    tx,
    `update case_question set chased = chased + 1
     where organ_id = $1 and question_id = $2 and answered_at is null and withdrawn_at is null returning chased`,
    [organId, id],
  )
  return row?.chased ?? null
}

/** An open question that is due soon or late, for the sweep. */
export type DueQuestion = Pick<
  QuestionRow,
  'questionId' | 'caseId' | 'contactId' | 'departmentId' | 'party' | 'dueOn'
> & {
  number: string
  askedBy: string
}

export const questionsDue = (em: EntityManager, organId: number, until: LocalDate): Promise<DueQuestion[]> =>
  query<DueQuestion>(
    em,
    `select q.question_id as "questionId", q.case_id as "caseId", q.contact_id as "contactId",
       q.department_id as "departmentId", q.party, q.due_on as "dueOn", q.asked_by as "askedBy", c.number
     from case_question q join case_file c on c.organ_id = q.organ_id and c.case_id = q.case_id
     where q.organ_id = $1 and q.answered_at is null and q.withdrawn_at is null and q.due_on <= $2
     order by q.due_on, q.question_id limit 1000`,
    [organId, until],
  )
