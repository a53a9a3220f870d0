import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config } from './config.ts'

/**
 * The installation's master secret: the one set, else the one kept in the data folder, made on first use.
 * Losing it makes every sealed text unreadable, so an empty file is refused and never overwritten.
 * Processes that make it at the same moment all get the one that was linked into place first.
 */
export function masterSecret(config: Pick<Config, 'secret' | 'dataDir'>): string {
  if (config.secret !== null) return config.secret
  const folder = join(config.dataDir, 'secrets')
  const file = join(folder, 'master')
  const kept = readIfThere(file) ?? keepNew(folder, file)
  if (kept.length < 32)
    throw new Error(`${file}：主密钥已损坏，请从备份恢复 (the master secret is damaged: restore it)`)
  return kept
}

function keepNew(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const fresh = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(fresh, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(fresh, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(fresh)
  }
  return readFileSync(file, 'utf8').trim()
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
