import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response } from 'express'
import { callerOf } from '../http/caller.ts'
import { type Context } from '../services/context.ts'
import { Invalid, NotFound } from '../services/errors.ts'
import { importRemedies } from '../services/import-service.ts'
import { remedyFile } from '../services/remedy-export.ts'
import { handleRemedy, readPaper, showRemedy } from '../services/remedy-service.ts'
import { API, type ApiCall } from './api-call.ts'
import { readQuery } from './body.ts'
import { formReader, knownFiles, readForm, sentFiles } from './form-body.ts'
import { filterAsked, idIn, versionSeen } from './remedy-asked.ts'
import { remedyOf } from './remedy-view.ts'
import { versionHeader } from './schemas/questions.ts'
import { remedyAnswer } from './schemas/remedy.ts'
import { exportQuestion, importAnswer, importForm, importQuestion, paperForm } from './schemas/remedy-files.ts'

const CSV = 'text/csv; charset=utf-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Disputes as files: their papers, and the whole register out and in. */
export const REMEDY_FILE_CALLS: readonly ApiCall[] = [
  {
    method: 'get',
    path: '/remedies/export',
    access: 'read-cases',
    audit: 'REMEDIES_EXPORTED',
    summary: { zh: '导出争议台账', en: 'The register of disputes as a file that can be imported again' },
    query: exportQuestion,
    answer: { status: 200, types: [CSV, XLSX] },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: sendRegister,
  },
  {
    method: 'post',
    path: '/remedies/import',
    access: 'manage-office',
    audit: 'REMEDIES_IMPORTED',
    summary: {
      zh: '导入争议台账：CSV或者XLSX；有一行不能导入就全部不导入',
      en: 'Import a register of disputes, CSV or XLSX: nothing while any line is rejected, unless acceptGood',
    },
    query: importQuestion,
    form: importForm,
    before: () => formReader(importForm),
    answer: { status: 200, schema: importAnswer },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: takeRegister,
  },
  {
    method: 'post',
    path: '/remedies/{remedy}/papers',
    access: 'handle-remedies',
    audit: 'REMEDY_PAPERS_KEPT',
    summary: {
      zh: '登记收到、提交的材料；发出的先经过发布前检查',
      en: 'Keep papers that came in or left; those that leave pass the release gate',
    },
    headers: versionHeader,
    form: paperForm,
    before: () => formReader(paperForm),
    answer: { status: 201, schema: remedyAnswer },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'barred-by-law', 'stale', 'invalid', 'files-held'],
    handle: keepPapers,
  },
  {
    method: 'get',
    path: '/remedies/{remedy}/papers/{file}',
    access: 'read-cases',
    audit: 'VIEW_REMEDY_PAPER',
    summary: { zh: '下载一份材料', en: 'One paper' },
    answer: { status: 200, types: ['application/octet-stream'] },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: sendPaper,
  },
]

async function sendRegister(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { format, ...asked } = readQuery(req, exportQuestion)
  const today = context.clock.today()
  const file = await remedyFile(context, organ, actor, filterAsked(asked, today), format)
  res.attachment(`remedies-${today}.${format}`).type(format === 'csv' ? CSV : XLSX)
  if (Buffer.isBuffer(file)) return void res.send(file)
  await pipeline(Readable.from(file), res)
}

async function takeRegister(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const options = readQuery(req, importQuestion)
  const [register] = sentFiles(req, importForm)
  const summary = await importRemedies(context, organ, register!.bytes, register!.name, options, actor)
  const { rejected, imported } = summary
  if (!options.dryRun && imported === 0 && rejected.length > 0)
    throw new Invalid(rejected.map(({ line, column, reason }) => ({ field: `${line}/${column}`, text: reason })))
  res.json(summary)
}

async function keepPapers(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const id = idIn(req)
  const { text, ...sent } = readForm(req, paperForm)
  const files = await knownFiles(req, paperForm)
  const seen = await versionSeen(context, req, res, id)
  const input = { files, reasons: req.body as Record<string, unknown>, texts: text ? [{ kind: 'note', text }] : [] }
  await handleRemedy(context, organ, id, { type: 'papers-kept', ...sent }, actor, seen, input)
  const shown = await showRemedy(context, organ, id)
  res.status(201).location(`${API}/remedies/${id}`).set('ETag', `"${shown.row.version}"`).json(remedyOf(shown))
}

/** Always as a download: no program should take it for a page. @throws NotFound */
async function sendPaper(context: Context, req: Request, res: Response): Promise<void> {
  const id = idIn(req)
  const fileId = String(req.params['file'])
  if (!/^[0-9a-f-]{36}$/.test(fileId)) throw new NotFound(fileId)
  const { name, contentType, bytes } = await readPaper(context, callerOf(res).organ, id, fileId)
  res.attachment(name).type(contentType).set('X-Content-Type-Options', 'nosniff').send(bytes)
}
