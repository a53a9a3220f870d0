import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { documentDocx } from '../../src/documents/document-docx.ts'
import { reportPages } from '../../src/documents/report-pages.ts'
import { documentOfSentences } from '../../src/law/report/report-document.ts'
import { publishedReports } from '../law/report-facts.ts'
import { testFolder, testInstallation } from './installation.ts'

const { run } = await testInstallation()
const folder = await testFolder()

test('check-report --file reads a Word file and tells every fault with its place', async () => {
  const [, , , jinhu] = publishedReports.map(({ report }) => report)
  const file = join(folder, 'report.docx')
  await writeFile(
    file,
    await documentDocx(reportPages(documentOfSentences(jinhu!, ['本机关新收政府信息公开申请1件。']))),
  )
  const { code, json } = await run(['check-report', '--file', file])
  assert.equal(code, 0)
  const [checked] = json as { body: string; balances: boolean; faults: { check: string; place: string }[] }[]
  assert.equal(checked!.body, '金湖县(全县汇总)')
  assert.equal(checked!.balances, false)
  const found = checked!.faults.map(({ check }) => check)
  assert.ok(found.includes('AR-5') && found.includes('AR-7'))
  const none = await run(['check-report', '--file', join(folder, 'none.docx')])
  assert.match(none.err, /^error: 无法读取/)
  assert.equal(none.code, 1)
})
