import { type Block, type OfficialDocument } from '../letters/document.ts'
import { dayText } from '../letters/phrases.ts'

const INDENT = '　　'

/** A document as plain text, in the order it is printed; paragraphs indented by two characters, lines unbroken. */
export function documentText({ redHead, sections }: OfficialDocument): string {
  const head = redHead === undefined ? [] : [redHead.organ, redHead.number]
  return [...head, ...sections.flatMap(({ blocks }) => blocks.flatMap(linesOf)), ''].join('\n')
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'title':
      return [...block.lines]
    case 'heading':
      return [INDENT + block.text]
    case 'paragraph':
      return [(block.set === undefined ? INDENT : '') + block.runs.map(({ text }) => text).join('')]
    case 'address':
      return [block.url]
    case 'list':
      return block.items.map(({ mark, text }) => INDENT + mark + text)
    case 'seated':
      return [...block.lines]
    case 'table':
      return [
        ...(block.caption === undefined ? [] : [block.caption]),
        ...block.table.rows.map((row) => row.map(({ text }) => text).join('\t')),
      ]
    case 'signature':
      return ['', block.organ, dayText(block.on)]
    case 'blank':
    case 'page-break':
      return ['']
  }
}
