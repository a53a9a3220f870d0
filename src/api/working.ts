import { type Request, type Response } from 'express'
import { callerOf } from '../http/caller.ts'
import { assignCase, assignmentChoices } from '../services/assignment-service.ts'
import { readCaseWork } from '../services/case-work.ts'
import { recordOnCase } from '../services/case-record-service.ts'
import { type Context } from '../services/context.ts'
import { readDepartments } from '../services/department-service.ts'
import { Invalid, NotFound } from '../services/errors.ts'
import { type Addressee, askQuestion, chaseQuestion, withdrawQuestion } from '../services/question-service.ts'
import { API, type ApiCall } from './api-call.ts'
import { readBody } from './body.ts'
import {
  assigneesAnswer,
  assignmentBody,
  questionBody,
  recordBody,
  type SentQuestion,
  workAnswer,
} from './schemas/working.ts'
import { workOf } from './work-view.ts'

const refusals = ['unauthenticated', 'forbidden', 'not-found', 'invalid'] as const

/**
 * What an office's programs may do beside the acts of the law: give cases to people, ask departments, write records.
 * Reviews are read only: an opinion is a person's, and a token is nobody.
 */
export const WORKING_CALLS: readonly ApiCall[] = [
  {
    method: 'get',
    path: '/assignees',
    access: 'handle-cases',
    audit: 'VIEW_ASSIGNEES',
    summary: {
      zh: '可以承办和征询的人员、部门',
      en: 'Who may be given a case or asked: officers, departments, contacts',
    },
    answer: { status: 200, schema: assigneesAnswer },
    problems: ['unauthenticated', 'forbidden'],
    handle: listAssignees,
  },
  {
    method: 'get',
    path: '/cases/{number}/work',
    access: 'read-cases',
    audit: 'VIEW_CASE',
    summary: {
      zh: '案件的分派、征询、记录、审核和关联',
      en: 'How a case is worked: assignment, questions, records, reviews, links',
    },
    answer: { status: 200, schema: workAnswer },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: showWork,
  },
  {
    method: 'post',
    path: '/cases/{number}/assignment',
    access: 'handle-cases',
    audit: 'CASE_ASSIGNED',
    summary: { zh: '分派', en: 'Give a case to an officer, a department, or nobody' },
    body: assignmentBody,
    answer: { status: 201, schema: workAnswer },
    problems: refusals,
    handle: assign,
  },
  {
    method: 'post',
    path: '/cases/{number}/questions',
    access: 'handle-cases',
    audit: 'QUESTION_ASKED',
    summary: { zh: '征询部门或者正在征求意见的一方', en: 'Ask a department, or a party that is being consulted' },
    body: questionBody,
    answer: { status: 201, schema: workAnswer },
    problems: refusals,
    handle: ask,
  },
  {
    method: 'post',
    path: '/cases/{number}/questions/{question}/reminders',
    access: 'handle-cases',
    audit: 'QUESTION_CHASED',
    summary: { zh: '催办一次征询', en: 'Remind whoever was asked' },
    answer: { status: 201, schema: workAnswer },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: (context, req, res) => onQuestion(context, req, res, chaseQuestion),
  },
  {
    method: 'post',
    path: '/cases/{number}/questions/{question}/withdrawal',
    access: 'handle-cases',
    audit: 'QUESTION_WITHDRAWN',
    summary: { zh: '撤回一次征询', en: 'Take a question back; its link then says so' },
    answer: { status: 201, schema: workAnswer },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: (context, req, res) => onQuestion(context, req, res, withdrawQuestion),
  },
  {
    method: 'post',
    path: '/cases/{number}/records',
    access: 'handle-cases',
    audit: 'CASE_RECORD_ADDED',
    summary: {
      zh: '登记备注、查找经过或者联系第三方的情况',
      en: 'Write down a note, a search, or an attempt to reach a third party',
    },
    body: recordBody,
    answer: { status: 201, schema: workAnswer },
    problems: refusals,
    handle: write,
  },
]

const numberIn = (req: Request): string => String(req.params['number'])

async function listAssignees(context: Context, _req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const [{ officers, departments }, { contacts }] = await Promise.all([
    assignmentChoices(context, organ),
    readDepartments(context, organ),
  ])
  res.json({
    officers: officers.map(({ accountId, ...each }) => ({ id: accountId, ...each })),
    departments: departments.map(({ departmentId, name }) => ({ id: departmentId, name })),
    contacts: contacts.map(({ contactId, departmentId, name }) => ({ id: contactId, department: departmentId, name })),
  })
}

async function showWork(context: Context, req: Request, res: Response, status: 200 | 201 = 200): Promise<void> {
  res.status(status).json(workOf(await readCaseWork(context, callerOf(res).organ, numberIn(req))))
}

const showDone = (context: Context, req: Request, res: Response): Promise<void> => {
  res.location(`${API}/cases/${encodeURIComponent(numberIn(req))}/work`)
  return showWork(context, req, res, 201)
}

async function assign(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { officer, department } = readBody(req, assignmentBody)
  await assignCase(context, organ, numberIn(req), { accountId: officer, departmentId: department }, actor)
  await showDone(context, req, res)
}

async function ask(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { text, dueOn, ...to } = readBody(req, questionBody)
  await askQuestion(context, organ, numberIn(req), { to: addresseeIn(to), text, dueOn }, actor)
  await showDone(context, req, res)
}

/** Either a department or a party. @throws Invalid for both and for neither */
function addresseeIn({ department, contact, party, email }: Omit<SentQuestion, 'text' | 'dueOn'>): Addressee {
  if (party !== null && department === null) return { party, email }
  if (department !== null && party === null) return { departmentId: department, contactId: contact }
  throw new Invalid([
    { field: 'department', text: 'department 和 party 填写一个：征询部门，或者征询正在征求意见的一方' },
  ])
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function onQuestion(
  context: Context,
  req: Request,
  res: Response,
  work: typeof chaseQuestion | typeof withdrawQuestion,
): Promise<void> {
  const { organ, actor } = callerOf(res)
  const question = String(req.params['question'])
  if (!UUID.test(question)) throw new NotFound(question)
  await work(context, organ, numberIn(req), question, actor)
  await showDone(context, req, res)
}

async function write(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { on, ...record } = readBody(req, recordBody)
  await recordOnCase(context, organ, numberIn(req), { on, record }, actor)
  await showDone(context, req, res)
}
