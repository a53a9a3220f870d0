import { type EntityManager, type MikroORM } from '@mikro-orm/postgresql'
import { type Clock } from '../clock.ts'
import { type OrganRow } from '../store/organ-store.ts'
import { type Sealer } from '../store/sealing.ts'
import { type FileStore } from '../store/file-store.ts'
import { type Role } from '../store/tables/account.ts'

export { type Role, type TokenRole } from '../store/tables/account.ts'

/** What every use case needs; made once in `createServices`. */
export type Context = {
  orm: MikroORM
  sealer: Sealer
  files: FileStore
  clock: Clock
  /** The address under which the public reaches the service; links in mails and feeds are built from it only. */
  publicUrl: string
  /** Most applications from one network address in ten minutes. */
  filingLimit: number
}

/** The organ on whose behalf something is done. */
export type OrganRef = OrganRow

/**
 * Who does it. `id` is what events and the audit log keep: `officer:<uuid>`, `token:<uuid>`, `applicant`, `system`,
 * `import`. Names are looked up when shown.
 */
export type Actor = { id: string; organId: number; role: Role | null }

export const APPLICANT = (organId: number): Actor => ({ id: 'applicant', organId, role: null })
export const SYSTEM = (organId: number): Actor => ({ id: 'system', organId, role: null })

/** A manager for reading, outside any transaction. */
export const reading = (context: Context): EntityManager => context.orm.em.fork()
