import { IsolationLevel } from '@mikro-orm/core'
import { type EntityManager, type MikroORM } from '@mikro-orm/postgresql'

/** Reads everything as of one moment; nothing can be written. */
export const snapshot = <T>(orm: MikroORM, read: (tx: EntityManager) => Promise<T>): Promise<T> =>
  orm.em.fork().transactional(read, { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true })
