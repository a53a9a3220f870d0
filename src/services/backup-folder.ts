import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Invalid } from './errors.ts'

/** What a backup holds, with the hash of every part. The manifest is written last: without it a backup is none. */
export type Manifest = {
  format: 1
  createdAt: string
  /** The schema the rows belong to: names of migrations. */
  migrations: string[]
  /** Tells which master secret opens the backup, without giving it away. */
  secretMark: string
  /** Where the master secret is: in `secrets/master` of the backup, or with whoever set SECRET. */
  secret: 'secrets/master' | 'SECRET'
  tables: { name: string; rows: number; sha256: string }[]
  files: { path: string; sha256: string }[]
}

const MANIFEST = 'manifest.json'
export const SECRET_FILE = join('secrets', 'master')
export const tableFile = (table: string): string => join('tables', `${table}.jsonl`)

/** A new folder for a backup. @throws Invalid where something is in it already */
export async function newFolder(folder: string): Promise<void> {
  await mkdir(join(folder, 'tables'), { recursive: true, mode: 0o700 })
  const found = (await readdir(folder)).filter((name) => name !== 'tables')
  const tables = await readdir(join(folder, 'tables'))
  if (found.length + tables.length > 0)
    throw new Invalid([{ field: 'to', text: `${folder} 不是空的，请给出一个新的目录` }])
}

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true })

/** @throws Invalid where there is no manifest, or one of another form */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null)
  if (text === null)
    throw new Invalid([{ field: 'from', text: `${folder} 中没有 ${MANIFEST}：不是备份，或者备份没有做完` }])
  const manifest = parsed(text)
  if (manifest?.format !== 1)
    throw new Invalid([{ field: 'from', text: `${folder} 的 ${MANIFEST} 不是本程序可读的格式` }])
  return manifest as Manifest
}

function parsed(text: string): Partial<Manifest> | null {
  try {
    return JSON.parse(text) as Partial<Manifest>
  } catch {
    return null
  }
}

/** Holds every part against its hash. @throws Invalid that names the first part that differs */
export async function verifyFolder(folder: string, manifest: Manifest): Promise<void> {
  const parts = [
    ...manifest.tables.map(({ name, sha256 }) => ({ path: tableFile(name), sha256 })),
    ...manifest.files.map(({ path, sha256 }) => ({ path: join('files', path), sha256 })),
  ]
  for (const { path, sha256 } of parts) {
    const found = await hashOf(join(folder, path)).catch(() => null)
    if (found !== sha256)
      throw new Invalid([{ field: 'from', text: `备份已损坏：${path} ${found === null ? '缺失' : '与清单不符'}` }])
  }
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Stored files have two letters of their id as folder, and the id as name. */
const STORED_FILE = /^[0-9a-f]{2}\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The files under a folder, as paths with `/`; empty where there is no such folder. */
export async function storedFiles(folder: string): Promise<string[]> {
  if (!(await exists(folder))) return []
  const entries = await readdir(folder, { recursive: true })
  return entries.map((entry) => entry.replaceAll('\\', '/')).filter((path) => STORED_FILE.test(path))
}

/** Copies one file, folders made as needed; readable by its owner only. @throws RangeError for a path that is no stored file's */
export async function copyStored(from: string, to: string, path: string): Promise<void> {
  if (!STORED_FILE.test(path)) throw new RangeError(`not a stored file: ${path}`)
  await copyPrivate(join(from, path), join(to, path))
}

export async function copyPrivate(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await copyFile(from, to)
  await chmod(to, 0o600)
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
