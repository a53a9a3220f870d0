/** A table as read from a document: every row as wide as the table, a merged cell's text repeated in all it covers. */
export type PageTable = readonly (readonly string[])[]

/** A published report as a reader finds it: paragraphs and tables in order. */
export type PageBlock = { type: 'text'; text: string } | { type: 'table'; rows: PageTable }

/** The words of a page alone, one paragraph a line. */
export const pageText = (blocks: readonly PageBlock[]): string[] =>
  blocks.flatMap((block) => (block.type === 'text' && block.text.trim() !== '' ? [block.text.trim()] : []))

/** The tables of a page in order. */
export const pageTables = (blocks: readonly PageBlock[]): PageTable[] =>
  blocks.flatMap((block) => (block.type === 'table' ? [block.rows] : []))
