import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type EntityManager } from '@mikro-orm/postgresql'
import { MIGRATIONS } from '../store/migrations.ts'
import { snapshot } from '../store/snapshot.ts'
import { tableLines, tablesInOrder } from '../store/table-dump.ts'
import { type Context } from './context.ts'
import {
  copyPrivate,
  copyStored,
  exists,
  hashOf,
  type Manifest,
  newFolder,
  SECRET_FILE,
  storedFiles,
  tableFile,
  writeManifest,
} from './backup-folder.ts'

export type BackupSummary = { tables: number; rows: number; files: number; secret: Manifest['secret'] }

/**
 * Writes everything into a new folder: the tables as of one moment, then the files (each was on disk before its row),
 * then the master secret where the installation keeps it. @throws Invalid where the folder is not empty
 */
export async function backUp(context: Context, dataDir: string, to: string): Promise<BackupSummary> {
  await newFolder(to)
  const tables = await snapshot(context.orm, async (tx) => {
    const written: Manifest['tables'] = []
    for (const table of await tablesInOrder(tx)) written.push(await writeTable(tx, table, to))
    return written
  })
  const files = await backUpFiles(join(dataDir, 'files'), join(to, 'files'))
  const secret = await backUpSecret(dataDir, to)
  const manifest: Manifest = {
    format: 1,
    createdAt: context.clock.now().toISOString(),
    migrations: MIGRATIONS.map(({ name }) => name),
    secretMark: secretMark(context),
    secret,
    tables,
    files,
  }
  await writeManifest(to, manifest)
  return { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), files: files.length, secret }
}

async function writeTable(tx: EntityManager, table: string, to: string): Promise<Manifest['tables'][number]> {
  const hash = createHash('sha256')
  const handle = await open(join(to, tableFile(table)), 'wx', 0o600)
  let rows = 0
  try {
    for await (const lines of tableLines(tx, table)) {
      const text = `${lines.join('\n')}\n`
      hash.update(text)
      await handle.write(text)
      rows += lines.length
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { name: table, rows, sha256: hash.digest('hex') }
}

async function backUpFiles(from: string, to: string): Promise<Manifest['files']> {
  const files: Manifest['files'] = []
  for (const path of await storedFiles(from)) {
    await copyStored(from, to, path)
    files.push({ path, sha256: await hashOf(join(to, path)) })
  }
  return files
}

async function backUpSecret(dataDir: string, to: string): Promise<Manifest['secret']> {
  if (!(await exists(join(dataDir, SECRET_FILE)))) return 'SECRET'
  await copyPrivate(join(dataDir, SECRET_FILE), join(to, SECRET_FILE))
  return 'secrets/master'
}

/** A keyed fingerprint of a fixed word: equal for equal secrets, and says nothing about the secret. */
export const secretMark = (context: Context): string => context.sealer.fingerprint(0, 'backup')

/** The lines of a table's file, some at a time. */
export async function* linesOf(file: string, atATime: number): AsyncGenerator<string[]> {
  const handle = await open(file)
  let lines: string[] = []
  try {
    for await (const line of handle.readLines()) {
      lines.push(line)
      if (lines.length < atATime) continue
      yield lines
      lines = []
    }
  } finally {
    await handle.close().catch(() => undefined)
  }
  if (lines.length > 0) yield lines
}

/** The secret a backup brings along, null where it was set by SECRET. */
export const secretIn = (folder: string): Promise<string | null> =>
  readFile(join(folder, SECRET_FILE), 'utf8').then(
    (text) => text.trim(),
    () => null,
  )
