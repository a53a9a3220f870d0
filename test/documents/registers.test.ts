import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { knownColumns, mapRows } from '../../src/documents/column-mapping.ts'
import { CASE_FIELDS, REMEDY_FIELDS } from '../../src/documents/register-fields.ts'
import { readTable } from '../../src/documents/table-reader.ts'

const REAL = join(import.meta.dirname, '../../../shared/real')

test('a city’s register of a year is read whole: 3,607 cases, all sound', async () => {
  const bytes = await readFile(join(REAL, 'register-suqian-2023.csv'))
  const table = await readTable(bytes, 'register.csv', { known: knownColumns(CASE_FIELDS) })
  const mapped = mapRows(table, {}, CASE_FIELDS)
  assert.equal(mapped.rows.length, 3607)
  assert.deepEqual(mapped.rejected, [])
  assert.deepEqual(mapped.ignored, [])
  assert.deepEqual(mapped.rows[0], {
    line: 2,
    value: {
      number: '2022-00001',
      applicantKind: 'natural-person',
      applicantName: '申请人346563',
      channel: 'in-person',
      receivedOn: '2022-12-08',
      content: '教师招聘考试成绩及录用名单',
      repliedOn: '2023-01-03',
      outcome: 'does-not-exist',
    },
  })
  assert.equal(mapped.rows.filter(({ value }) => value.outcome === null).length, 121)
})

test('a city’s register of disputes is read whole: 553, of which 41 undecided', async () => {
  const bytes = await readFile(join(REAL, 'remedies-suqian-2023.csv'))
  const table = await readTable(bytes, 'remedies.csv', { known: knownColumns(REMEDY_FIELDS) })
  const mapped = mapRows(table, {}, REMEDY_FIELDS)
  assert.equal(mapped.rows.length, 553)
  assert.deepEqual(mapped.rejected, [])
  assert.equal(mapped.rows.filter(({ value }) => value.result === null).length, 41)
})
