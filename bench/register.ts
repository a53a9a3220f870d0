import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Context, type OrganRef, SYSTEM } from '../src/services/context.ts'
import { writeXlsx, type OutputTable } from '../src/documents/table-writer.ts'
import { importRuns, undoImport } from '../src/services/import-runs.ts'
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
    yield* spreadsheet(context)
    yield { what: 'their report (median)', value: median(reports), unit: ' ms', target: { at: 'most', value: 100 } }
  } finally {
    await close()
  }
}

const ROWS = 5_000

/** A spreadsheet of five thousand rows: tried, imported, taken back whole. */
async function* spreadsheet(context: Context): AsyncGenerator<Figure> {
  const organ = await bureau(context, 'spreadsheet')
  const actor = { ...SYSTEM(organ.organId), id: 'import' }
  const file = await writeXlsx(
    SHEET,
    Array.from({ length: ROWS }, (_, at) => at),
  )
  const bring = (dryRun: boolean) => importCases(context, organ, file, 'register.xlsx', { dryRun }, actor)
  const tried = (await timed(() => bring(true))) / 1000
  const imported = (await timed(() => bring(false))) / 1000
  const { runs } = await importRuns(context, organ)
  const undone = (await timed(() => undoImport(context, organ, runs[0]!.importId, actor))) / 1000
  const limit = { at: 'most', value: 30 } as const
  yield { what: `dry run of a spreadsheet of ${ROWS} rows`, value: tried, unit: ' s', target: limit }
  yield { what: 'its import', value: imported, unit: ' s', target: limit }
  yield { what: 'taking it back', value: undone, unit: ' s', target: limit }
}

const text = (header: string, value: (at: number) => string) => ({ header, kind: 'text', value }) as const
const SHEET: OutputTable<number> = {
  name: '台账',
  columns: [
    text('申请编号', (at) => `B-${at}`),
    text('申请人类型', () => '自然人'),
    text('申请人', () => '李明'),
    text('接收渠道', () => '当面'),
    text('收到日期', (at) => `2024年${1 + (at % 12)}月${1 + (at % 28)}日`),
    text('申请内容', (at) => `请提供第${at}项科研经费的决算表和采购合同。`),
  ],
}

async function importRegister(context: Context, organ: OrganRef): Promise<void> {
  const read = (name: string) => readFileSync(resolve(FOLDER, name))
  const actor = { ...SYSTEM(organ.organId), id: 'import' }
  const cases = await importCases(context, organ, read('register-suqian-2023.csv'), 'cases.csv', {}, actor)
  const disputes = await importRemedies(context, organ, read('remedies-suqian-2023.csv'), 'disputes.csv', {}, actor)
  if (cases.imported !== 3607 || disputes.imported !== 553) throw new Error('not everything was imported')
}
