import { excerptOf, personalDataAsWritten } from '../personal-data.ts'
import { isOn } from '../read-xml.ts'
import { columnNumber, isHiddenColumn, isHiddenRow } from '../hidden-cells.ts'
import { isIn } from '../cell-covers.ts'
import { type CellRange } from '../placed.ts'
import { placeOfCondition } from '../conditions.ts'
import { placeOfSheet } from '../worksheet.ts'
import { keepsAt } from './choices.ts'
import { masked } from './masking.ts'
import { type PackageCleaning } from './package-cleaning.ts'
import { drop, nearest, type Element, type Rules, type Told } from './rewrite-xml.ts'
import { openTag, plainXml } from './xml-text.ts'

const FORMULA = /^(?:formula1?|formula2|f)$/
const RULED = /^(?:dataValidation|cfRule)$/

/** A sheet: hidden rows, columns and texts emptied, personal data masked, formulas as values where they might change. */
export function sheetRules(path: string, cleaning: PackageCleaning, always: readonly string[]): Rules {
  const { choices, freezes } = cleaning
  const place = placeOfSheet({ path, facts: cleaning.facts })
  const rowsGo = !keepsAt(choices, 'hidden-rows', `${place} `)
  const columnsGo = !keepsAt(choices, 'hidden-columns', `${place} `)
  const hidden: [number, number][] = []
  const unseen = always
    .filter((cells) => !keepsAt(choices, 'hidden-text', placeOfCondition(place, cells)))
    .flatMap((cells) => cells.split(' ').map(rangeOf))
  let [rowsByDefault, row, column, value] = [false, 0, 0, '']
  return {
    masksItself: ({ name }) => name === 'c',
    open(element) {
      const { name, attributes } = element
      if (name === 'c') openCell(element)
      else if (name === 'row') openRow(element)
      else if (name === 'f' && element.parent?.name === 'c' && freezes) freeze(element)
      else if (name === 'col' && isHiddenColumn(attributes))
        hidden.push([Number(attributes['min']), Number(attributes['max'])])
      else if (name === 'sheetFormatPr') rowsByDefault = isOn(attributes['zeroHeight'])
      else if (name === 'filterColumn' && rowsGo) drop(element)
      else if (name === 'dataValidations') delete attributes['count']
    },
    close(element, told) {
      if (element.name === 'v') value = element.text
      else if (element.name === 'row' && told.length > 0) emptyRow(element)
      else if (element.name === 'cfRule' && told.some(({ kind }) => kind === 'hidden-text') && unseen.length > 0)
        dropHiding(element, told)
      else if (element.name === 'c') closeCell(cleaning, element, value, told)
      else if (FORMULA.test(element.name)) forgetRemoved(cleaning, element)
    },
  }

  function openRow(element: Element): void {
    row = Number(element.attributes['r'] ?? row + 1)
    column = 0
    if (rowsGo && isHiddenRow(element.attributes, rowsByDefault)) drop(element)
  }

  function openCell(cell: Element): void {
    const reference = cell.attributes['r']
    column = reference === undefined ? column + 1 : columnNumber(reference)
    value = ''
    if (columnsGo && hidden.some(([from, to]) => from <= column && column <= to)) drop(cell)
    else if (unseen.some((each) => isIn(each, column, row))) drop(cell)
  }
}

/** A condition that always hides goes with what it hid; one that hides at times stays, and is told again. */
function dropHiding(rule: Element, told: readonly Told[]): void {
  if (told.every(({ excerpt }) => !excerpt.includes('（条件'))) drop(rule)
}

/** `A1:C2` */
function rangeOf(cells: string): CellRange {
  const [from = '', to = from] = cells.split(':')
  const row = (reference: string) => Number(/\d+$/.exec(reference)?.[0] ?? 0)
  return { left: columnNumber(from), top: row(from), right: columnNumber(to), bottom: row(to) }
}

function freeze(formula: Element): void {
  drop(formula)
  if (formula.parent) delete formula.parent.attributes['cm']
}

/** A number split over the cells of a row cannot be masked in one of them: the row stays empty. */
function emptyRow(row: Element): void {
  row.fate = { instead: openTag(row.tag, row.attributes, true) }
}

/** Shows instead of a cell what of it may be shown. */
function closeCell(cleaning: PackageCleaning, cell: Element, value: string, told: readonly Told[]): void {
  if (cell.fate !== 'kept' || cell.parent?.fate !== 'kept') return
  const number = cell.attributes['t'] === 's' ? Number(value) : null
  if (told.some(({ kind }) => /^(?:hidden|covered)-text$/.test(kind))) write(cell, null)
  else if (told.length > 0) write(cell, number === null ? maskedText(told) : maskedString(cleaning, number, told))
  else if (number !== null) cleaning.stringsShown.add(number)
}

/** A long number whose last digits a spreadsheet lost is told without its text. */
function maskedText(told: readonly Told[]): string {
  const whole = told.find(({ text }) => text !== undefined)
  return whole ? masked(whole.text ?? '', whole.found ?? []) : (told[0]?.excerpt ?? '')
}

function maskedString({ strings }: PackageCleaning, number: number, told: readonly Told[]): string {
  const text = strings.get(number) ?? ''
  const goes = (kind: string, excerpt: string) => told.some((each) => each.kind === kind && each.excerpt === excerpt)
  return masked(
    text,
    personalDataAsWritten(text).filter((each) => goes(each.kind, excerptOf(each.masked))),
  )
}

/** Writes a cell anew, empty or with a text of its own; its place and looks stay. */
function write(cell: Element, text: string | null): void {
  const { tag, attributes } = cell
  const before = tag.slice(0, -1)
  const kept: Record<string, string> = {}
  for (const name of ['r', 's']) if (attributes[name] !== undefined) kept[name] = attributes[name]
  const inline = `<${before}is><${before}t xml:space="preserve">${plainXml(text ?? '')}</${before}t></${before}is>`
  const filled = `${openTag(tag, { ...kept, t: 'inlineStr' })}${inline}</${tag}>`
  cell.fate = { instead: text === null ? openTag(tag, kept, true) : filled }
}

/** Lists and rules that look into a sheet which goes, go with it. */
function forgetRemoved({ removedSheets }: PackageCleaning, formula: Element): void {
  const rule = nearest(formula, RULED)
  if (rule && [...removedSheets].some((name) => formula.text.includes(name))) drop(rule)
}

/** The table of strings: what no cell shows any more is gone. A cell whose text was masked has it itself. */
export function stringsRules({ stringsShown }: PackageCleaning): Rules {
  let number = 0
  return {
    masksItself: ({ name }) => name === 'si',
    close(element) {
      if (element.name !== 'si') return
      const before = element.tag.slice(0, -2)
      if (!stringsShown.has(number)) element.fate = { instead: `<${element.tag}><${before}t/></${element.tag}>` }
      number += 1
    },
  }
}
