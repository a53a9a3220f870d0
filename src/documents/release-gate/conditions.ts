import { type Attributes } from './read-xml.ts'
import { type PackagePart } from './package-part.ts'

/** What a condition says that only takes noughts, faults, empty or repeated cells out of sight: nothing is hidden by it. */
const HARMLESS =
  /^\s*\$?[A-Z]{1,3}\$?\d+\s*=\s*(?:0|""|\$?[A-Z]{1,3}\$?\d+)\s*$|ISERR|ISNA|ISBLANK|LEN\(|IFERROR|ISTEXT|MOD\(/i
const HARMLESS_TYPES = /^(?:containsErrors|containsBlanks|duplicateValues)$/
/** Holds for every cell. */
const ALWAYS = /^\s*(?:TRUE(?:\(\))?|1|(\d+)\s*=\s*\1|(?:ROW|COLUMN)\(\)\s*>=?\s*0)\s*$/i

type Rule = { format: number; type: string; formula: string }

/** Follows the conditions of a sheet: those that take what stands in cells out of sight. */
export function newConditions({ facts, path, report }: PackagePart, sheet: string) {
  let [cells, rule, inFormula] = ['', null as Rule | null, false]
  const always: string[] = []
  facts.hiddenRanges.set(path, always)
  return {
    open(name: string, { sqref = '', dxfId, type = '' }: Attributes) {
      if (name === 'conditionalFormatting') cells = sqref
      if (name === 'cfRule') rule = { format: Number(dxfId ?? -1), type, formula: '' }
      inFormula = name === 'formula'
    },
    text(text: string) {
      if (rule && inFormula) rule.formula += text
    },
    close(name: string) {
      inFormula = false
      if (name !== 'cfRule' || !rule) return
      const { formula } = rule
      const isHiding = facts.hidingFormats.has(rule.format) && !isHarmless(rule)
      rule = null
      if (!isHiding) return
      const isAlways = ALWAYS.test(formula)
      if (isAlways) always.push(cells)
      report.add(
        'hidden-text',
        placeOfCondition(sheet, cells),
        isAlways ? HIDES : `${HIDES}（条件：${formula}）；${CURE}`,
      )
    },
  }
}

const [HIDES, CURE] = ['条件格式使内容不显示', '请在原来的软件里删除内容或者这个条件']

export const placeOfCondition = (sheet: string, cells: string): string => `${sheet} 单元格 ${cells} 的条件格式`

const isHarmless = ({ type, formula }: Rule): boolean =>
  HARMLESS_TYPES.test(type) || HARMLESS.test(formula) || (type === 'cellIs' && /^\s*0\s*$/.test(formula))
