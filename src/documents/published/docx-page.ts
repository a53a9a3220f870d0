import { type PageBlock } from '../../law/report/published/published-page.ts'
import { readXml, type Attributes } from '../release-gate/read-xml.ts'
import { FileRefused } from '../release-gate/finding.ts'
import { TableError } from '../table.ts'
import { unzip, ZipError } from '../unzip.ts'
import { spreadSpans, type SpannedCell } from './table-spans.ts'

/** A report unpacks to a few megabytes at most. */
const UNPACKED = 32 * 1024 * 1024
const UNREADABLE = '这个 Word 文件打不开，可能已损坏；请在 Word 或 WPS 中另存为 .docx 后再试'

/** The paragraphs and tables of a .docx file as they are read, deleted text left out. @throws TableError */
export function docxPage(file: Buffer): PageBlock[] {
  try {
    const document = [...unzip(file, UNPACKED)].find(({ name }) => name === 'word/document.xml')
    if (!document) throw new TableError(UNREADABLE)
    return blocksOf(document.content)
  } catch (cause) {
    if (cause instanceof ZipError || cause instanceof FileRefused) throw new TableError(UNREADABLE, { cause })
    throw cause
  }
}

type OpenTable = { rows: SpannedCell[][]; cell: SpannedCell | null }

function blocksOf(content: Buffer): PageBlock[] {
  const blocks: PageBlock[] = []
  const tables: OpenTable[] = []
  let [text, taking, deleted] = ['', false, 0]
  readXml(content, {
    open: (name, attributes) => {
      if (name === 'del' || name === 'moveFrom') deleted += 1
      else if (name === 'tbl') tables.push({ rows: [], cell: null })
      else if (name === 'tr') tables.at(-1)?.rows.push([])
      else if (name === 'tc') openCell(tables.at(-1))
      else if (name === 't') taking = deleted === 0
      else if (name === 'tab' || name === 'br') text += ' '
      else format(tables.at(-1)?.cell, name, attributes)
    },
    text: (piece) => {
      if (taking) text += piece
    },
    close: (name) => {
      if (name === 'del' || name === 'moveFrom') deleted -= 1
      else if (name === 't') taking = false
      else if (name === 'p') {
        const cell = tables.at(-1)?.cell
        if (cell) cell.text += text
        else if (tables.length === 0) blocks.push({ type: 'text', text })
        text = ''
      } else if (name === 'tc') closeCell(tables.at(-1))
      else if (name === 'tbl') {
        const table = tables.pop()
        // A table within a table is layout; its words belong to nobody's figures.
        if (table && tables.length === 0) blocks.push({ type: 'table', rows: spreadSpans(table.rows) })
      }
    },
  })
  return blocks
}

function openCell(table: OpenTable | undefined): void {
  if (table) table.cell = { text: '', columns: 1, rows: 1, continues: false }
}

function closeCell(table: OpenTable | undefined): void {
  if (table?.cell) table.rows.at(-1)?.push(table.cell)
  if (table) table.cell = null
}

function format(cell: SpannedCell | null | undefined, name: string, { val }: Attributes): void {
  if (!cell) return
  if (name === 'gridSpan') cell.columns = Math.min(100, Math.max(1, Number(val) || 1))
  if (name === 'vMerge') cell.continues = val !== 'restart'
}
