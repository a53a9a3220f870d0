import { randomUUID } from 'node:crypto'
import { type Request, type Response } from 'express'
import { letterText } from '../documents/letter-text.ts'
import { callerOf } from '../http/caller.ts'
import { filingLimitOf } from '../http/rate-limits.ts'
import { takingTurns } from '../http/waiting-turn.ts'
import { EVENT_LABELS } from '../law/clock-events.ts'
import { applicantCase, applicantLetter, type ApplicantCase } from '../services/applicant-case.ts'
import { correctByApplicant } from '../services/case-service.ts'
import { showCase } from '../services/case-view.ts'
import { type Context, type OrganRef } from '../services/context.ts'
import { Invalid, NotFound } from '../services/errors.ts'
import { fileOnline } from '../services/filing-service.ts'
import { type ApiCall, API } from './api-call.ts'
import { readBody } from './body.ts'
import { canonicalText } from './canonical-text.ts'
import { deadlineOf } from './deadline.ts'
import { idempotencyKey } from './idempotency-key.ts'
import { askToWait, TICKET_HEADER } from './limits.ts'
import { organAsked } from './organ-asked.ts'
import { correctedAnswer, receiptAnswer, trackedAnswer } from './schemas/answers.ts'
import { filedApplication, type Filed } from './schemas/application.ts'
import { correctionBody, filingHeaders, organQuestion, queryCodeHeader } from './schemas/questions.ts'

/** What applicants' programs may do: file, look up, correct. */
export const APPLICATION_CALLS: readonly ApiCall[] = [
  {
    method: 'post',
    path: '/applications',
    access: 'anyone',
    audit: 'APPLICATION_FILED',
    summary: { zh: '提交信息公开申请', en: 'File an application; the same Idempotency-Key gives the same answer' },
    headers: filingHeaders,
    body: filedApplication,
    answer: { status: 201, schema: receiptAnswer },
    problems: ['invalid', 'key-reused', 'too-many-requests'],
    waits: true,
    before: (context) => [
      takingTurns(context, filingLimitOf(context), { onWait: askToWait, ticketOf: (req) => req.get(TICKET_HEADER) }),
    ],
    handle: fileApplication,
  },
  {
    method: 'get',
    path: '/applications/{number}',
    access: 'applicant',
    audit: 'VIEW_APPLICATION',
    summary: { zh: '申请人查询办理进度', en: 'State, timeline, dates and letters, for the applicant' },
    query: organQuestion,
    headers: queryCodeHeader,
    answer: { status: 200, schema: trackedAnswer },
    problems: ['unauthenticated', 'not-found', 'too-many-requests'],
    handle: trackApplication,
  },
  {
    method: 'post',
    path: '/applications/{number}/corrections',
    access: 'applicant',
    audit: 'CORRECTION_RECEIVED',
    summary: { zh: '申请人提交补正内容', en: 'The applicant sends the corrected text' },
    query: organQuestion,
    headers: queryCodeHeader,
    body: correctionBody,
    answer: { status: 201, schema: correctedAnswer },
    problems: ['unauthenticated', 'not-found', 'barred-by-law', 'invalid', 'too-many-requests'],
    handle: correctApplication,
  },
]

async function fileApplication(context: Context, req: Request, res: Response): Promise<void> {
  const filed = readBody(req, filedApplication)
  const organ = await organFiledWith(context, filed.organ)
  const application = {
    ...filed,
    purpose: organ.settings.asksPurpose ? filed.purpose : null,
    channel: 'online' as const,
    submittedOn: context.clock.today(),
  }
  // without a key of the client's nothing can be repeated: the filing gets one of its own
  const receipt = await fileOnline(context, organ, application, {
    key: idempotencyKey(req) ?? randomUUID(),
    body: canonicalText(filed),
  })
  res.status(201).location(`${API}/applications/${receipt.number}`).json(receipt)
}

/** In a filing the organ is a field like others. */
async function organFiledWith(context: Context, slug: Filed['organ']): Promise<OrganRef> {
  try {
    return await organAsked(context, slug)
  } catch (error) {
    if (!(error instanceof NotFound) || slug === undefined) throw error
    throw new Invalid([{ field: 'organ', text: `没有简称为 ${slug} 的单位，请核对` }])
  }
}

async function trackApplication(context: Context, _req: Request, res: Response): Promise<void> {
  const { organ, number } = provenCase(res)
  const kase = await applicantCase(context, organ, number)
  res.json({
    number,
    organ: organ.name,
    title: kase.content.title,
    ...deadlineOf(kase),
    outcome: kase.row.outcome,
    endedOn: kase.row.endedOn,
    timeline: kase.events.map(({ on, type }) => ({ on, type, what: EVENT_LABELS[type] })),
    letters: await lettersFor(context, organ, kase),
    version: kase.row.version,
  })
}

/** The text of a letter that left as a file of the office's own. */
const SENT_AS_FILE = '这份文书以发出的文件为准，请凭编号和查询码在查询页面下载。'

async function lettersFor(context: Context, organ: OrganRef, { row, letters }: ApplicantCase) {
  return Promise.all(
    letters.map(async ({ letterId, kind, documentNumber, issuedOn }) => {
      const { document, sentAs } = await applicantLetter(context, organ, row.number, letterId)
      return { letterId, kind, documentNumber, issuedOn, text: sentAs === null ? letterText(document) : SENT_AS_FILE }
    }),
  )
}

async function correctApplication(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, number } = provenCase(res)
  const { text } = readBody(req, correctionBody)
  await correctByApplicant(context, organ, number, text)
  const { clock } = await showCase(context, organ, number)
  res.status(201).json({ number, state: clock.state, receivedOn: clock.receivedOn, dueOn: clock.dueOn })
}

/** The case whose number and code the guard has proved. */
function provenCase(res: Response): { organ: OrganRef; number: string } {
  const { organ, number } = callerOf(res)
  if (number === null) throw new Error('this call has no proven case')
  return { organ, number }
}
