import { type Cell, type FormId } from './filled-report.ts'
import { FORMS } from './forms.ts'
import { tableTwoKey } from './proactive-facts.ts'

/** The table of section two: its cells by `tableTwoKey`. Amounts of money may have decimals (AR-8). */
export type TableTwo = Readonly<Record<string, Cell>>

/** Every cell of a form's table of section two, those without a figure blank; cells the form has not are left out. */
export function tableTwoOf(form: FormId, figures: Readonly<Record<string, Cell>>): Record<string, Cell> {
  return Object.fromEntries(tableTwoKeys(form).map((key) => [key, figures[key] ?? null]))
}

/** The keys of its cells in printed order. */
const tableTwoKeys = (form: FormId): string[] =>
  FORMS[form].proactive.flatMap(({ rows, columns }) =>
    rows.flatMap((row) => columns.map((column) => tableTwoKey(row, column))),
  )

/**
 * What does not look right against last year's table: in force now = in force then + issued − abolished. [E] A doubt, not a
 * rule of the form; blank cells say nothing.
 */
export function tableTwoDoubts(now: TableTwo, last: TableTwo): string[] {
  return ['规章', '行政规范性文件'].flatMap((row) => {
    const [issued, abolished, inForce] = ['本年制发件数', '本年废止件数', '现行有效件数'].map(
      (column) => now[tableTwoKey(row, column)] ?? null,
    )
    const before = last[tableTwoKey(row, '现行有效件数')] ?? null
    if (issued == null || abolished == null || inForce == null || before === null) return []
    const expected = before + issued - abolished
    if (expected === inForce) return []
    return [
      `${row}现行有效填的是${inForce}件；按上年现行有效${before}件、本年制发${issued}件、废止${abolished}件，应为${expected}件`,
    ]
  })
}
