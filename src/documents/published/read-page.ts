import { type PageBlock } from '../../law/report/published/published-page.ts'
import { decodeText } from '../decode-text.ts'
import { TABLE_LIMITS, TableError } from '../table.ts'
import { zipEntries, ZipError } from '../unzip.ts'
import { readXlsx } from '../xlsx-reader.ts'
import { docxPage } from './docx-page.ts'
import { htmlPage } from './html-page.ts'

/** A report as sent: a page to be read, or JSON that says what it means. */
export type SentReport = { kind: 'page'; blocks: PageBlock[] } | { kind: 'json'; json: unknown }

const PROBLEMS = {
  pdf: '这是 PDF 文件，表格不能可靠读取；请上传 Word（.docx）、Excel（.xlsx）、网页（.html）或 JSON 文件，也可以把网页全文粘贴进来',
  old: '这是旧格式的 Office 文件，请另存为 .docx 或 .xlsx 后再试',
  empty: '文件是空的',
  unknown: '认不出这个文件；请上传 .docx、.xlsx、.html 或 .json 文件',
  json: 'JSON 写得不完整，请检查括号和引号',
} as const

/**
 * Reads a published report sent as DOCX, XLSX, HTML or JSON; what it is, its first bytes say. @throws TableError, in words for
 * the sender
 */
export async function readSentReport(bytes: Buffer): Promise<SentReport> {
  if (bytes.length === 0) throw new TableError(PROBLEMS.empty)
  const start = bytes.subarray(0, 8).toString('hex')
  if (start.startsWith('504b0304')) return { kind: 'page', blocks: await officePage(bytes) }
  if (start.startsWith('25504446')) throw new TableError(PROBLEMS.pdf)
  if (start.startsWith('d0cf11e0a1b11ae1')) throw new TableError(PROBLEMS.old)
  const text = decodeText(bytes).trim()
  if (/^[[{]/.test(text)) return { kind: 'json', json: parsed(text) }
  if (/<table[\s>]/i.test(text)) return { kind: 'page', blocks: htmlPage(text) }
  if (text.includes('\t')) return { kind: 'page', blocks: pastedPage(text) }
  throw new TableError(PROBLEMS.unknown)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw new TableError(PROBLEMS.json, { cause })
  }
}

async function officePage(bytes: Buffer): Promise<PageBlock[]> {
  if (partsOf(bytes).some((name) => name === 'word/document.xml')) return docxPage(bytes)
  const sheets = await readXlsx(bytes, TABLE_LIMITS)
  return sheets.flatMap(({ rows }): PageBlock[] => {
    const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
    const grid = rows.map(({ cells }) => Array.from({ length: width }, (_, at) => cells[at] ?? ''))
    // A line that is one merged text is a sentence or a title, wherever it stands.
    const texts = grid.flatMap((row) =>
      new Set(row.filter((cell) => cell !== '')).size === 1 ? [row.find((cell) => cell !== '')!] : [],
    )
    return [...texts.map((text): PageBlock => ({ type: 'text', text })), { type: 'table', rows: grid }]
  })
}

function partsOf(bytes: Buffer): string[] {
  try {
    return zipEntries(bytes).map(({ name }) => name)
  } catch (cause) {
    if (cause instanceof ZipError) throw new TableError(PROBLEMS.unknown, { cause })
    throw cause
  }
}

/** Cells copied out of a spreadsheet or a web page: lines with tabs are rows, the others words. */
function pastedPage(text: string): PageBlock[] {
  const blocks: PageBlock[] = []
  let rows: string[][] = []
  const close = () => {
    const width = Math.max(0, ...rows.map((row) => row.length))
    // A merged head is copied once: what is missing at the left of a line belongs to the one above.
    const full = rows.map((row) => [...Array<string>(width - row.length).fill(''), ...row])
    if (rows.length > 0) blocks.push({ type: 'table', rows: full })
    rows = []
  }
  for (const line of text.split(/\r?\n/)) {
    if (line.includes('\t')) rows.push(line.split('\t'))
    else {
      close()
      if (line.trim() !== '') blocks.push({ type: 'text', text: line.trim() })
    }
  }
  close()
  return blocks
}
