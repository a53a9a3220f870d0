import {
  COMPLAINT_BLOCKS,
  REMEDY_BLOCKS,
  REMEDY_COLUMNS,
  type Cell,
  type ComplaintBlock,
  type RemedyBlock,
  type RemedyColumn,
} from '../filled-report.ts'
import { bareLabel, readFigure } from './figure-cells.ts'
import { type PageTable } from './published-page.ts'

type Block = RemedyBlock | ComplaintBlock
type Cells = Record<RemedyColumn, Cell>

/** The disputes as read, block by block; a block that was not found is missing. */
export type ReadDisputes = { blocks: Partial<Record<Block, Cells>>; problems: string[] }

/** Whether a table counts disputes by their result. */
export const isDisputes = (table: PageTable): boolean => {
  const words = bareLabel(table.flat().join(''))
  return words.includes('结果维持') && words.includes('尚未审结')
}

const NAMES: readonly (readonly [RegExp, Block])[] = [
  [/复议后起诉$/, 'lawsuit-after-reconsideration'],
  [/未经复议直接起诉$/, 'lawsuit-direct'],
  [/行政复议$/, 'reconsideration'],
  [/举报$/, 'violation-report'],
  [/投诉$/, 'complaint'],
  [/申诉$/, 'institutional-appeal'],
]
const WIDTH = REMEDY_COLUMNS.length

/**
 * Reads table four in either way it is printed: one line of figures under the heads of all blocks, as the form has it, or a
 * line a kind of dispute.
 */
export function readDisputes(table: PageTable): ReadDisputes {
  const byLine = table.flatMap((row) => lineOf(row) ?? [])
  if (byLine.length > 0) return merged(byLine)
  return merged(oneLine(table))
}

type Line = { block: Block; texts: readonly string[] }

function lineOf(row: readonly string[]): Line[] | null {
  const label = bareLabel(row.slice(0, -WIDTH).at(-1) ?? '')
  const block = NAMES.find(([name]) => name.test(label))?.[1]
  return block === undefined || row.length > 2 * WIDTH ? null : [{ block, texts: row.slice(-WIDTH) }]
}

/** The last line of numbers, split under the names above it. */
function oneLine(table: PageTable): Line[] {
  const figures = table.findLast((row) => row.filter((text) => /\d/.test(text)).length >= WIDTH && row.length >= WIDTH)
  if (!figures) return []
  const heads = table.filter((row) => row !== figures)
  return Array.from({ length: Math.floor(figures.length / WIDTH) }, (_, at): Line[] => {
    const from = at * WIDTH
    const words = heads.map((row) => bareLabel(row[from] ?? ''))
    const block = NAMES.find(([name]) => words.some((word) => name.test(word)))?.[1]
    return block === undefined ? [] : [{ block, texts: figures.slice(from, from + WIDTH) }]
  }).flat()
}

function merged(lines: readonly Line[]): ReadDisputes {
  const problems: string[] = []
  const blocks: Partial<Record<Block, Cells>> = {}
  for (const { block, texts } of lines) {
    const read = texts.map(readFigure)
    for (const { bad } of read) if (bad !== null) problems.push(`复议、诉讼情况表里写的是“${bad}”，不是数字`)
    blocks[block] = Object.fromEntries(REMEDY_COLUMNS.map((column, at) => [column, read[at]?.value ?? null])) as Cells
  }
  return { blocks, problems }
}

/** The blocks of one kind as a report holds them, those not read blank. */
export function remediesOf({ blocks }: ReadDisputes): Record<RemedyBlock, Cells> {
  return Object.fromEntries(REMEDY_BLOCKS.map((block) => [block, blocks[block] ?? blank()])) as Record<
    RemedyBlock,
    Cells
  >
}
export function complaintsOf({ blocks }: ReadDisputes): Record<ComplaintBlock, Cells> | undefined {
  if (COMPLAINT_BLOCKS.every((block) => blocks[block] === undefined)) return undefined
  return Object.fromEntries(COMPLAINT_BLOCKS.map((block) => [block, blocks[block] ?? blank()])) as Record<
    ComplaintBlock,
    Cells
  >
}
const blank = () => Object.fromEntries(REMEDY_COLUMNS.map((column) => [column, null])) as Cells
