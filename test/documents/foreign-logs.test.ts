import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { knownColumns, mapRows, type ColumnMapping, type MappedRows } from '../../src/documents/column-mapping.ts'
import { type FieldList } from '../../src/documents/import-fields.ts'
import { CASE_FIELDS, ordered, together, type CaseLine } from '../../src/documents/register-fields.ts'
import { readTable } from '../../src/documents/table-reader.ts'
import { localDate } from '../../src/law/date.ts'

/** Real request logs of five foreign bodies, 19,056 rows with their faults; see SOURCES.md beside them. */
const LOGS = join(import.meta.dirname, '../../../shared/real/logs')
const BOUNDS = { from: localDate('2008-05-01'), to: localDate('2018-12-31') }

type LogLine = Pick<CaseLine, 'number' | 'content' | 'repliedOn' | 'outcome'> & {
  receivedOn: CaseLine['receivedOn'] | null
}
const { number, content, receivedOn, repliedOn, outcome } = CASE_FIELDS.fields

/** British Columbia and Newfoundland publish the day of the answer only. */
const ANSWERS: FieldList<Omit<LogLine, 'receivedOn'>> = {
  fields: { number, content, repliedOn: { ...repliedOn, required: true }, outcome },
  unique: 'number',
}
const DAYS = ['收到日期', '答复日期'] as const
const REQUESTS: FieldList<LogLine> = {
  fields: { number, content, receivedOn, repliedOn, outcome },
  unique: 'number',
  check: (line) => ordered(line, 'receivedOn', 'repliedOn', DAYS),
}
const DECIDED_REQUESTS: FieldList<LogLine> = {
  ...REQUESTS,
  check: (line) => [
    ...ordered(line, 'receivedOn', 'repliedOn', DAYS),
    ...together(line, 'outcome', 'repliedOn', ['办理结果', '答复日期']),
  ],
}
const CANADIAN: ColumnMapping<LogLine> = {
  number: { column: 'identifier' },
  content: { column: 'abstract' },
  receivedOn: { column: 'date_accepted' },
  repliedOn: { column: 'date' },
  outcome: {
    column: 'decision',
    values: {
      'all disclosed': '予以公开',
      'disclosed in part': '部分公开',
      'nothing disclosed': '其他',
      discontinued: '撤回',
    },
  },
}

async function readLog<R>(file: string, mapping: ColumnMapping<R>, list: FieldList<R>): Promise<MappedRows<R>> {
  const table = await readTable(await readFile(join(LOGS, file)), file, { known: knownColumns(list, mapping) })
  return mapRows(table, mapping, list, BOUNDS)
}

/** Lines read, lines refused, and how often each fault was named (a line may have several). */
function tally<R>({ rows, rejected }: MappedRows<R>) {
  const faults: Record<string, number> = {}
  for (const { column, reason } of rejected) {
    const fault = FAULTS.find(([, words]) => reason.includes(words))?.[0] ?? reason
    faults[`${column}: ${fault}`] = (faults[`${column}: ${fault}`] ?? 0) + 1
  }
  return { sound: rows.length, unsound: new Set(rejected.map(({ line }) => line)).size, faults }
}
const FAULTS = [
  ['out of range', '不在 2008-05-01 至 2018-12-31 之间'],
  ['month only', '没有写明是哪一日'],
  ['before received', '早于收到日期'],
  ['repeated', '重复，请核对编号'],
  ['blank', '这一格是空的'],
  ['no day', '却没有答复日期'],
  ['unknown word', '不能识别'],
] as const

/** What an import tells of a line, word for word. */
const told = <R>({ rejected }: MappedRows<R>, line: number) => rejected.filter((each) => each.line === line)

/** The physical line on which the record with this text in its second field begins, counted without our reader. */
async function lineOf(file: string, start: string): Promise<number> {
  const lines = (await readFile(join(LOGS, file), 'utf8')).split('\n')
  return lines.findIndex((line) => line.includes(start)) + 1
}

test('Edmonton: 1,619 lines; six have no day of receipt, eighteen were answered before they came', async () => {
  const mapped = await readLog('ca_ab_edmonton.csv', CANADIAN, REQUESTS)
  const faults = { 'date_accepted: blank': 6, 'date: before received': 18 }
  assert.deepEqual(tally(mapped), { sound: 1595, unsound: 24, faults })
  assert.equal(mapped.rows.filter(({ value }) => value.repliedOn === null).length, 23, 'open requests are sound')
  assert.deepEqual(mapped.ignored, ['division_id', 'position', 'classification'])
})

test('British Columbia: 6,179 lines with the day of the answer only; one number stands twice', async () => {
  const mapped = await readLog('ca_bc.csv', CANADIAN, ANSWERS)
  assert.deepEqual(tally(mapped), { sound: 6178, unsound: 1, faults: { 'identifier: repeated': 1 } })
  assert.equal(Math.max(...mapped.rows.map(({ value }) => value.content.length)), 1486)
})

test('Newfoundland: 1,042 lines; 34 name the month only, two numbers stand twice; long texts keep line numbers right', async () => {
  const mapped = await readLog('ca_nl.csv', CANADIAN, ANSWERS)
  assert.deepEqual(tally(mapped), {
    sound: 1006,
    unsound: 36,
    faults: { 'date: month only': 34, 'identifier: repeated': 2 },
  })
  assert.deepEqual(told(mapped, 2), [
    { line: 2, column: 'date', reason: '“2013-01”没有写明是哪一日，请补全年、月、日' },
  ])
  const severalLines = mapped.rows.filter(({ value }) => value.content.includes('\n'))
  assert.equal(severalLines.length, 16, 'of seventeen texts over several lines one only ends with a line break')
  for (const { line, value } of [...severalLines, ...mapped.rows.slice(-20)]) {
    assert.equal(line, await lineOf('ca_nl.csv', `,${value.number},`), value.number)
  }
})

test('Toronto: 9,972 lines; days in the years 1301-3101, repeated numbers, results without a day', async () => {
  const mapped = await readLog('ca_on_toronto.csv', CANADIAN, DECIDED_REQUESTS)
  assert.deepEqual(tally(mapped).faults, TORONTO)
  assert.deepEqual(told(mapped, 2)[0], {
    line: 2,
    column: 'date_accepted',
    reason: '“1301-01-01”不在 2008-05-01 至 2018-12-31 之间，请核对年份',
  })
  const { sound, unsound } = tally(mapped)
  assert.deepEqual({ sound, unsound }, { sound: 7095, unsound: 2877 }, 'many lines have two faults')
  assert.equal(mapped.rows.filter(({ value }) => value.repliedOn === null).length, 132)
})

/**
 * Month or day slipped into the year in the first two; 132 lines without a day of answer have no decision either: open,
 * hence sound. 7,825 lines have both days within bounds, 352 of them the wrong way round.
 */
const TORONTO = {
  'date_accepted: out of range': 1625,
  'date: out of range': 1640,
  'date: before received': 352,
  'identifier: repeated': 573,
  'identifier: blank': 1,
  'date_accepted: blank': 1,
  'abstract: blank': 1,
  'decision: unknown word': 3,
}

test('US Department of Justice: 244 lines with month, day, year', async () => {
  const mapped = await readLog('us_doj_oip_2017.csv', JUSTICE, REQUESTS)
  assert.deepEqual(tally(mapped), { sound: 244, unsound: 0, faults: {} })
  assert.equal(mapped.rows[0]?.value.receivedOn, '2017-07-03')
  assert.equal(mapped.rows[0]?.value.repliedOn, '2017-08-01')
})

const JUSTICE: ColumnMapping<LogLine> = {
  number: { column: 'Tracking Number' },
  content: { column: 'Detail' },
  receivedOn: { column: 'Submitted Date', order: 'mdy' },
  repliedOn: { column: 'Closed Date', order: 'mdy' },
  outcome: {
    column: 'Disposition',
    values: {
      'Full grant': '予以公开',
      'Partial grant/partial denial': '部分公开',
      'No records': '信息不存在',
      'Request withdrawn': '撤回',
      'Duplicate request': '重复申请',
      'Other - Records Publically Available': '已主动公开',
      'Full denial based on exemptions': '其他',
      'Not an agency record': '不属于本机关负责公开',
      'All records referred to another agency': '不属于本机关负责公开',
      'Other - Directed Requester to Another Entity Subject to the FOIA': '不属于本机关负责公开',
      'Other - Litigation': '其他',
      'Other - Referred Documents not Responsive': '其他',
      'Other - Referred records improperly directed': '其他',
    },
  },
}
