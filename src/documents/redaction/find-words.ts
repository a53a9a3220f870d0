import { AnnotationMode, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Box } from '../release-gate/pdf-boxes.ts'
import { newPen, type Letter } from '../release-gate/pdf-pen.ts'
import { personalDataIn, type PersonalKind } from '../release-gate/personal-data.ts'
import { type Place } from '../../letters/redaction.ts'

/** What is looked for. `personal`: identity numbers, cards, telephones, addresses and mailboxes as well. */
export type Wanted = { words: readonly string[]; personal: boolean }

/** Every place on every page where one of the words stands, written however: blanks, widths and case do not matter. */
export async function findWords(document: PDFDocumentProxy, wanted: Wanted): Promise<Place[]> {
  const places: Place[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const letters = await lettersOf(page)
    const ranges = [...wordRanges(letters, wanted.words), ...(wanted.personal ? personalRanges(letters) : [])]
    places.push(...ranges.flatMap((range) => placesOf(range, page, number)))
    page.cleanup()
  }
  return withoutDoubles(places)
}

/** The letters of a page with the boxes they fill, in the order they are painted. */
async function lettersOf(page: PDFPageProxy): Promise<Letter[]> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.ENABLE })
  const pen = newPen({ keepsBoxes: true })
  fnArray.forEach((operator, at) => pen.take(operator, (argsArray[at] ?? []) as unknown[]))
  return pen.letters()
}

/** Looked for without blanks, as a line may break or be spaced out anywhere. */
function wordRanges(letters: readonly Letter[], words: readonly string[]): Letter[][] {
  const signs = letters.flatMap((letter) => [...plain(letter.text)].map((sign) => ({ sign, letter })))
  const text = signs.map(({ sign }) => sign).join('')
  const at = positions(signs.map(({ sign }) => sign))
  return words
    .map(plain)
    .filter(Boolean)
    .flatMap((word) => {
      const found: Letter[][] = []
      for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + word.length))
        found.push(signs.slice(at(from), at(from + word.length)).map(({ letter }) => letter))
      return found
    })
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** From a place in the joined text to the sign that stands there: a sign may be two code units long. */
function positions(signs: readonly string[]): (offset: number) => number {
  const starts: number[] = []
  let at = 0
  for (const sign of signs) {
    starts.push(at)
    at += sign.length
  }
  return (offset) => {
    const found = starts.findIndex((start) => start >= offset)
    return found === -1 ? signs.length : found
  }
}

/** Personal data, in the text as it stands and again without blanks: a number may be spaced out or broken. */
const personalRanges = (letters: readonly Letter[]): Letter[][] => personalIn(letters).map(({ range }) => range)

/** The text as it stands, line by line; a number broken at the end of a line joined; all without blanks; all as it is seen. */
function personalIn(letters: readonly Letter[]): { kind: PersonalKind; masked: string; range: Letter[] }[] {
  const lines = withBreaks(letters)
  const joined = lines.filter(
    (sign, at) =>
      sign !== BREAK || !(/\d$/.test(lines[at - 1]?.text ?? '') && /^[\dXx]/.test(lines[at + 1]?.text ?? '')),
  )
  const tight = letters.filter(({ text }) => plain(text) !== '')
  return [lines, joined, tight, asSeen(tight)].flatMap((all) => {
    const at = positions(all.map(({ text }) => text))
    const text = all.map((letter) => letter.text).join('')
    return personalDataIn(text).map(({ kind, from, to, masked }) => ({
      kind,
      masked,
      range: all.slice(at(from), at(to)).filter((sign) => sign !== BREAK),
    }))
  })
}

/** By where they stand: line by line from the top, each from the left, in whatever order they were painted. */
function asSeen(letters: readonly Letter[]): Letter[] {
  const lines = Map.groupBy(letters, ({ y, size }) => Math.round(y / Math.max(4, size / 2)))
  const sorted = [...lines].sort(([one], [other]) => other - one)
  return sorted.flatMap(([, line]) => [...line.sort((a, b) => a.x - b.x), BREAK])
}

/** Between letters that stand on different lines, or far apart. */
const BREAK = { text: '\n', box: null } as Letter

function withBreaks(letters: readonly Letter[]): Letter[] {
  return letters.flatMap((letter, at) => {
    const before = letters[at - 1]?.box
    return before && letter.box && !touches(before, letter.box) ? [BREAK, letter] : [letter]
  })
}

/** Personal data of one page: masked, with the places it fills. */
export async function personalPlaces(
  document: PDFDocumentProxy,
  number: number,
): Promise<{ masked: string; places: Place[] }[]> {
  const page = await document.getPage(number)
  const letters = await lettersOf(page)
  const found = personalIn(letters).map(({ masked, range }) => ({ masked, places: placesOf(range, page, number) }))
  page.cleanup()
  return found.filter(({ places }) => places.length > 0)
}

/** Personal data that can still be read, on which page. */
export type Uncovered = { kind: PersonalKind; page: number }

/** What of the personal data in a document's text boxes leave to be read: a number half covered is none. */
export async function uncoveredIn(document: PDFDocumentProxy, boxes: readonly Place[]): Promise<Uncovered[]> {
  const left = new Map<string, Uncovered>()
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale: 1 })
    const own = boxes.filter((box) => box.page === number)
    const isCovered = ({ x, y }: Letter) => {
      const [across = 0, down = 0] = viewport.convertToViewportPoint(x, y) as number[]
      return own.some((box) => isIn(box, (across / viewport.width) * 100, (down / viewport.height) * 100))
    }
    const seen = (await lettersOf(page)).map((letter) => (isCovered(letter) ? BREAK : letter))
    for (const { kind } of personalIn(seen)) left.set(`${number} ${kind}`, { kind, page: number })
    page.cleanup()
  }
  return [...left.values()]
}

const isIn = ({ left, top, width, height }: Place, x: number, y: number): boolean =>
  left <= x && x <= left + width && top <= y && y <= top + height

/** A hair around a word, in parts of its height. */
const AROUND = 0.08

/** One place for each line that a range touches. */
function placesOf(range: readonly Letter[], page: PDFPageProxy, number: number): Place[] {
  const viewport = page.getViewport({ scale: 1 })
  const lines: Box[] = []
  for (const { box } of range) {
    if (box === null) continue
    const last = lines.at(-1)
    if (last && touches(last, box)) lines[lines.length - 1] = around(last, box)
    else lines.push(box)
  }
  return lines.map((line) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = viewport.convertToViewportRectangle([...line]) as number[]
    const room = AROUND * Math.min(Math.abs(x2 - x1), Math.abs(y2 - y1))
    return placeIn(
      [Math.min(x1, x2) - room, Math.min(y1, y2), Math.max(x1, x2) + room, Math.max(y1, y2)],
      viewport,
      number,
    )
  })
}

/** Whether a letter goes on where the ones before it are: on the same line, not a page's width away. */
function touches([left, bottom, right, top]: Box, next: Box): boolean {
  const high = Math.max(top - bottom, next[3] - next[1])
  const level = Math.min(top, next[3]) - Math.max(bottom, next[1])
  const beside = Math.max(left, next[0]) - Math.min(right, next[2])
  return level > 0 && beside < 2 * high
}

const around = (one: Box, other: Box): Box => [
  Math.min(one[0], other[0]),
  Math.min(one[1], other[1]),
  Math.max(one[2], other[2]),
  Math.max(one[3], other[3]),
]

function placeIn([left, top, right, bottom]: Box, page: { width: number; height: number }, number: number): Place {
  const share = (value: number, whole: number) => Math.min(100, Math.max(0, (value / whole) * 100))
  const [x, y] = [share(left, page.width), share(top, page.height)]
  return { page: number, left: x, top: y, width: share(right, page.width) - x, height: share(bottom, page.height) - y }
}

/** Each place once: what two searches found at the same spot is one box. */
function withoutDoubles(places: readonly Place[]): Place[] {
  const key = ({ page, left, top, width, height }: Place) =>
    [page, ...[left, top, width, height].map((value) => value.toFixed(1))].join()
  return [...new Map(places.map((place) => [key(place), place])).values()]
}
