import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFileContent } from '../../src/documents/release-gate/read-file.ts'
import { newReport } from '../../src/documents/release-gate/report.ts'
import { RARER } from './rarer-leaks.ts'
import { ID } from './planted-leaks.ts'

for (const { name, file, as = '附件', kind, place } of RARER)
  test(name, async () => {
    const report = newReport()
    await readFileContent(await file(), as, report)
    const found = report.findings()
    assert.ok(
      found.some((each) => each.kind === kind && place.test(each.place)),
      `found only ${JSON.stringify(found)}`,
    )
    for (const secret of [ID, '13800138000'])
      assert.ok(!found.some(({ excerpt }) => excerpt.includes(secret)), 'not masked')
  })
