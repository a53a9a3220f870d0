import { inThread } from './bounded-thread.ts'
import { docxPage } from './published/docx-page.ts'
import { TableError } from './table.ts'

const LONGEST_SECONDS = 30

/** What the thread that reads a PDF answers. */
export type PdfTextAnswer = { text: string } | 'broken'

/**
 * The text of a letter as uploaded, in the order it is read; empty for a scan, which has none. Null where the file cannot
 * be opened.
 */
export async function copyText(bytes: Uint8Array, format: 'pdf' | 'docx'): Promise<string | null> {
  if (format === 'docx') return docxText(bytes)
  const thread = new URL('./pdf-text-thread.ts', import.meta.url)
  const answer = await inThread<PdfTextAnswer>(thread, { bytes: new Uint8Array(bytes) }, LONGEST_SECONDS)
  return typeof answer === 'string' ? null : answer.text
}

function docxText(bytes: Uint8Array): string | null {
  try {
    return docxPage(Buffer.from(bytes))
      .map((block) => (block.type === 'text' ? block.text : block.rows.flat().join('\n')))
      .join('\n')
  } catch (error) {
    if (error instanceof TableError) return null
    throw error
  }
}
