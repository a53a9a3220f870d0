import { recordsOf, type RecordLine } from '../store/case-record-store.ts'
import { linkedCases, type LinkedCase } from '../store/case-link.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { answerFilesOf, type AnswerFile } from '../store/answer-file-store.ts'
import { questionsOf, type Question } from '../store/question-store.ts'
import { opinionsOf, roundsOf, type OpinionRow, type RoundRow } from '../store/review-store.ts'
import { actorNames } from './account-service.ts'
import { assignmentOf, type CaseAssignment } from './assignment-service.ts'
import { answerAddress } from './keyed-link.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { caseToRead } from './load-case.ts'

/** How the office works a case among its people; nothing of it changes a date. `names` tells who the ids are. */
export type CaseWork = {
  assignment: CaseAssignment
  rounds: RoundRow[]
  opinions: OpinionRow[]
  records: RecordLine[]
  questions: Question[]
  /** Files that came with answers. */
  answerFiles: AnswerFile[]
  links: LinkedCase[]
  /** The address at which a question is answered without an account. */
  linkOf: (questionId: string) => string
  names: Map<string, string>
}

export async function caseWork(context: Context, organ: OrganRef, loaded: LoadedCase): Promise<CaseWork> {
  const em = reading(context)
  const [assignment, rounds, opinions, records, questions, answerFiles, links] = await Promise.all([
    assignmentOf(context, organ, loaded.row),
    roundsOf(em, loaded.row),
    opinionsOf(em, loaded),
    recordsOf(em, loaded),
    questionsOf(em, loaded),
    answerFilesOf(em, loaded),
    linkedCases(em, organ.organId, loaded.row.caseId),
  ])
  const ids = [
    ...assignment.history.map(({ assignedBy }) => assignedBy),
    ...rounds.flatMap(({ draftedBy, steps }) => [
      draftedBy,
      ...steps.flatMap(({ reviewers }) => reviewers.map((id) => `officer:${id}`)),
    ]),
    ...opinions.flatMap(({ givenBy, inPlaceOf }) => [givenBy, ...(inPlaceOf ? [`officer:${inPlaceOf}`] : [])]),
    ...records.map(({ recordedBy }) => recordedBy),
    ...questions.map(({ askedBy }) => askedBy),
  ]
  const linkOf = (questionId: string) => answerAddress(context, organ, questionId)
  return {
    assignment,
    rounds,
    opinions,
    records,
    questions,
    answerFiles,
    links,
    linkOf,
    names: await actorNames(context, organ, ids),
  }
}

/** The same, for whoever has only the number. @throws NotFound */
export async function readCaseWork(context: Context, organ: OrganRef, number: string): Promise<CaseWork> {
  const loaded = await caseToRead(context, organ, number)
  return caseWork(context, organ, loaded)
}
