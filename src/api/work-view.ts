import { type CaseWork } from '../services/case-work.ts'

/** How a case is worked, as programs see it: names and ids, no keys, no sealed columns. */
export function workOf(work: CaseWork) {
  const { assignment, records, links, names } = work
  return {
    officer: assignment.officer,
    deputy: assignment.deputy?.name ?? null,
    department: assignment.department?.name ?? null,
    questions: work.questions.map((each) => questionOf(each, work)),
    records: records.map(({ no, on, recordedBy, record }) => ({
      no,
      on,
      by: names.get(recordedBy) ?? recordedBy,
      record,
    })),
    reviews: work.rounds.map((each) => reviewOf(each, work)),
    links: links.map(({ number, kind }) => ({ number, kind })),
  }
}

function questionOf(question: CaseWork['questions'][number], { answerFiles, linkOf }: CaseWork) {
  const { questionId, answer, answeredAt, withdrawnAt } = question
  const files = answerFiles.filter((each) => each.questionId === questionId)
  const state = withdrawnAt !== null ? 'withdrawn' : answeredAt !== null ? 'answered' : 'open'
  return {
    id: questionId,
    department: question.departmentId,
    party: question.party,
    text: question.asked.text,
    askedOn: question.askedOn,
    dueOn: question.dueOn,
    chased: question.chased,
    state,
    link: state === 'open' ? linkOf(questionId) : null,
    answer: answer && {
      kind: answer.kind,
      text: answer.text,
      answerer: answer.answerer,
      at: new Date(answeredAt!).toISOString(),
      files: files.map(({ fileId, name, size }) => ({ id: fileId, name, size })),
    },
  }
}

const reviewOf = (
  { roundNo, outcome, state, steps, step }: CaseWork['rounds'][number],
  { opinions, names }: CaseWork,
) => ({
  round: roundNo,
  outcome,
  state,
  steps: steps.map(({ kind }) => kind),
  step,
  opinions: opinions
    .filter((each) => each.roundNo === roundNo)
    .map((each) => ({
      step: each.step,
      agrees: each.agrees,
      words: each.words,
      at: new Date(each.givenAt).toISOString(),
      by: names.get(each.givenBy) ?? each.givenBy,
    })),
})
