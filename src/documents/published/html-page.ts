import { Parser } from 'htmlparser2'
import { type PageBlock } from '../../law/report/published/published-page.ts'
import { spreadSpans, type SpannedCell } from './table-spans.ts'

/** Elements that end a paragraph. */
const BREAKS = new Set([
  'p',
  'div',
  'br',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'section',
  'article',
  'title',
  'td',
  'th',
  'tr',
  'dt',
  'dd',
  'header',
  'footer',
  'nav',
  'ul',
  'main',
  'caption',
])
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head'])

type OpenTable = { rows: SpannedCell[][]; cell: SpannedCell | null }

/** The paragraphs and tables of a web page as a reader sees them: scripts and styles left out, nothing run or fetched. */
export function htmlPage(html: string): PageBlock[] {
  const blocks: PageBlock[] = []
  const tables: OpenTable[] = []
  let [text, unseen] = ['', 0]
  const flush = () => {
    const words = text.replace(/[ \t\r\n\u00a0\u3000]+/g, ' ').trim()
    const cell = tables.at(-1)?.cell
    if (words !== '' && cell) cell.text += words
    else if (words !== '' && tables.length === 0) blocks.push({ type: 'text', text: words })
    text = ''
  }
  const parser = new Parser({
    onopentag: (name, { colspan, rowspan }) => {
      if (UNSEEN.has(name)) unseen += 1
      if (BREAKS.has(name) || name === 'table') flush()
      if (name === 'table') tables.push({ rows: [], cell: null })
      else if (name === 'tr') tables.at(-1)?.rows.push([])
      else if (name === 'td' || name === 'th') openCell(tables.at(-1), colspan, rowspan)
    },
    ontext: (piece) => {
      if (unseen === 0) text += piece
    },
    onclosetag: (name) => {
      if (UNSEEN.has(name)) unseen -= 1
      if (BREAKS.has(name) || name === 'table') flush()
      if (name === 'td' || name === 'th') closeCell(tables.at(-1))
      if (name !== 'table') return
      const table = tables.pop()
      if (table && tables.length === 0) blocks.push({ type: 'table', rows: spreadSpans(table.rows) })
    },
  })
  parser.write(html)
  parser.end()
  flush()
  return blocks
}

const span = (text: string | undefined, most: number) => Math.min(most, Math.max(1, Number(text) || 1))

function openCell(table: OpenTable | undefined, colspan?: string, rowspan?: string): void {
  if (table) table.cell = { text: '', columns: span(colspan, 100), rows: span(rowspan, 500), continues: false }
}

function closeCell(table: OpenTable | undefined): void {
  if (table?.cell) table.rows.at(-1)?.push(table.cell)
  if (table) table.cell = null
}
