import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { plusDays } from '../../src/law/date.ts'
import { FORMS, formFor, formNote, isYearStart, periodOf } from '../../src/law/report/forms.ts'
import { REPORT_ROWS } from '../../src/law/report/rows.ts'

describe('report forms', () => {
  test('each year has its form', () => {
    assert.deepEqual(
      [2018, 2019, 2020, 2021, 2026].map((year) => formFor('organ', year)),
      ['organ-2019', 'organ-2019', 'organ-2019', 'organ-2021', 'organ-2021'],
    )
    assert.equal(formFor('authorised', 2024), 'organ-2021')
    assert.equal(formFor('college', 2018), 'college')
    assert.match(formNote('organ-2019', 2018) ?? '', /试行格式/)
    assert.equal(formNote('organ-2019', 2019), null)
    assert.equal(formNote('college', 2018), null)
  })

  test('every counted row is printed once: 25 rows in 2021, 23 in 2019', () => {
    for (const form of Object.values(FORMS)) {
      assert.deepEqual(
        form.rows.flatMap(({ sums }) => sums),
        [...REPORT_ROWS],
      )
    }
    assert.equal(FORMS['organ-2021'].rows.length, 25)
    assert.equal(FORMS['organ-2019'].rows.length, 23)
    assert.equal(FORMS['organ-2019'].rows.at(-3)?.label, '（六）其他处理')
  })

  test('section two lost the procurement block in 2021; a college has no such table', () => {
    assert.deepEqual(
      FORMS['organ-2021'].proactive.map(({ item }) => item),
      ['第二十条第（一）项', '第二十条第（五）项', '第二十条第（六）项', '第二十条第（八）项'],
    )
    assert.equal(FORMS['organ-2019'].proactive.at(-1)?.item, '第二十条第（九）项')
    assert.deepEqual(FORMS.college.proactive, [])
    assert.equal(FORMS.college.sections.length, 8)
    assert.equal(FORMS['organ-2021'].sections.length, 6)
  })

  test('periods: calendar year, academic year, a school’s own', () => {
    assert.deepEqual(periodOf('organ-2021', 2023), { from: '2023-01-01', to: '2023-12-31' })
    assert.deepEqual(periodOf('college', 2018), { from: '2017-09-01', to: '2018-08-31' })
    assert.deepEqual(periodOf('college', 2024, { month: 11, day: 1 }), { from: '2023-11-01', to: '2024-10-31' })
    assert.deepEqual(periodOf('college', 2024, { month: 1, day: 1 }), { from: '2024-01-01', to: '2024-12-31' })
    assert.deepEqual(periodOf('college', 2024, { month: 3, day: 1 }), { from: '2023-03-01', to: '2024-02-29' })
    assert.deepEqual(periodOf('organ-2021', 2024, { month: 9, day: 1 }), { from: '2024-01-01', to: '2024-12-31' })
  })

  test('periods follow one another without gap or overlap', () => {
    for (let year = 2015; year < 2030; year++)
      assert.equal(plusDays(periodOf('college', year).to, 1), periodOf('college', year + 1).from)
  })

  test('a day not every year has cannot start a year', () => {
    for (const start of [
      { month: 2, day: 29 },
      { month: 13, day: 1 },
      { month: 4, day: 31 },
    ]) {
      assert.ok(!isYearStart(start))
      assert.throws(() => periodOf('college', 2024, start), RangeError)
    }
  })
})
