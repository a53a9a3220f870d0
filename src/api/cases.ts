import { type Request, type Response } from 'express'
import { standingOf } from '../cases/agenda.ts'
import { callerOf } from '../http/caller.ts'
import { calendarOf } from '../services/calendar-reader.ts'
import { type Context } from '../services/context.ts'
import { registerByOffice } from '../services/filing-service.ts'
import { type LedgerLine, readLedger } from '../services/ledger-service.ts'
import { type ApiCall, API } from './api-call.ts'
import { readBody, readQuery } from './body.ts'
import { canonicalText } from './canonical-text.ts'
import { recordEvent } from './case-events.ts'
import { readCase } from './case-view.ts'
import { idempotencyKey } from './idempotency-key.ts'
import { cursorText, readCursor } from './ledger-cursor.ts'
import { actAnswer, caseAnswer, ledgerAnswer, receiptAnswer } from './schemas/answers.ts'
import { registeredApplication } from './schemas/application.ts'
import { eventBody } from './schemas/event.ts'
import { idempotencyHeader, ledgerQuestion, versionHeader } from './schemas/questions.ts'

/** What an office's programs may do with cases. */
export const CASE_CALLS: readonly ApiCall[] = [
  {
    method: 'get',
    path: '/cases',
    access: 'read-cases',
    audit: 'VIEW_LEDGER',
    summary: { zh: '台账：筛选、排序、翻页', en: 'The ledger: filters, order, cursor' },
    query: ledgerQuestion,
    answer: { status: 200, schema: ledgerAnswer },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: listCases,
  },
  {
    method: 'post',
    path: '/cases',
    access: 'register-cases',
    audit: 'APPLICATION_REGISTERED',
    summary: {
      zh: '登记以邮寄、传真、当面等方式收到的申请',
      en: 'Register an application that came by post, fax or at the desk',
    },
    headers: idempotencyHeader,
    body: registeredApplication,
    answer: { status: 201, schema: receiptAnswer },
    problems: ['unauthenticated', 'forbidden', 'key-reused', 'invalid'],
    handle: registerCase,
  },
  {
    method: 'get',
    path: '/cases/{number}',
    access: 'read-cases',
    audit: 'VIEW_CASE',
    summary: {
      zh: '案件全貌：登记、期限与逐日说明、可以办理的事项',
      en: 'The case, its events, its deadline day by day, what may be done next',
    },
    answer: { status: 200, schema: caseAnswer },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: readCase,
  },
  {
    method: 'post',
    path: '/cases/{number}/events',
    access: 'handle-cases',
    audit: 'CASE_EVENT_RECORDED',
    summary: { zh: '办理：登记一个事项', en: 'Record one event; If-Match with the version guards against stale data' },
    headers: versionHeader,
    body: eventBody,
    answer: { status: 201, schema: actAnswer },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'barred-by-law', 'stale', 'invalid'],
    handle: recordEvent,
  },
]

async function listCases(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const { sort, cursor, limit, ...filter } = readQuery(req, ledgerQuestion)
  const after = cursor === undefined ? null : readCursor(sort, cursor)
  const page = await readLedger(context, organ, filter, sort, after, limit)
  const [today, calendar] = [context.clock.today(), await calendarOf(context, organ)]
  res.json({
    cases: page.lines.map((line) => ({ ...lineOf(line), standing: standingOf(line, today, calendar) })),
    next: page.next && cursorText(sort, page.next),
  })
}

const lineOf = (line: LedgerLine) => ({
  number: line.number,
  version: line.version,
  applicantKind: line.applicantKind,
  applicantName: line.content.applicant.name,
  title: line.content.title,
  channel: line.channel,
  state: line.state,
  submittedOn: line.submittedOn,
  receivedOn: line.receivedOn,
  dueOn: line.dueOn,
  provisional: line.dueProvisional,
  endedOn: line.endedOn,
  outcome: line.outcome,
})

async function registerCase(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const key = idempotencyKey(req)
  const registered = readBody(req, registeredApplication)
  const application = { ...registered, purpose: organ.settings.asksPurpose ? registered.purpose : null }
  const once = key === undefined ? null : { key: `${actor.id}/${key}`, body: canonicalText(registered) }
  const receipt = await registerByOffice(context, organ, application, actor, once)
  res.status(201).location(`${API}/cases/${receipt.number}`).json(receipt)
}
