import type { Content } from 'pdfmake/interfaces.js'
import { type Block, type Sheet } from '../letters/document.ts'
import { divided, isHead, keptWithSignature, lastRowApart } from '../letters/kept-together.ts'
import { TABLE_POINTS } from './official-layout.ts'
import { pdfBlock } from './pdf-blocks.ts'
import { intoRoom, LINE } from './pdf-style.ts'
import { pdfTable, startOfTable } from './pdf-table.ts'

/**
 * The blocks of a section, so that no page ends with what heads the next, and none bears a signature alone.
 */
export function pdfFlow(undivided: readonly Block[], sheet: Sheet): Content[] {
  const blocks = divided(undivided)
  const set = (part: readonly Block[]) => part.flatMap((block) => pdfBlock(block, sheet))
  const contents: Content[] = []
  for (let at = 0; at < blocks.length;) {
    const signed = signedGroup(blocks, at)
    const first = signed ?? headsAt(blocks, at)
    const next = signed === null ? blocks.slice(first, first + 1) : []
    const heads = set(blocks.slice(at, first))
    const table = signedTable(next[0], blocks[first + 1], sheet)
    if (signed !== null) contents.push({ unbreakable: true, stack: heads })
    else contents.push(...intoRoom(heads, table ?? set(next), roomFor(next[0], sheet)))
    at = first + next.length + (table === null ? 0 : 1)
  }
  return contents
}

/** A table with the signature below it: its last row goes with the signature. Null where no signature follows. */
function signedTable(table: Block | undefined, signature: Block | undefined, sheet: Sheet): Content[] | null {
  if (table?.type !== 'table' || signature?.type !== 'signature') return null
  const apart = lastRowApart(table.table)
  if (apart === null) return null
  const [above, last] = apart.map((part) => ({ ...table, table: part }))
  const row = { type: 'table' as const, table: last!.table, points: table.points ?? TABLE_POINTS }
  return [
    ...pdfTable(above!, sheet, 0),
    { unbreakable: true, stack: [...pdfTable(row, sheet), ...pdfBlock(signature, sheet)] },
  ]
}

/** Where what stays with a signature ends, if it begins here; else null. */
function signedGroup(blocks: readonly Block[], at: number): number | null {
  const signature = blocks.findIndex(({ type }, index) => index >= at && type === 'signature')
  return signature !== -1 && keptWithSignature(blocks, signature) === at ? signature + 1 : null
}

/** Where what heads others ends that begins here; here itself where nothing does. */
function headsAt(blocks: readonly Block[], at: number): number {
  const end = blocks.findIndex((block, index) => index >= at && !(isHead(block) && signedGroup(blocks, index) === null))
  return end === -1 ? blocks.length : end
}

/** How high the beginning of a block is that must not be parted from its heading, in points. */
function roomFor(block: Block | undefined, sheet: Sheet): number {
  if (block === undefined || block.type === 'page-break') return 0
  return block.type === 'table' ? startOfTable(block, sheet) : LINE
}
