import { type XmlReader } from './read-xml.ts'
import { type PackagePart } from './package-part.ts'

const WHITE = /^(?:FF)?FFFFFF$/i

/** Reads the formats of a workbook: those that show nothing, and white letters on no ground. */
export function stylesReader({ facts }: PackagePart): XmlReader {
  const blankFormats = new Set<string>()
  const whiteFonts = new Set<number>()
  const emptyFills = new Set<number>()
  const counts = { font: 0, fill: 0, xf: 0 }
  let within = ''
  const list = /^(?:fonts|fills|cellXfs|cellStyleXfs|dxfs)$/
  return {
    open: (name, attributes) => {
      if (list.test(name)) within = name
      else if (name === 'numFmt' && isBlankFormat(attributes['formatCode'] ?? ''))
        blankFormats.add(attributes['numFmtId'] ?? '')
      else if (within === 'fonts' && name === 'color' && isWhite(attributes)) whiteFonts.add(counts.font)
      else if (within === 'fills' && name === 'patternFill' && (attributes['patternType'] ?? 'none') === 'none')
        emptyFills.add(counts.fill)
      else if (within === 'cellXfs' && name === 'xf') {
        const isUnseen = whiteFonts.has(Number(attributes['fontId'])) && emptyFills.has(Number(attributes['fillId']))
        if (isUnseen || blankFormats.has(attributes['numFmtId'] ?? '')) facts.cellStyles.add(counts.xf)
        counts.xf += 1
      }
    },
    close: (name) => {
      if (list.test(name)) within = ''
      else if (within === 'fonts' && name === 'font') counts.font += 1
      else if (within === 'fills' && name === 'fill') counts.fill += 1
    },
  }
}

const isWhite = (color: Readonly<Record<string, string>>): boolean =>
  WHITE.test(color['rgb'] ?? '') || (color['theme'] === '0' && color['tint'] === undefined)

/** `;;;` has a section for every value, and nothing in any. */
const isBlankFormat = (code: string): boolean => /^;{2,3}$/.test(code.replace(/\s|""/g, ''))
