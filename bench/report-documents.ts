import { publishedYear } from '../src/demo/published-year.ts'
import { seeded } from '../src/demo/random.ts'
import { type LocalDate } from '../src/law/date.ts'
import { officialCalendar } from '../src/law/work-calendar.ts'
import { SYSTEM } from '../src/services/context.ts'
import { enterItems } from '../src/services/disclosure-service.ts'
import { createOrgan } from '../src/services/organ-service.ts'
import { checkSentReport } from '../src/services/report-checker.ts'
import { REPORT_FORMATS, reportFile } from '../src/services/report-files.ts'
import { draftedDocument, draftedSections } from '../src/services/report-sections.ts'
import { draftReport } from '../src/services/report-service.ts'
import { openInstallation } from './installation.ts'
import { type Figure, median, timed } from './measure.ts'

const REPEATS = 7

/** A college's whole report with its list, made in every format from the record; and the checker on its Word file. */
export async function* reportDocuments(): AsyncGenerator<Figure> {
  const { context, close } = await openInstallation()
  try {
    const organ = await createOrgan(context, { slug: 'report', name: '示例大学', regime: 'college' })
    const year = publishedYear('2024-09-01' as LocalDate, officialCalendar(), seeded(1))
    await enterItems(context, organ, year, SYSTEM(organ.organId))
    const made = async (format: (typeof REPORT_FORMATS)[number]) => {
      const draft = await draftReport(context, organ, { year: 2025 })
      return reportFile(draftedDocument(draft, await draftedSections(context, organ, draft)), format)
    }
    for (const format of REPORT_FORMATS) {
      const times: number[] = []
      for (let at = 0; at < REPEATS; at += 1) times.push(await timed(() => made(format)))
      yield { what: `report as ${format} (median)`, value: median(times), unit: ' ms', target: most(5_000) }
      yield { what: `report as ${format} (longest)`, value: Math.max(...times), unit: ' ms', target: most(5_000) }
    }
    const { bytes } = await made('docx')
    const times: number[] = []
    for (let at = 0; at < REPEATS; at += 1) times.push(await timed(() => checkSentReport(bytes, null)))
    yield { what: 'checker on the Word file (longest)', value: Math.max(...times), unit: ' ms', target: most(3_000) }
  } finally {
    await close()
  }
}

const most = (value: number) => ({ at: 'most', value }) as const
