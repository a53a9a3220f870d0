import { type Attributes } from './read-xml.ts'
import { type Report } from './report.ts'

const CHANGES: Record<string, string> = { ins: '插入', del: '删除', moveFrom: '移走', moveTo: '移入' }
const CELLS: Record<string, string> = { cellIns: '插入单元格', cellDel: '删除单元格', cellMerge: '合并单元格' }

type Change = { element: string; author: string; text: string }

/** Follows tracked changes: what was inserted, deleted, moved or formatted, and by whom. */
export function newChanges(report: Report, place: () => string) {
  const open: Change[] = []
  return {
    open(name: string, { author = '' }: Attributes) {
      if (name in CHANGES) open.push({ element: name, author, text: '' })
      else if (name in CELLS) report.add('tracked-change', place(), `${CELLS[name]}（${author}）`)
      else if (/^(?:[rp]|sect|tbl|tc|tr|tblGrid|numbering)(?:Pr|Ex|PrEx)?Change$/.test(name))
        report.add('tracked-change', place(), `修改格式（${author}）`)
    },
    text(text: string) {
      for (const change of open) change.text += text
    },
    close(name: string) {
      if (open.at(-1)?.element !== name) return
      const change = open.pop()
      if (change)
        report.add('tracked-change', place(), `${CHANGES[name]}（${change.author}）：${change.text || '段落标记'}`)
    },
  }
}
