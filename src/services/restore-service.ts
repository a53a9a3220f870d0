import { join } from 'node:path'
import { type EntityManager } from '@mikro-orm/postgresql'
import { MIGRATIONS } from '../store/migrations.ts'
import {
  clearFirstStart,
  countRows,
  filledTables,
  insertLines,
  resetIdentities,
  tablesInOrder,
} from '../store/table-dump.ts'
import {
  copyPrivate,
  copyStored,
  exists,
  type Manifest,
  readManifest,
  SECRET_FILE,
  tableFile,
  verifyFolder,
} from './backup-folder.ts'
import { linesOf, secretIn, secretMark, type BackupSummary } from './backup-service.ts'
import { type Context, reading } from './context.ts'
import { Invalid } from './errors.ts'

const LINES_A_STATEMENT = 500

/**
 * Checks a backup whole, before anything is opened or written: its manifest, every hash, its schema. Puts its secret in
 * place where the installation has none yet. @throws Invalid that says what is wrong
 */
export async function prepareRestore(dataDir: string, from: string): Promise<Manifest> {
  const manifest = await readManifest(from)
  await verifyFolder(from, manifest)
  const known = MIGRATIONS.map(({ name }) => name)
  if (manifest.migrations.join() !== known.join())
    throw wrong('备份的数据库结构与本程序不同，请用做备份时的程序版本恢复，然后升级')
  const secret = await secretIn(from)
  if (secret !== null && !(await exists(join(dataDir, SECRET_FILE))))
    await copyPrivate(join(from, SECRET_FILE), join(dataDir, SECRET_FILE))
  return manifest
}

/**
 * Fills an empty database and the files' folder from a backup: files first, then all tables in one transaction.
 * @throws Invalid where the database holds anything, or the secret is not the one the backup was made with
 */
export async function restore(
  context: Context,
  dataDir: string,
  from: string,
  manifest: Manifest,
): Promise<BackupSummary> {
  if (secretMark(context) !== manifest.secretMark)
    throw wrong('本机的主密钥与备份的不同，恢复后将无法解密：请设置做备份时的 SECRET，或者换用新的数据目录')
  const tables = await tablesInOrder(reading(context))
  const unknown = manifest.tables.find(({ name }) => !tables.includes(name))
  if (unknown) throw wrong(`备份中的表 ${unknown.name} 不属于本程序`)
  const filled = await filledTables(reading(context), tables)
  if (filled.length > 0) throw wrong(`数据库不是空的（${filled.join('、')} 中已有数据），只能恢复到空的数据库`)
  for (const { path } of manifest.files) await copyStored(join(from, 'files'), join(dataDir, 'files'), path)
  await context.orm.em.fork().transactional(async (tx) => {
    await clearFirstStart(tx)
    for (const table of manifest.tables) await fill(tx, from, table)
    await resetIdentities(tx)
  })
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  return { tables: manifest.tables.length, rows, files: manifest.files.length, secret: manifest.secret }
}

async function fill(tx: EntityManager, from: string, { name, rows }: Manifest['tables'][number]): Promise<void> {
  for await (const lines of linesOf(join(from, tableFile(name)), LINES_A_STATEMENT)) await insertLines(tx, name, lines)
  const found = await countRows(tx, name)
  if (found !== rows) throw wrong(`表 ${name} 应有 ${rows} 行，恢复出 ${found} 行，未作任何更改`)
}

const wrong = (text: string) => new Invalid([{ field: 'from', text }])
