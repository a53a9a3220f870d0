import { AnnotationMode, ImageKind, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { boxIn, holds, insideRound, rectanglesOf, roundShape, scaleOf, within, type Box } from './pdf-boxes.ts'
import { newPen, type Letter } from './pdf-pen.ts'

export type UnseenText = { kind: 'covered-text' | 'hidden-text'; text: string }
/** `shown`: whether some text of the page is painted on it at all, so that pictures could lie over it. `codes`: the text by the codes of its letters. */
export type Look = { unseen: UnseenText[]; shown: boolean; codes: string; cropped: boolean }

/** A box painted over what was there, at its place in the order of painting. */
type Cover = { box: Box; order: number; colour: string }

const UNIT: Box = [0, 0, 1, 1]
/** Thinner strokes underline or frame; a stroke as thick as a line of text blackens it. In points. */
const THICK_STROKE = 6
const MOST_COVERS = 3000
const SMALLEST_LETTERS = 1.2
/** In points; and as a share of a picture. */
const [SMALLEST_PICTURE, SLIGHT_CROP] = [36, 0.1]
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
const CLIPS = new Set<number>([OPS.clip, OPS.eoClip])
/** Letters that are nothing but a box. */
const BLOCK = /[\u2587-\u258F\u25A0]/
const WHITE = '#ffffff'

/**
 * Text of a page that is in the file but not to be seen: under boxes, strokes and pictures painted later, under boxes
 * laid over the page (`laid`), invisible, of the colour of its ground, beside the page, clipped away, too small. Best
 * effort: what lies under shapes of another form is not found.
 */
export async function lookAtPage(page: PDFPageProxy, laid: readonly Box[]): Promise<Look> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE })
  const pen = newPen({ keepsBoxes: true })
  const [covers, grounds]: [Cover[], Cover[]] = [[], []]
  let [clips, cropped] = [false, false]
  fnArray.forEach((operator, order) => {
    const values = (argsArray[order] ?? []) as unknown[]
    pen.take(operator, values)
    const paint = (box: Box, covering: boolean) => {
      const colour = IMAGES.has(operator) ? '' : pen.colour()
      const cover = { box: boxIn(pen.matrix(), box), order, colour }
      if (covering && covers.length < MOST_COVERS) covers.push(cover)
      grounds.push(cover)
    }
    if (CLIPS.has(operator)) clips = true
    if (IMAGES.has(operator)) cropped ||= isCropped(boxIn(pen.matrix(), UNIT), pen.shown(page.view as Box))
    if (operator === OPS.shadingFill) grounds.push({ box: page.view as Box, order, colour: '' })
    else if (operator === OPS.paintSolidColorImageMask) paint(UNIT, pen.isOpaque())
    else if (IMAGES.has(operator)) paint(UNIT, isOpaque(page, values[0]) && pen.isOpaque())
    else if (operator === OPS.constructPath) {
      paintPath(values, pen, paint)
      const around = values[2] as ArrayLike<number> | undefined
      if (clips && around) pen.clip(boxIn(pen.matrix(), Array.from(around) as Box))
      clips = false
    }
  })
  for (const box of laid) covers.push({ box, order: Infinity, colour: '' })
  const [letters, view] = [pen.letters(), page.view as Box]
  for (const { text, box, order, colour } of letters) if (box && BLOCK.test(text)) covers.push({ box, order, colour })
  const shown = letters.some(({ text, painted, x, y }) => painted && text.trim() !== '' && holds(view, x, y))
  const codes = letters.map(({ code }) => code).join('')
  return { unseen: sorted(letters, covers, grounds, view), shown, codes, cropped }
}

/** Whether a good part of a picture lies outside what is shown of it; small ones are decoration. */
function isCropped(picture: Box, shown: Box): boolean {
  const [wide, high] = [picture[2] - picture[0], picture[3] - picture[1]]
  const [left, bottom, right, top] = within(picture, shown)
  const seen = Math.max(0, right - left) * Math.max(0, top - bottom)
  return wide >= SMALLEST_PICTURE && high >= SMALLEST_PICTURE && seen < wide * high * (1 - SLIGHT_CROP)
}

function paintPath(values: unknown[], pen: ReturnType<typeof newPen>, paint: (box: Box, covering: boolean) => void) {
  const [how, [path], around] = values as [number, [ArrayLike<number> | null], ArrayLike<number> | undefined]
  if (!path || !around) return
  const box = Array.from(around) as Box
  const thickness = pen.lineWidth()
  if (FILLS.has(how)) {
    const rectangles = rectanglesOf(path)
    for (const each of rectangles) paint(each, pen.isOpaque())
    const round = rectangles.length === 0 ? roundShape(path) : null
    if (round) paint(insideRound(box, round === 'box'), pen.isOpaque())
    else if (rectangles.length === 0) paint(box, false)
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
  const ground = grounds.findLast((each) => each.order < order && holds(each.box, x, y))
  return isSame(letter.colour, ground?.colour ?? WHITE) ? 'hidden-text' : null
}

/** Whether two colours cannot be told apart; what is no plain colour can. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)]
  return a !== null && b !== null && a.every((part, at) => Math.abs(part - (b[at] ?? 0)) <= 3)
}

function partsOf(colour: string): number[] | null {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  return parts && parts.slice(1).map((part) => Number.parseInt(part, 16))
}
