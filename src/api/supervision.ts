import { type Request, type Response } from 'express'
import { findingStanding, opinionStanding } from '../disclosure/supervision.ts'
import { callerOf } from '../http/caller.ts'
import { type Context } from '../services/context.ts'
import {
  type FindingRow,
  listFindings,
  listOpinions,
  saveFinding,
  saveOpinion,
  showFinding,
  showOpinion,
  type ShownOpinion,
} from '../services/supervision-service.ts'
import { API, type ApiCall } from './api-call.ts'
import { readBody, readQuery } from './body.ts'
import { dayCursorText, readDayCursor, recordId, seenVersion } from './record-marks.ts'
import { versionHeader } from './schemas/questions.ts'
import {
  findingBody,
  findingsAnswer,
  opinionBody,
  opinionsAnswer,
  recordsQuestion,
  savedAnswer,
} from './schemas/supervision.ts'

const LIST = { method: 'get', access: 'read-disclosure', query: recordsQuestion } as const
const SAVE = { method: 'post', access: 'handle-disclosure', answer: { status: 201, schema: savedAnswer } } as const
const LISTING = ['unauthenticated', 'forbidden', 'invalid'] as const
const CHANGING = ['unauthenticated', 'forbidden', 'not-found', 'stale', 'invalid'] as const

/** Findings to be mended, and what staff, students and the public said. */
export const SUPERVISION_CALLS: readonly ApiCall[] = [
  {
    ...LIST,
    path: '/findings',
    audit: 'VIEW_FINDINGS',
    summary: { zh: '问题整改清单', en: 'Findings to be mended' },
    answer: { status: 200, schema: findingsAnswer },
    problems: LISTING,
    handle: readFindings,
  },
  {
    ...SAVE,
    path: '/findings',
    audit: 'FINDING_RECORDED',
    summary: { zh: '登记问题', en: 'Record a finding' },
    body: findingBody,
    problems: LISTING,
    handle: (context, req, res) => writeFinding(context, req, res, null),
  },
  {
    ...SAVE,
    path: '/findings/{finding}',
    audit: 'FINDING_CHANGED',
    summary: { zh: '登记整改，或者改正登记', en: 'Record what became of a finding; it is replaced as a whole' },
    headers: versionHeader,
    body: findingBody,
    problems: CHANGING,
    handle: changeFinding,
  },
  {
    ...LIST,
    path: '/opinions',
    audit: 'VIEW_OPINIONS',
    summary: { zh: '监督意见', en: 'Opinions of staff, students and the public' },
    answer: { status: 200, schema: opinionsAnswer },
    problems: LISTING,
    handle: readOpinions,
  },
  {
    ...SAVE,
    path: '/opinions',
    audit: 'OPINION_RECORDED',
    summary: { zh: '登记意见', en: 'Record an opinion; its words are kept sealed' },
    body: opinionBody,
    problems: LISTING,
    handle: (context, req, res) => writeOpinion(context, req, res, null),
  },
  {
    ...SAVE,
    path: '/opinions/{opinion}',
    audit: 'OPINION_CHANGED',
    summary: { zh: '登记转办、答复，或者改正登记', en: 'Record that an opinion was forwarded or answered' },
    headers: versionHeader,
    body: opinionBody,
    problems: CHANGING,
    handle: changeOpinion,
  },
]

async function readFindings(context: Context, req: Request, res: Response): Promise<void> {
  const { open, cursor, limit } = readQuery(req, recordsQuestion)
  const rows = await listFindings(context, callerOf(res).organ, open, readDayCursor(cursor), limit + 1)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const today = context.clock.today()
  const shown = ({ findingId: id, ...row }: FindingRow) => ({ id, ...row, standing: findingStanding(row, today) })
  res.json({
    findings: rows.slice(0, limit).map(shown),
    next: last ? dayCursorText(last.foundOn, last.findingId) : null,
  })
}

type Kept = { id: string; seen: number } | null

async function writeFinding(context: Context, req: Request, res: Response, kept: Kept): Promise<void> {
  const { organ, actor } = callerOf(res)
  const id = await saveFinding(context, organ, kept, readBody(req, findingBody), actor)
  const { version } = await showFinding(context, organ, id)
  res.status(201).location(`${API}/findings`).set('ETag', `"${version}"`).json({ id, version })
}

async function changeFinding(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const id = recordId(req, 'finding')
  const { version } = await showFinding(context, organ, id)
  const seen = (await seenVersion(req, () => Promise.resolve(version))) ?? version
  await writeFinding(context, req, res, { id, seen })
}

async function readOpinions(context: Context, req: Request, res: Response): Promise<void> {
  const { open, cursor, limit } = readQuery(req, recordsQuestion)
  const rows = await listOpinions(context, callerOf(res).organ, open, readDayCursor(cursor), limit + 1)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const shown = ({ opinionId: id, ...row }: ShownOpinion) => ({ id, ...row, standing: opinionStanding(row) })
  res.json({
    opinions: rows.slice(0, limit).map(shown),
    next: last ? dayCursorText(last.receivedOn, last.opinionId) : null,
  })
}

async function writeOpinion(context: Context, req: Request, res: Response, kept: Kept): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { from, text, answer, ...facts } = readBody(req, opinionBody)
  const id = await saveOpinion(context, organ, kept, facts, { from, text, answer }, actor)
  const { version } = await showOpinion(context, organ, id)
  res.status(201).location(`${API}/opinions`).set('ETag', `"${version}"`).json({ id, version })
}

async function changeOpinion(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const id = recordId(req, 'opinion')
  const { version } = await showOpinion(context, organ, id)
  const seen = (await seenVersion(req, () => Promise.resolve(version))) ?? version
  await writeOpinion(context, req, res, { id, seen })
}
