import { AnnotationMode, ImageKind, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { boxIn, holds, rectanglesOf, scaleOf, type Box } from './pdf-boxes.ts'
import { newPen, type Letter } from './pdf-pen.ts'

export type UnseenText = { kind: 'covered-text' | 'hidden-text'; text: string }
/** `shown`: whether some text of the page is painted on it at all, so that pictures could lie over it. */
export type Look = { unseen: UnseenText[]; shown: boolean }

/** A box painted over what was there, at its place in the order of painting. */
type Cover = { box: Box; order: number; white: boolean }

const UNIT: Box = [0, 0, 1, 1]
/** Thinner strokes underline or frame; a stroke as thick as a line of text blackens it. In points. */
const THICK_STROKE = 6
const MOST_COVERS = 3000
const SMALLEST_LETTERS = 1.2
const FILLS = new Set<number>([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
const STROKES = new Set<number>([OPS.stroke, OPS.closeStroke])
const IMAGES = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject])

/**
 * Text of a page that is in the file but not to be seen: under boxes, strokes and pictures painted later, under boxes
 * laid over the page (`laid`), invisible, white on white, beside the page, too small. Best effort: what lies under
 * shapes of another form, or is clipped away, is not found.
 */
export async function lookAtPage(page: PDFPageProxy, laid: readonly Box[]): Promise<Look> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE })
  const pen = newPen()
  const [covers, grounds]: [Cover[], Cover[]] = [[], []]
  fnArray.forEach((operator, order) => {
    const values = (argsArray[order] ?? []) as unknown[]
    pen.take(operator, values)
    const paint = (box: Box, covering: boolean) => {
      const white = !IMAGES.has(operator) && pen.isWhite()
      const cover = { box: boxIn(pen.matrix(), box), order, white }
      if (covering && covers.length < MOST_COVERS) covers.push(cover)
      if (!white) grounds.push(cover)
    }
    if (operator === OPS.shadingFill) grounds.push({ box: page.view as Box, order, white: false })
    else if (IMAGES.has(operator)) paint(UNIT, isOpaque(page, values[0]) && pen.isOpaque())
    else if (operator === OPS.constructPath) paintPath(values, pen, paint)
  })
  for (const box of laid) covers.push({ box, order: Infinity, white: false })
  const [letters, view] = [pen.letters(), page.view as Box]
  const shown = letters.some(({ text, painted, x, y }) => painted && text.trim() !== '' && holds(view, x, y))
  return { unseen: sorted(letters, covers, grounds, view), shown }
}

function paintPath(values: unknown[], pen: ReturnType<typeof newPen>, paint: (box: Box, covering: boolean) => void) {
  const [how, [path], around] = values as [number, [ArrayLike<number> | null], ArrayLike<number> | undefined]
  if (!path || !around) return
  const box = Array.from(around) as Box
  const thickness = pen.lineWidth()
  if (FILLS.has(how)) {
    const rectangles = rectanglesOf(path)
    for (const each of rectangles) paint(each, pen.isOpaque())
    if (rectangles.length === 0) paint(box, false)
  } else if (STROKES.has(how) && thickness * scaleOf(pen.matrix()) >= THICK_STROKE && path.length === 6) {
    const half = thickness / 2
    paint([box[0] - half, box[1] - half, box[2] + half, box[3] + half], pen.isOpaque())
  }
}

/** Pictures one can see through (stamps, watermarks) hide nothing. */
function isOpaque(page: PDFPageProxy, image: unknown): boolean {
  const data = typeof image === 'string' ? objectOf(page, image) : image
  return (data as { kind?: number } | null)?.kind !== ImageKind.RGBA_32BPP
}

function objectOf(page: PDFPageProxy, id: string): unknown {
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs
  return objects.has(id) ? (objects.get(id) as unknown) : null
}

function sorted(
  letters: readonly Letter[],
  covers: readonly Cover[],
  grounds: readonly Cover[],
  page: Box,
): UnseenText[] {
  const texts = { 'covered-text': '', 'hidden-text': '' }
  let last: UnseenText['kind'] | null = null
  for (const letter of letters) {
    const kind = unseenKind(letter, covers, grounds, page)
    if (kind) texts[kind] += `${last === kind || texts[kind] === '' ? '' : ' '}${letter.text}`
    last = kind
  }
  return (['covered-text', 'hidden-text'] as const)
    .filter((kind) => texts[kind].trim().length > 1)
    .map((kind) => ({ kind, text: texts[kind] }))
}

function unseenKind(
  letter: Letter,
  covers: readonly Cover[],
  grounds: readonly Cover[],
  page: Box,
): UnseenText['kind'] | null {
  const { x, y, order } = letter
  if (letter.text.trim() === '') return null
  if (!letter.painted || letter.size < SMALLEST_LETTERS || !holds(page, x, y)) return 'hidden-text'
  if (covers.some((cover) => cover.order > order && holds(cover.box, x, y))) return 'covered-text'
  if (!letter.white || grounds.some((ground) => ground.order < order && holds(ground.box, x, y))) return null
  return 'hidden-text'
}
