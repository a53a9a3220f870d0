import { join } from 'node:path'
import { type MikroORM } from '@mikro-orm/postgresql'
import { type Clock } from '../clock.ts'
import { FileStore } from '../store/file-store.ts'
import { Sealer } from '../store/sealing.ts'
import { type Context } from './context.ts'

/** Puts together what every use case needs. The only place that does. */
export function createContext(parts: {
  orm: MikroORM
  clock: Clock
  secret: string
  dataDir: string
  publicUrl: string
  /** Unlimited where nobody is served: commands and measurements. */
  filingLimit?: number
}): Context {
  return {
    orm: parts.orm,
    clock: parts.clock,
    sealer: new Sealer(parts.secret),
    files: new FileStore(join(parts.dataDir, 'files')),
    publicUrl: parts.publicUrl,
    filingLimit: parts.filingLimit ?? Number.MAX_SAFE_INTEGER,
  }
}
