import { REMEDY_KIND_NAMES, type RemedyKind } from '../law/remedies.ts'
import { SYSTEM } from '../services/context.ts'
import { remedyFile } from '../services/remedy-export.ts'
import { type Call, type Command, type Result } from './command.ts'
import { organNamed } from './organ-named.ts'
import { writeOut } from './write-out.ts'

const FORMATS = ['csv', 'xlsx'] as const

/** The register of disputes, in the columns that `import remedies` reads. */
export const EXPORT_REMEDIES: Command = {
  options: {
    organ: { required: true },
    kind: { words: REMEDY_KIND_NAMES },
    format: { words: FORMATS },
    out: {},
  },
  notes: [
    '标准输出: 争议台账；给出 --out 的写入该文件，标准输出为 {out, bytes}',
    '列名与 import remedies 的相同，可以再导入。',
  ],
  run: runExport,
}

async function runExport({ options, outside }: Call): Promise<Result> {
  const { organ: slug = '', kind, format = 'csv', out } = options
  const bytes = await outside.withContext(async (context) => {
    const organ = await organNamed(context, slug)
    const actor = { ...SYSTEM(organ.organId), id: 'export' }
    const filter = kind === undefined ? {} : { kind: kind as RemedyKind }
    return collected(await remedyFile(context, organ, actor, filter, format as (typeof FORMATS)[number]))
  })
  if (out === undefined) return { bytes }
  await writeOut(out, bytes)
  return { json: { out, bytes: bytes.length } }
}

async function collected(file: Buffer | AsyncGenerator<string>): Promise<Buffer> {
  if (Buffer.isBuffer(file)) return file
  const parts: string[] = []
  for await (const part of file) parts.push(part)
  return Buffer.from(parts.join(''), 'utf8')
}
