import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { publishedYear } from '../../src/demo/published-year.ts'
import { seeded } from '../../src/demo/random.ts'
import { localDate } from '../../src/law/date.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { enterItems } from '../../src/services/disclosure-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { publishedReports } from '../../src/services/report-closing.ts'
import { frozenDocument, REPORT_FORMATS, reportFile } from '../../src/services/report-files.ts'
import { draftReport } from '../../src/services/report-service.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'
import { publishYear } from '../support/report.ts'

const context = await testContext('2026-09-10')

/** What a file says: packed files part by part, without the dates of packing; of a PDF all but its own dates and id. */
function contentOf(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString() === 'PK')
    return JSON.stringify(
      Object.entries(unzipSync(bytes))
        .map(([name, part]) => [
          name,
          Buffer.from(part)
            .toString()
            .replace(/<dcterms:(created|modified)[^>]*>[^<]*</g, '<dcterms:$1><'),
        ])
        .sort(),
    )
  return bytes.toString('latin1').replace(/\/(CreationDate|ModDate) \([^)]*\)|\/ID \[[^\]]*\]/g, '')
}

for (const regime of ['college', 'organ'] as const)
  test(`the report of a past year of a ${regime}, printed again after everything went on, is the same in every format`, async () => {
    const organ = await givenOrgan(context, regime)
    const clerk = clerkOf(organ)
    context.clock.set('2026-09-10')
    const year = regime === 'college' ? 2026 : 2025
    const submittedOn = localDate(regime === 'college' ? '2026-03-05' : '2025-03-05')
    await registerByOffice(context, organ, anApplication({ submittedOn }), clerk, null)
    const items = publishedYear(localDate('2025-09-01'), officialCalendar(), seeded(4))
    if (regime === 'college') await enterItems(context, organ, items.slice(0, 80), clerk)
    await publishYear(context, organ, year, clerk)
    const print = async () => {
      const report = (await publishedReports(context, organ)).find((each) => each.year === year)!
      const files = await Promise.all(REPORT_FORMATS.map((format) => reportFile(frozenDocument(report), format)))
      return files.map(({ name, bytes }) => [name, contentOf(bytes)])
    }
    const first = await print()
    context.clock.set('2031-05-20')
    await registerByOffice(context, organ, anApplication({ submittedOn }), clerk, null)
    if (regime === 'college') await enterItems(context, organ, items.slice(80, 90), clerk)
    const now = await draftReport(context, organ, { year })
    assert.equal(now.report.applications.received.total, 2)
    assert.deepEqual(await print(), first)
    assert.equal(first.length, REPORT_FORMATS.length)
  })
