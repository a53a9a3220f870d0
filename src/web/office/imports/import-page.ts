import { createHash } from 'node:crypto'
import { type Request, type Response } from 'express'
import Joi from 'joi'
import { type ColumnMapping } from '../../../documents/column-mapping.ts'
import { writeXlsx } from '../../../documents/table-writer.ts'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { readHead } from '../../../services/import-columns.ts'
import { importRuns, type ImportKind } from '../../../services/import-runs.ts'
import {
  importCases,
  importRemedies,
  type ImportOptions,
  type ImportSummary,
} from '../../../services/import-service.ts'
import { type ErrorItem } from '../../components/index.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { paths } from '../../paths.ts'
import { optionalText } from '../office-fields.ts'
import { formErrors, languageOfPage } from '../office-shell.ts'
import { addressWith } from '../../path-values.ts'
import { typedMapping } from './import-mapping.ts'
import { runRoutes, type RunPlace } from './import-run-page.ts'
import { showImports } from './import-view.ts'
import { reconciliationRoutes } from './reconciliation-page.ts'
import { registerUpload, uploadedRegister } from './register-upload.ts'

/** Import of old registers: checked first, imported when the same file is sent again. */
export const importRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.imports(),
    access: 'manage-office',
    audit: 'VIEW_IMPORTS',
    handle: (req, res) => showStart(context, req, res),
  },
  {
    method: 'post',
    path: paths.imports(),
    access: 'manage-office',
    audit: 'REGISTER_IMPORTED',
    before: registerUpload,
    handle: (req, res) => importByForm(context, req, res),
  },
  ...runRoutes(context, RUNS),
  ...reconciliationRoutes(context),
]

const IMPORT_KINDS: readonly ImportKind[] = ['cases', 'remedies']
const RUNS: RunPlace = {
  kinds: IMPORT_KINDS,
  access: 'manage-office',
  run: paths.importRun,
  undoing: paths.importUndoing,
  back: paths.imports(),
  place: 'imports',
}
const STEPS = ['check', 'errors', 'all', 'good'] as const

const t = affairsMessages('zh-CN').imports
const schema = Joi.object<{ kind: ImportKind; step: (typeof STEPS)[number]; checked: string }>({
  kind: Joi.string()
    .valid(...IMPORT_KINDS)
    .required()
    .messages({ '*': t.problems.kind }),
  step: Joi.string()
    .valid(...STEPS)
    .default('check')
    .messages({ '*': t.problems.form }),
  checked: optionalText(t.file, 64),
})

async function importByForm(context: Context, req: Request, res: Response): Promise<void> {
  try {
    const { kind, step, checked } = parse(schema, req.body)
    const file = uploadedRegister(req, res)
    const mark = createHash('sha256').update(file.bytes).digest('hex')
    const dryRun = step === 'check' || step === 'errors'
    if (!dryRun && checked !== mark) throw new Invalid([{ field: 'file', text: t.problems.other }])
    const typed = typedMapping(kind, (req.body ?? {}) as Record<string, unknown>)
    const head = await readHead(context, callerOf(res).organ, kind, file, typed)
    const tried = { kind, name: file.name, mark, head }
    if (head.missing.length > 0) return showImports(req, res, { result: { ...tried, summary: null } })
    const options = { dryRun, acceptGood: step === 'good', mapping: head.mapping as ColumnMapping<never> }
    const summary = await run(context, res, kind, file, options)
    if (step === 'errors') return await sendErrors(req, res, summary)
    if (dryRun) return showImports(req, res, { result: { ...tried, summary } })
    if (summary.imported === 0) throw new Invalid([{ field: 'file', text: t.problems.rejected }])
    res.redirect(303, addressWith(paths.imports(), { done: kind, imported: String(summary.imported) }))
  } catch (error) {
    await showStart(context, req, res, formErrors(error))
  }
}

async function showStart(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  showImports(req, res, { errors, runs: await importRuns(context, callerOf(res).organ, IMPORT_KINDS) })
}

function run(
  context: Context,
  res: Response,
  kind: ImportKind,
  { bytes, name }: { bytes: Buffer; name: string },
  options: ImportOptions<never>,
): Promise<ImportSummary> {
  const { organ, actor } = callerOf(res)
  const importing = kind === 'cases' ? importCases : importRemedies
  return importing(context, organ, bytes, name, options, actor)
}

/** The lines that are not sound, as a spreadsheet to mend the register by. */
async function sendErrors(req: Request, res: Response, { rejected }: ImportSummary): Promise<void> {
  const { errorFile, result } = affairsMessages(languageOfPage(req)).imports
  const { columns } = result
  type Line = ImportSummary['rejected'][number]
  const bytes = await writeXlsx<Line>(
    {
      name: errorFile,
      columns: [
        { header: columns.line, kind: 'number', value: ({ line }) => line },
        { header: columns.column, kind: 'text', value: ({ column }) => column || result.wholeLine },
        { header: columns.reason, kind: 'text', width: 80, value: ({ reason }) => reason },
      ],
    },
    rejected,
  )
  res
    .attachment(`${errorFile}.xlsx`)
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(bytes)
}
