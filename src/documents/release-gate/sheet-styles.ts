import { type Attributes, type XmlReader } from './read-xml.ts'
import { type PackagePart } from './package-part.ts'

const WHITE = 'FFFFFF'
const BLACK = '000000'
/** Nobody reads letters of a point and a half. */
const SMALLEST_POINTS = 1.5
/** Numbers of the old palette that are black or white; 64 is the system's colour of writing. ECMA-376-1, 18.8.27 */
const INDEXED: Readonly<Record<string, string>> = { '0': BLACK, '1': WHITE, '8': BLACK, '9': WHITE, '64': BLACK }
/** The first colours of every theme: ground and writing. */
const THEME: Readonly<Record<string, string>> = { '0': WHITE, '1': BLACK }

/** What a condition makes of a cell. */
type Condition = { isWhite: boolean; isFilled: boolean; isBlank: boolean }
type Font = { colour: string; small: boolean }

/** Reads the formats of a workbook: those that show nothing, and letters of the colour of their ground. */
export function stylesReader({ facts }: PackagePart): XmlReader {
  const blankFormats = new Set<string>()
  const fonts: Font[] = []
  const fills: (string | null)[] = []
  let [within, styles] = ['', 0]
  let [formats, format, isBorder] = [0, null as Condition | null, false]
  const list = /^(?:fonts|fills|cellXfs|cellStyleXfs|dxfs)$/
  return {
    open: (name, attributes) => {
      if (list.test(name)) within = name
      else if (within === 'dxfs') readCondition(name, attributes)
      else if (name === 'numFmt' && isBlankFormat(attributes['formatCode'] ?? ''))
        blankFormats.add(attributes['numFmtId'] ?? '')
      else if (within === 'fonts') readFont(name, attributes)
      else if (within === 'fills') readFill(name, attributes)
      else if (within === 'cellXfs' && name === 'xf') readFormat(attributes)
    },
    close: (name) => {
      if (list.test(name)) within = ''
      if (name === 'dxf' && format) {
        if (format.isBlank || (format.isWhite && !format.isFilled)) facts.hidingFormats.add(formats)
        formats += 1
      }
    },
  }

  function readFont(name: string, attributes: Attributes): void {
    if (name === 'font') fonts.push({ colour: BLACK, small: false })
    const font = fonts.at(-1)
    if (font && name === 'color') font.colour = colourOf(attributes)
    if (font && name === 'sz') font.small = Number(attributes['val']) <= SMALLEST_POINTS
  }

  function readCondition(name: string, attributes: Attributes): void {
    if (name === 'dxf') format = { isWhite: false, isFilled: false, isBlank: false }
    if (name === 'font' || name === 'border') isBorder = name === 'border'
    if (!format) return
    if (name === 'color' && !isBorder) format.isWhite = colourOf(attributes) === WHITE
    if (name === 'numFmt') format.isBlank = isBlankFormat(attributes['formatCode'] ?? '')
    if (name === 'fill') format.isFilled = true
  }

  /** Null: no ground. */
  function readFill(name: string, attributes: Attributes): void {
    if (name === 'fill') fills.push(null)
    const last = fills.length - 1
    if (name === 'patternFill' && (attributes['patternType'] ?? 'none') !== 'none')
      fills[last] = attributes['patternType'] === 'solid' ? BLACK : ''
    if (name === 'gradientFill') fills[last] = ''
    if (name === 'fgColor' && fills[last]) fills[last] = colourOf(attributes)
  }

  function readFormat({ numFmtId = '', fontId, fillId }: Attributes): void {
    const [font, fill] = [fonts[Number(fontId)], fills[Number(fillId)] ?? null]
    if (blankFormats.has(numFmtId) || font?.small || (font?.colour === WHITE && (fill === null || fill === WHITE)))
      facts.cellStyles.set(styles, 'hidden-text')
    else if (font && fill !== null && font.colour !== '' && font.colour === fill)
      facts.cellStyles.set(styles, 'covered-text')
    styles += 1
  }
}

/** Six digits; empty where it cannot be told. */
function colourOf({ rgb, theme, tint, indexed }: Attributes): string {
  if (rgb !== undefined) return rgb.slice(-6).toUpperCase()
  if (theme !== undefined) return tint === undefined ? (THEME[theme] ?? `theme ${theme}`) : `theme ${theme} ${tint}`
  return INDEXED[indexed ?? ''] ?? ''
}

/** `;;;` has a section for every value, and nothing in any; others show a word instead, or write in white. */
function isBlankFormat(code: string): boolean {
  if (/\[(?:white|白色)\]/i.test(code)) return true
  const shown = code.replace(/"[^"]*"|\\.|_.|\*./g, '')
  const sections = shown.split(';').map((section) => section.replace(/\[[^\]]*\]|\s/g, ''))
  const isLiteral = sections.every((section) => !/[0#?@.]|general|通用格式|[ymdhse]/i.test(section))
  return isLiteral && (sections.length > 2 || code === '""')
}
