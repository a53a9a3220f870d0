import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ColumnMapping } from '../documents/column-mapping.ts'
import { itemFields } from '../documents/item-fields.ts'
import { CASE_FIELDS, REMEDY_FIELDS } from '../documents/register-fields.ts'
import { type Actor, type Context, type OrganRef, SYSTEM } from '../services/context.ts'
import { importItems } from '../services/import-items.ts'
import { importCases, importRemedies, type ImportOptions, type ImportSummary } from '../services/import-service.ts'
import { type Call, type Command, CommandError, type Result } from './command.ts'
import { readMapping } from './column-mapping-file.ts'
import { organNamed } from './organ-named.ts'

type Import = (
  context: Context,
  organ: OrganRef,
  bytes: Uint8Array,
  fileName: string,
  options: ImportOptions<never>,
  actor: Actor,
) => Promise<ImportSummary>

const importOf = (fields: object, run: Import): Command => ({
  words: ['FILE'],
  options: { organ: { required: true }, 'dry-run': { flag: true }, 'accept-good': { flag: true }, mapping: {} },
  notes: [
    '标准输出: {read, sound, imported, rejected: [{line, column, reason}], ignored: [列名]}',
    '有一行不合格，整个文件都不导入（退出码 1）；--accept-good 只导入合格的行；--dry-run 只检查。',
    'FILE 为 CSV（UTF-8 或 GB18030）或 .xlsx，列名取自表头，列序不限。',
    `--mapping FILE.json 用于列名不同的台账: {"字段": {"column": "列名", "order"?: "ymd|mdy|dmy", "values"?: {"原词": "本系统的词"}} 或 {"constant": "固定值"}}`,
    `字段: ${Object.keys(fields).join(', ')}`,
  ],
  run: (call) => runImport(call, Object.keys(fields), run),
})

/** A register of cases kept elsewhere. */
export const IMPORT_CASES = importOf(CASE_FIELDS.fields, importCases)
/** A register of disputes kept elsewhere. */
export const IMPORT_REMEDIES = importOf(REMEDY_FIELDS.fields, importRemedies)
/** A register of what was published on the office's own initiative. */
export const IMPORT_ITEMS = importOf(itemFields([]).fields, importItems)

async function runImport({ words, options, flags, outside }: Call, fields: string[], run: Import): Promise<Result> {
  const [file = ''] = words
  const bytes = await readBytes(file)
  const mapping = options['mapping'] === undefined ? {} : readMapping(await readBytes(options['mapping']), fields)
  const choices = { dryRun: flags.has('dry-run'), acceptGood: flags.has('accept-good') }
  const summary = await outside.withContext(async (context) => {
    const organ = await organNamed(context, options['organ'] ?? '')
    const settings = { ...choices, mapping: mapping as ColumnMapping<never> }
    return run(context, organ, bytes, basename(file), settings, { ...SYSTEM(organ.organId), id: 'import' })
  })
  const refused = summary.rejected.length > 0 && !choices.acceptGood
  return refused ? { json: summary, complaint: complaintOf(summary) } : { json: summary }
}

function complaintOf({ rejected }: ImportSummary): string {
  const lines = new Set(rejected.map(({ line }) => line)).size
  const [first] = rejected
  return `${lines} 行不合格，没有导入任何一行；例如第 ${first?.line} 行 ${first?.column}：${first?.reason}（--accept-good 只导入合格的行）`
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new CommandError(`无法读取文件 ${file}，请核对路径和权限 (cannot read: ${(error as { code?: string }).code})`)
  }
}
