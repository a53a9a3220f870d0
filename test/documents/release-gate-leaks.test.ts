import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FindingKind } from '../../src/documents/release-gate/finding.ts'
import { readFileContent } from '../../src/documents/release-gate/read-file.ts'
import { newReport } from '../../src/documents/release-gate/report.ts'
import { ID, LEAKS } from './planted-leaks.ts'

for (const { name, file, as = '附件', kind, place, excerpt } of LEAKS)
  test(name, async () => {
    const report = newReport()
    await readFileContent(await file(), as, report)
    const found = report.findings()
    const match = found.find(
      (each) => each.kind === kind && place.test(each.place) && (!excerpt || excerpt.test(each.excerpt)),
    )
    assert.ok(match, `found only ${JSON.stringify(found)}`)
    const shown = found.map((each) => each.excerpt).join('\n')
    for (const secret of [ID, '13800138000', '6222021234567890128']) assert.ok(!shown.includes(secret), 'not masked')
  })

test('at least sixty leaks are planted, of every kind the gate knows', async () => {
  const { FINDING_KINDS } = await import('../../src/documents/release-gate/finding.ts')
  assert.ok(LEAKS.length >= 60, String(LEAKS.length))
  const kinds = new Set(LEAKS.map(({ kind }) => kind))
  assert.deepEqual(
    Object.keys(FINDING_KINDS).filter((kind) => !kinds.has(kind as FindingKind)),
    [],
  )
  assert.equal(new Set(LEAKS.map(({ name }) => name)).size, LEAKS.length)
})
