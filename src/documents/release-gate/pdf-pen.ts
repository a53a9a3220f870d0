import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { boxIn, holds, IDENTITY, pointIn, scaleOf, times, within, type Box, type Matrix } from './pdf-boxes.ts'

/** A letter of a page: its middle, the box it fills (where boxes are kept), its height in points, its place in the order of painting. */
export type Letter = {
  text: string
  x: number
  y: number
  box: Box | null
  size: number
  order: number
  painted: boolean
  /** Six digits, as it is filled. */
  colour: string
  /** By its code, whatever it is said to be read as. */
  code: string
}

type State = {
  matrix: Matrix
  fill: string
  alpha: number
  blend: string
  lineWidth: number
  clip: Box | null
  font: { size: number; scale: number; rise: number; leading: number; letter: number; word: number }
  mode: number
}
type Glyph = { unicode?: string; originalCharCode?: number; width?: number; isSpace?: boolean; vmetric?: unknown }

const FIRST_STATE: State = {
  matrix: IDENTITY,
  fill: '#000000',
  alpha: 1,
  blend: 'source-over',
  lineWidth: 1,
  clip: null,
  font: { size: 0, scale: 1, rise: 0, leading: 0, letter: 0, word: 0 },
  mode: 0,
}
/** Modes of painting that leave no mark. ISO 32000-1, 9.3.6 */
const UNPAINTED = new Set([3, 7])

/** Follows the operators of a page as a painter would, and remembers where each letter came to stand. */
export function newPen({ keepsBoxes = false } = {}) {
  let state = FIRST_STATE
  const saved: State[] = []
  const letters: Letter[] = []
  let [text, line]: [Matrix, Matrix] = [IDENTITY, IDENTITY]
  let order = -1
  const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
  const moveLine = (x: number, y: number) => (text = line = times([1, 0, 0, 1, x, y], line))
  const font = (changes: Partial<State['font']>) => (state = { ...state, font: { ...state.font, ...changes } })
  const push = () => void saved.push(state)
  const pop = () => (state = saved.pop() ?? state)
  const transform = (values: ArrayLike<unknown>) => {
    const matrix = matrixOf(values)
    if (matrix) state = { ...state, matrix: times(matrix, state.matrix) }
  }

  const steps: Partial<Record<number, (values: unknown[]) => void>> = {
    [OPS.save]: push,
    [OPS.restore]: pop,
    [OPS.transform]: transform,
    [OPS.paintFormXObjectBegin]: ([matrix]) => {
      push()
      transform(isList(matrix) ? matrix : [])
    },
    [OPS.paintFormXObjectEnd]: pop,
    [OPS.beginGroup]: push,
    [OPS.endGroup]: pop,
    [OPS.setLineWidth]: ([width]) => (state = { ...state, lineWidth: number(width) }),
    [OPS.setFillRGBColor]: ([colour]) => (state = { ...state, fill: String(colour) }),
    [OPS.setFillColorN]: () => (state = { ...state, fill: 'pattern' }),
    [OPS.setGState]: ([changes]) => {
      for (const [name, value] of Array.isArray(changes) ? (changes as [string, unknown][]) : []) {
        if (name === 'ca') state = { ...state, alpha: number(value) }
        if (name === 'BM') state = { ...state, blend: String(value) }
        if (name === 'LW') state = { ...state, lineWidth: number(value) }
        if (name === 'Font' && Array.isArray(value)) font({ size: number(value[1]) })
      }
    },
    [OPS.beginText]: () => (text = line = IDENTITY),
    [OPS.setFont]: ([, size]) => font({ size: number(size) }),
    [OPS.setCharSpacing]: ([value]) => font({ letter: number(value) }),
    [OPS.setWordSpacing]: ([value]) => font({ word: number(value) }),
    [OPS.setHScale]: ([value]) => font({ scale: number(value) / 100 }),
    [OPS.setLeading]: ([value]) => font({ leading: -number(value) }),
    [OPS.setTextRise]: ([value]) => font({ rise: number(value) }),
    [OPS.setTextRenderingMode]: ([value]) => (state = { ...state, mode: number(value) }),
    [OPS.setTextMatrix]: (values) => (text = line = matrixOf(isList(values[0]) ? values[0] : values) ?? IDENTITY),
    [OPS.moveText]: ([x, y]) => moveLine(number(x), number(y)),
    [OPS.setLeadingMoveText]: ([x, y]) => {
      font({ leading: number(y) })
      moveLine(number(x), number(y))
    },
    [OPS.nextLine]: () => moveLine(0, state.font.leading),
    [OPS.showText]: ([glyphs]) => show(Array.isArray(glyphs) ? glyphs : []),
    [OPS.showSpacedText]: ([glyphs]) => show(Array.isArray(glyphs) ? glyphs : []),
    [OPS.nextLineShowText]: ([glyphs]) => {
      moveLine(0, state.font.leading)
      show(Array.isArray(glyphs) ? glyphs : [])
    },
    [OPS.nextLineSetSpacingShowText]: ([word, letter, glyphs]) => {
      font({ word: number(word), letter: number(letter) })
      moveLine(0, state.font.leading)
      show(Array.isArray(glyphs) ? glyphs : [])
    },
  }

  return {
    take(operator: number, values: unknown[]) {
      order += 1
      steps[operator]?.(values)
    },
    matrix: () => state.matrix,
    lineWidth: () => state.lineWidth,
    isOpaque: () => state.alpha > 0.9 && /^(?:source-over|normal)$/i.test(state.blend),
    colour: () => state.fill,
    /** What is painted from here on is seen within the box only. */
    clip: (box: Box) => (state = { ...state, clip: state.clip ? within(state.clip, box) : box }),
    /** What is seen of a page. */
    shown: (page: Box): Box => (state.clip ? within(state.clip, page) : page),
    letters: () => letters,
  }

  function show(glyphs: readonly unknown[]) {
    const { size, scale, rise, letter, word } = state.font
    for (const each of glyphs) {
      if (typeof each === 'number') move((-each / 1000) * size * scale)
      else if (each !== null && typeof each === 'object') {
        const glyph = each as Glyph
        const width = ((glyph.width ?? 0) / 1000) * size
        keep(glyph.unicode ?? '', codeOf(glyph), width * scale, rise)
        move((width + letter + (glyph.isSpace ? word : 0)) * scale)
      }
    }
  }

  function move(x: number) {
    text = times([1, 0, 0, 1, x, 0], text)
  }

  function keep(unicode: string, code: string, width: number, rise: number) {
    const place = times(text, state.matrix)
    const high = state.font.size
    const [x, y] = pointIn(place, width / 2, rise + 0.3 * high)
    const box = keepsBoxes ? boxIn(place, [0, rise - 0.3 * high, width, rise + high]) : null
    const size = Math.abs(high) * scaleOf(place)
    const painted = isPainted() && (state.clip === null || holds(state.clip, x, y))
    letters.push({ text: unicode, code, x, y, box, size, order, painted, colour: state.fill })
  }

  function isPainted(): boolean {
    return !UNPAINTED.has(state.mode) && state.alpha > 0.02
  }
}

/** Letters of ASCII by their code. */
const codeOf = ({ originalCharCode: code = 0 }: Glyph): string =>
  code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : ' '

const isList = (value: unknown): value is ArrayLike<unknown> => Array.isArray(value) || ArrayBuffer.isView(value)

function matrixOf(values: ArrayLike<unknown>): Matrix | null {
  const numbers = Array.from(values).map(Number)
  return numbers.length === 6 && numbers.every(Number.isFinite) ? (numbers as unknown as Matrix) : null
}
