import { isPartOfCitizensNumber, personalDataIn } from './personal-data.ts'
import { columnLetters, columnNumber, newHidden } from './hidden-cells.ts'
import { coversOf, isIn } from './cell-covers.ts'
import { newConditions } from './conditions.ts'
import { newSplitNumbers } from './split-numbers.ts'
import { isOn, type Attributes, type XmlReader } from './read-xml.ts'
import { type PackageFacts, type PackagePart } from './package-part.ts'

const SPLIT = '分在几个单元格里的号码'

type OpenCell = { reference: string; row: number; type: string; style: number; text: string }

/** Reads a sheet cell by cell: hidden rows and columns that hold something, formats that hide, personal data. */
export function worksheetReader(part: PackagePart): XmlReader {
  const { report } = part
  const place = placeOfSheet(part)
  const hidden = newHidden()
  if (isUnlisted(part.facts, part.path)) report.add('hidden-sheet', place, '没有列出的工作表')
  const split = newSplitNumbers()
  const conditions = newConditions(part, place)
  const covers = coversOf(part.facts, part.path)
  let cell: OpenCell | null = null
  let [row, column, inValue, inFormula, other, formula] = [0, 0, false, false, '', '']
  return {
    open: (name, attributes) => {
      if (!cell) conditions.open(name, attributes)
      if (name === 'sheetFormatPr') hidden.rowsByDefault = isOn(attributes['zeroHeight'])
      else if (name === 'col') hidden.addColumns(attributes)
      else if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1)
        column = 0
        hidden.addRow(row, attributes)
      } else if (name === 'c') {
        column += 1
        cell = cellOf(attributes, row, column)
        column = columnNumber(cell.reference)
      } else if (cell && (name === 'v' || name === 't')) inValue = true
      else if (cell && name === 'f') [inFormula, formula] = [true, '']
      else if (!cell) other = ''
    },
    text: (text) => {
      if (!cell) {
        other += text
        conditions.text(text)
      } else if (inFormula) formula += text
      else if (inValue) cell.text += text
    },
    close: (name) => {
      if (!cell) conditions.close(name)
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'f' && cell) {
        inFormula = false
        if (formula.length > 10) readFormula(part, `${place} 单元格 ${cell.reference} 的公式`, formula)
      } else if (name === 'c' && cell) {
        readCell(part, place, cell)
        if (cell.text !== '' && covers.some((each) => isIn(each, column, row))) tellCovered(part, place, cell)
        split.add(signsOf(part, cell))
        if (cell.text !== '') hidden.seen(cell.row, column)
        cell = null
      } else if (name === 'row') {
        if (split.holdsNumber()) report.add('resident-id', `${place} 第 ${row} 行`, SPLIT)
      } else if (!cell && other.trim() !== '') {
        report.text(place, other)
        other = ''
      }
      if (name === 'sheetData') hidden.tell(part, place)
    },
  }
}

/** Whether a workbook does not name a sheet that lies in it. */
export const isUnlisted = ({ sheets }: PackageFacts, path: string): boolean => sheets.size > 0 && !sheets.has(path)

const cellOf = (attributes: Attributes, row: number, column: number): OpenCell => ({
  reference: attributes['r'] ?? `${columnLetters(column)}${row}`,
  row,
  type: attributes['t'] ?? 'n',
  style: Number(attributes['s'] ?? 0),
  text: '',
})

/** Starts a program, or fetches something, when the file is opened. */
const RUNS = /\|\s*'|\b(?:WEBSERVICE|RTD|CALL|REGISTER|EXEC)\s*\(/i

/** Parts of a text that a formula joins are read as one. */
function readFormula({ report }: PackagePart, place: string, formula: string): void {
  if (RUNS.test(formula)) report.add('script', place, formula)
  const joined = formula.replace(/"\s*[&,]\s*"/g, '')
  report.text(place, formula)
  if (joined !== formula) report.text(place, joined)
}

/** What stands in a cell, where it could be a part of a citizen's number. */
function signsOf({ facts }: PackagePart, { type, text }: OpenCell): string {
  return type === 's' ? (facts.signs.get(Number(text)) ?? '') : text
}

function tellCovered({ report }: PackagePart, sheet: string, { type, text, reference }: OpenCell): void {
  report.add('covered-text', `${sheet} 单元格 ${reference}`, type === 's' ? '图形或者图片盖住的内容' : text)
}

function readCell({ facts, report }: PackagePart, sheet: string, cell: OpenCell): void {
  const { reference, type, style } = cell
  if (cell.text === '') return
  const text = type === 's' ? cell.text : withoutEscapes(cell.text)
  const place = () => `${sheet} 单元格 ${reference}`
  const unseen = facts.cellStyles.get(style)
  if (unseen) report.add(unseen, place(), type === 's' ? '格式使内容不显示' : text)
  if (type === 's') {
    const found = facts.strings.get(Number(text))
    if (found === undefined) return
    facts.stringsShown.add(Number(text))
    for (const { masked, kind } of found) report.add(kind, place(), masked)
  } else if (type !== 'n' || text.length > 10) {
    const digits = type === 'n' ? wholeNumber(text) : text
    report.text(place(), digits)
    if (type === 'n' && isPartOfCitizensNumber(digits)) report.add('resident-id', place(), maskedDamaged(digits))
  }
}

export const placeOfSheet = ({ facts, path }: Pick<PackagePart, 'facts' | 'path'>): string =>
  `工作表“${facts.sheets.get(path)?.name ?? path}”`

const maskedDamaged = (digits: string): string => `${digits.slice(0, 2)}${'*'.repeat(13)}…`

/** Spreadsheets write any sign as `_x0031_` where they like. ECMA-376-1, 22.9.2.19 */
export const withoutEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** Spreadsheets keep long numbers as 1.1010519491231E+17. */
function wholeNumber(text: string): string {
  const value = Number(text)
  if (!/e/i.test(text) || !Number.isFinite(value) || Math.abs(value) > 1e25) return text
  return Number.isInteger(value) ? BigInt(value).toString() : text
}

/** What may be a part of a citizen's number; so many of them are remembered. */
const SIGNS = /^\d{0,17}[\dXx]$/
const MOST_SIGNS = 100_000

/** Reads the table of strings: what is personal is told later, at the cells that show it. */
export function sharedStringsReader({ facts }: PackagePart): XmlReader {
  let [number, text, inText] = [0, '', false]
  return {
    open: (name) => {
      if (name === 'si') text = ''
      inText = name === 't'
    },
    text: (more) => {
      if (inText) text += more
    },
    close: (name) => {
      inText = false
      if (name !== 'si') return
      const shown = withoutEscapes(text)
      const found = personalDataIn(shown)
      if (found.length > 0) facts.strings.set(number, found)
      else if (SIGNS.test(shown) && facts.signs.size < MOST_SIGNS) facts.signs.set(number, shown)
      number += 1
    },
  }
}

/** Strings no cell shows any more: left over from cells that were deleted. */
export function tellUnshownStrings({ facts, report }: Omit<PackagePart, 'path' | 'content'>): void {
  for (const [number, found] of facts.strings)
    if (!facts.stringsShown.has(number))
      for (const { kind, masked } of found) report.add(kind, '没有单元格显示的文字（已删除内容的残留）', masked)
}
