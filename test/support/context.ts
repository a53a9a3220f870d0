import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { type MikroORM } from '@mikro-orm/postgresql'
import { type Clock } from '../../src/clock.ts'
import { localDate, type LocalDate } from '../../src/law/date.ts'
import { type Application } from '../../src/cases/application.ts'
import { createContext } from '../../src/services/create-context.ts'
import { type Actor, type Context, type OrganRef } from '../../src/services/context.ts'
import { createOrgan } from '../../src/services/organ-service.ts'
import { openOrm } from '../../src/store/orm.ts'
import { testDatabase } from './database.ts'

/** A clock the test moves: noon in Shanghai of the day set. */
export type MovableClock = Clock & { set(day: string): void; pass(seconds: number): void }

export function movableClock(day: string): MovableClock {
  let today = localDate(day)
  let tick = 0
  return {
    today: () => today,
    now: () => new Date(Date.parse(`${today}T04:00:00Z`) + tick++),
    set: (next) => void (today = localDate(next)),
    pass: (seconds) => void (tick += seconds * 1000),
  }
}

/** A context on a database of its own; closed with the test file. */
export async function testContext(today: string): Promise<Context & { clock: MovableClock }> {
  const database = await testDatabase()
  const orm: MikroORM = await openOrm(database.connection)
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-test-'))
  after(async () => {
    await orm.close(true)
    // A server started for this file alone may have ended before; its databases ended with it.
    await database.drop().catch(() => undefined)
    await rm(dataDir, { recursive: true, force: true })
  })
  const clock = movableClock(today)
  const secret = 'a secret for tests only, of forty characters'
  return {
    ...createContext({ orm, clock, secret, dataDir, publicUrl: 'http://localhost:3000', filingLimit: 300 }),
    clock,
  }
}

let organs = 0
/** An organ of its own for a test. */
export const givenOrgan = (
  context: Context,
  regime: OrganRef['regime'] = 'organ',
  settings: OrganRef['settings'] = {},
) => createOrgan(context, { slug: `body-${++organs}`, name: '示例市教育局', regime, settings })

export const clerkOf = (organ: OrganRef): Actor => ({
  id: 'officer:00000000-0000-4000-8000-000000000001',
  organId: organ.organId,
  role: 'clerk',
})

/** A natural person's application, as it would be typed. */
export const anApplication = (changes: Partial<Application> = {}): Application => ({
  applicant: {
    kind: 'natural-person',
    name: '李明',
    idType: 'resident-id',
    idNumber: '11010519491231002X',
    phone: '13800138000',
    email: 'li@example.org',
    address: '示例路1号',
    postcode: '324000',
  },
  title: '2025年度科研经费使用情况',
  description: '请提供2025年度各学院科研经费决算表。',
  documentNumber: null,
  purpose: null,
  privacyNotice: '2026-1',
  channel: 'in-person',
  medium: 'electronic',
  delivery: 'email',
  submittedOn: '2026-09-07' as LocalDate,
  ...changes,
})
