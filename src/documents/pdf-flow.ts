import type { Content } from 'pdfmake/interfaces.js'
import { isHead, keptWithSignature, type Block, type Sheet } from '../letters/document.ts'
import { pdfBlock } from './pdf-blocks.ts'
import { intoRoom, LINE } from './pdf-style.ts'
import { startOfTable } from './pdf-table.ts'

/**
 * The blocks of a section, so that no page ends with what heads the next, and none bears a signature alone.
 */
export function pdfFlow(blocks: readonly Block[], sheet: Sheet): Content[] {
  const set = (part: readonly Block[]) => part.flatMap((block) => pdfBlock(block, sheet))
  const contents: Content[] = []
  for (let at = 0; at < blocks.length;) {
    const signed = signedGroup(blocks, at)
    const first = signed ?? headsAt(blocks, at)
    const next = signed === null ? blocks.slice(first, first + 1) : []
    const heads = set(blocks.slice(at, first))
    if (signed !== null) contents.push({ unbreakable: true, stack: heads })
    else contents.push(...intoRoom(heads, set(next), roomFor(next[0], sheet)))
    at = first + next.length
  }
  return contents
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
