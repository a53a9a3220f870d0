import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Context, type OrganRef, SYSTEM } from '../src/services/context.ts'
import { importCases, importRemedies } from '../src/services/import-service.ts'
import { draftReport } from '../src/services/report-service.ts'
import { bureau, openInstallation } from './installation.ts'
import { type Figure, median, timed } from './measure.ts'

const FOLDER = resolve(import.meta.dirname, '../../shared/real')
const ROUNDS = 3

/** A real register of 3,607 cases and 553 disputes: its import, and the report counted from it. */
export async function* register(): AsyncGenerator<Figure> {
  if (!existsSync(FOLDER)) throw new Error(`the register is not there: ${FOLDER}`)
  const { context, close } = await openInstallation()
  try {
    const imports: number[] = []
    const reports: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const organ = await bureau(context, `body-${round}`)
      imports.push((await timed(() => importRegister(context, organ))) / 1000)
      for (let at = 0; at < 11; at += 1) reports.push(await timed(() => draftReport(context, organ, { year: 2023 })))
    }
    const limit = { at: 'most', value: 15 } as const
    yield {
      what: `import of 3,607 cases and 553 disputes (median of ${ROUNDS})`,
      value: median(imports),
      unit: ' s',
      target: limit,
    }
    yield { what: 'their report (median)', value: median(reports), unit: ' ms', target: { at: 'most', value: 100 } }
  } finally {
    await close()
  }
}

async function importRegister(context: Context, organ: OrganRef): Promise<void> {
  const read = (name: string) => readFileSync(resolve(FOLDER, name))
  const actor = { ...SYSTEM(organ.organId), id: 'import' }
  const cases = await importCases(context, organ, read('register-suqian-2023.csv'), 'cases.csv', {}, actor)
  const disputes = await importRemedies(context, organ, read('remedies-suqian-2023.csv'), 'disputes.csv', {}, actor)
  if (cases.imported !== 3607 || disputes.imported !== 553) throw new Error('not everything was imported')
}
