import { lookAtDrawing } from './drawing-marks.ts'
import { fileNameOf, type PackagePart } from './package-part.ts'
import { type XmlReader } from './read-xml.ts'

/** Series and categories of a chart that are not shown. */
const FILTERED = /^filtered(?:\w+Series|\w*Category\w*)$/

/** Any part without a reader of its own (charts, diagrams, tables): personal data in its text. */
export function textReader({ report, path }: PackagePart): XmlReader {
  let text = ''
  const place = fileNameOf(path)
  return {
    open: (name, attributes) => {
      lookAtDrawing(report, place, name, attributes)
      if (FILTERED.test(name)) report.add('hidden-object', place, '图表里筛选掉、不显示的数据')
    },
    text: (more) => {
      text += more
    },
    close: (name) => {
      // Runs of one paragraph belong together; anything else ends where its element ends.
      if (/^(?:r|t|t?span|rPr|br|font|b|i|u|s|sub|sup|a|strong|em)$/.test(name)) return
      if (text.trim() !== '') report.text(place, text)
      text = ''
    },
  }
}

/** Data that a template or another program put into the document, shown nowhere. */
export function customDataReader(part: PackagePart): XmlReader {
  const reader = textReader(part)
  let all = ''
  let depth = 0
  return {
    open: (_, attributes) => {
      depth += 1
      // What programs note for themselves there is Latin.
      for (const name in attributes) if (/\p{Script=Han}/u.test(attributes[name] ?? '')) all += `${attributes[name]} `
    },
    text: (more) => {
      reader.text?.(more)
      if (all.length < 200) all += more
    },
    close: (name) => {
      reader.close?.(name)
      depth -= 1
      if (depth === 0 && all.trim() !== '') part.report.add('metadata', `附加数据 ${fileNameOf(part.path)}`, all)
    },
  }
}

/** A sheet of macros of the old kind, or of a dialogue. */
export const macroSheetReader = ({ report, path }: PackagePart): XmlReader => ({
  close: (name) => {
    if (/^(?:macro|dialog)sheet$/.test(name)) report.add('macro', fileNameOf(path), '宏工作表')
  },
})

/** What a shared workbook remembers of who changed which cell. */
export function revisionsReader({ report, path }: PackagePart): XmlReader {
  const place = `共享工作簿的修订记录 ${fileNameOf(path)}`
  return {
    open: (name, attributes) => {
      if (name === 'header') report.add('tracked-change', place, attributes['userName'] ?? '')
      if (/^r(?:cc|rc|m|fmt|sht|dn|cft)$/.test(name)) report.add('tracked-change', place, '单元格修订')
    },
    text: (text) => report.text(place, text),
  }
}

/** The list of kinds of parts: a document with macros says so here. */
export const contentTypesReader = ({ report }: PackagePart): XmlReader => ({
  open: (_, { ContentType = '' }) => {
    if (/macroEnabled/i.test(ContentType)) report.add('macro', '文件类型', '启用宏的文件')
  },
})
