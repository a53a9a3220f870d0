import { type Request, type Response } from 'express'
import { callerOf } from '../http/caller.ts'
import { type Context } from '../services/context.ts'
import { handleRemedy, listRemedies, openRemedy, showRemedy } from '../services/remedy-service.ts'
import { API, type ApiCall } from './api-call.ts'
import { readBody, readQuery } from './body.ts'
import { dayCursorText, readDayCursor } from './record-marks.ts'
import { filterAsked, idIn, versionSeen } from './remedy-asked.ts'
import { lineOf, remedyOf } from './remedy-view.ts'
import { versionHeader } from './schemas/questions.ts'
import {
  entryBody,
  openedAnswer,
  remediesAnswer,
  remedyAnswer,
  remedyBody,
  remedyQuestion,
  writtenIn,
} from './schemas/remedy.ts'

/** What an office's programs may do with disputes. */
export const REMEDY_CALLS: readonly ApiCall[] = [
  {
    method: 'get',
    path: '/remedies',
    access: 'read-cases',
    audit: 'VIEW_REMEDIES',
    summary: { zh: '争议台账：筛选、翻页', en: 'The ledger of disputes: filters, cursor' },
    query: remedyQuestion,
    answer: { status: 200, schema: remediesAnswer },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: list,
  },
  {
    method: 'post',
    path: '/remedies',
    access: 'handle-remedies',
    audit: 'REMEDY_OPENED',
    summary: { zh: '登记争议', en: 'Record a dispute' },
    body: remedyBody,
    answer: { status: 201, schema: openedAnswer },
    problems: ['unauthenticated', 'forbidden', 'barred-by-law', 'invalid'],
    handle: open,
  },
  {
    method: 'get',
    path: '/remedies/{remedy}',
    access: 'read-cases',
    audit: 'VIEW_REMEDY',
    summary: {
      zh: '争议全貌：登记、期限与说明、可以登记的事项',
      en: 'The dispute, its entries, its days explained, what may be recorded next',
    },
    answer: { status: 200, schema: remedyAnswer },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: read,
  },
  {
    method: 'post',
    path: '/remedies/{remedy}/events',
    access: 'handle-remedies',
    audit: 'REMEDY_EVENT_RECORDED',
    summary: { zh: '登记争议的一个事项', en: 'Record one entry; If-Match with the version guards against stale data' },
    headers: versionHeader,
    body: entryBody,
    answer: { status: 201, schema: remedyAnswer },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'barred-by-law', 'stale', 'invalid'],
    handle: record,
  },
]

async function list(context: Context, req: Request, res: Response): Promise<void> {
  const { cursor, limit, ...asked } = readQuery(req, remedyQuestion)
  const filter = filterAsked(asked, context.clock.today())
  const at = readDayCursor(cursor)
  const after = at && { day: at.day, remedyId: at.id }
  const rows = await listRemedies(context, callerOf(res).organ, filter, after, limit + 1)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  res.json({
    remedies: rows.slice(0, limit).map(lineOf),
    next: last ? dayCursorText(last.begunOn, last.remedyId) : null,
  })
}

async function open(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { stage, text, texts: written, ...sent } = readBody(req, remedyBody)
  const texts = writtenIn({ text, texts: written })
  const id = await openRemedy(context, organ, { ...sent, number: null, brought: stage === 'brought', texts }, actor)
  const { row } = await showRemedy(context, organ, id)
  res.status(201).location(`${API}/remedies/${id}`).set('ETag', `"${row.version}"`).json({ id, version: row.version })
}

async function read(context: Context, req: Request, res: Response): Promise<void> {
  const shown = await showRemedy(context, callerOf(res).organ, idIn(req))
  res.set('ETag', `"${shown.row.version}"`).json(remedyOf(shown))
}

async function record(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const id = idIn(req)
  const { text, texts, ...act } = readBody(req, entryBody)
  const seen = await versionSeen(context, req, res, id)
  await handleRemedy(context, organ, id, act, actor, seen, { texts: writtenIn({ text, texts }) })
  const shown = await showRemedy(context, organ, id)
  res.status(201).location(`${API}/remedies/${id}`).set('ETag', `"${shown.row.version}"`).json(remedyOf(shown))
}
