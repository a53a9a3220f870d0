import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A line as it stands on the page: its text, and where it begins, in points from the lower left corner. */
export type PrintedLine = { text: string; x: number; y: number }
export type PrintedPage = { width: number; height: number; text: string; lines: PrintedLine[] }

/** Reads the pages of a PDF line by line, from top to bottom. */
export async function pdfPages(bytes: Uint8Array): Promise<PrintedPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const document = await task.promise
  const pages: PrintedPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    const texts = items as TextItem[]
    pages.push({ width, height, text: texts.map(({ str = '' }) => str).join(''), lines: linesOf(texts) })
  }
  await task.destroy()
  return pages
}

type TextItem = { str?: string; transform: number[] }

function linesOf(items: readonly TextItem[]): PrintedLine[] {
  const lines = new Map<number, PrintedLine>()
  for (const { str = '', transform } of items) {
    if (str.trim() === '') continue
    const [x, y] = [transform[4] ?? 0, transform[5] ?? 0]
    const key = [...lines.keys()].find((each) => Math.abs(each - y) < 3) ?? y
    const line = lines.get(key)
    if (line) line.text += str
    else lines.set(key, { text: str, x, y })
  }
  return [...lines.values()].sort((one, other) => other.y - one.y)
}

/** Text without any blanks, to compare what is said whatever the lines. */
export const squeezed = (text: string): string => text.replace(/\s/g, '')
