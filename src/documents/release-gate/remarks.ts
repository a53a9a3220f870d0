import { type XmlReader } from './read-xml.ts'
import { fileNameOf, type PackagePart } from './package-part.ts'

const REMARKS = new Set(['comment', 'cm', 'threadedComment'])
const TEXT = new Set(['t', 'text'])

/** Reads the comments of a document, a sheet or slides: where, by whom, what. */
export function remarksReader({ report, path, facts }: PackagePart): XmlReader {
  const sheet = sheetOf(path, facts)
  const authors: string[] = []
  let remark: { place: string; author: string; text: string } | null = null
  let [listed, inText] = [null as string | null, false]
  return {
    open: (name, { ref, author, authorId }) => {
      if (REMARKS.has(name)) {
        const by = author ?? authors[Number(authorId)] ?? ''
        remark = {
          place: ref === undefined ? `批注（${sheet}）` : `${sheet} 单元格 ${ref} 的批注`,
          author: by,
          text: '',
        }
      }
      if (name === 'author' && !remark) listed = ''
      inText = TEXT.has(name)
    },
    text: (text) => {
      if (listed !== null) listed += text
      if (remark && inText) remark.text += text
    },
    close: (name) => {
      inText = inText && !TEXT.has(name)
      if (name === 'author' && listed !== null) {
        authors.push(listed)
        listed = null
      }
      if (!REMARKS.has(name) || !remark) return
      report.add('comment', remark.place, remark.author ? `${remark.author}：${remark.text}` : remark.text)
      report.text(remark.place, remark.text)
      remark = null
    },
  }
}

/** The sheet a comment part belongs to. */
function sheetOf(path: string, { relations, sheets }: PackagePart['facts']): string {
  for (const [from, list] of relations)
    if (list.some(({ target }) => fileNameOf(target) === fileNameOf(path))) {
      const name = sheets.get(from)?.name
      if (name !== undefined) return `工作表“${name}”`
    }
  return fileNameOf(path)
}
