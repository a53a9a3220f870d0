import { MikroORM } from '@mikro-orm/postgresql'
import { Migrator } from '@mikro-orm/migrations'
import { address, type Connection } from './orm.ts'
import { MIGRATIONS } from './migrations.ts'

/** Brings the database up to the newest schema; several processes may try at once, one does it. Gives the names applied. */
export async function migrate(connection: Connection): Promise<string[]> {
  const orm = await migratorOrm(connection)
  try {
    return (await orm.migrator.up()).map((applied) => applied.name)
  } finally {
    await orm.close(true)
  }
}

/** The names of migrations not applied yet; empty means the schema is current. */
export async function pendingMigrations(connection: Connection): Promise<string[]> {
  const orm = await migratorOrm(connection)
  try {
    return (await orm.migrator.getPending()).map((pending) => pending.name)
  } finally {
    await orm.close(true)
  }
}

function migratorOrm(connection: Connection) {
  return MikroORM.init({
    ...address(connection),
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    logger: () => undefined,
    pool: { min: 0, max: 2 },
    migrations: {
      migrationsList: MIGRATIONS,
      tableName: 'schema_migration',
      snapshot: false,
      transactional: true,
      allOrNothing: true,
    },
  })
}
