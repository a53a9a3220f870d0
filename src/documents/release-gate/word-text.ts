import { addPaths } from './local-paths.ts'
import { lookAtDrawing } from './drawing-marks.ts'
import { isSet, type Attributes, type XmlReader } from './read-xml.ts'
import { fileNameOf, type BrokenParagraphs, type CoveredParagraphs, type PackagePart } from './package-part.ts'
import { holdsIdentity, personalDataAsWritten } from './personal-data.ts'
import { newShapes } from './shapes.ts'
import { colourOfWord, HIGHLIGHTS, isBlack, isWhite } from './word-colours.ts'
import { newFloating } from './floating.ts'
import { newGrounds } from './word-grounds.ts'
import { SMALLEST_HALF_POINTS } from './word-settings.ts'
import { newChanges } from './word-changes.ts'

type Paragraph = { number: number; text: string; hidden: boolean; white: boolean }
type Run = { text: string; hidden: boolean; black: boolean; shaded: boolean; colour: string; fill: string }
/** A row of a table: the text of its cells, and whether it is hidden. */
type Row = { text: string; hidden: boolean }

const PARTS: readonly [RegExp, string][] = [
  [/^header/, '页眉'],
  [/^footer/, '页脚'],
  [/^footnotes/, '脚注'],
  [/^endnotes/, '尾注'],
  [/^document/, '正文'],
]
const TEXT = new Set(['t', 'delText', 'instrText', 'delInstrText'])

/** Nobody reads lines as low, or letters as narrow, in twentieths of a point and in hundredths of their width. */
const NARROWEST = 10
const SMALLEST_LINE = 40
/** No paper is as wide, in twentieths of a point. */
const BESIDE_PAPER = 18_000
/** Anything personal is longer; shorter texts of a row are read together. */
const SHORTEST = 5
/** Reads the text of a Word part: hidden, blackened and white text, tracked changes, personal data. */
export function wordReader(part: PackagePart): XmlReader {
  const { facts, report, path } = part
  const label = PARTS.find(([name]) => name.test(fileNameOf(path)))?.[1] ?? fileNameOf(path)
  const paragraphs: Paragraph[] = []
  const runs: Run[] = []
  const rows: Row[] = []
  const grounds = newGrounds()
  const place = () => `${label}第 ${paragraphs.at(-1)?.number ?? count} 段`
  const changes = newChanges(report, place)
  const floating = newFloating(part)
  const covered: CoveredParagraphs[] = []
  facts.coveredParagraphs.set(path, covered)
  const shapes = newShapes(report, place, tellCover)
  const broken: BrokenParagraphs[] = []
  facts.brokenNumbers.set(path, broken)
  let [count, taking, isField, oldFormat, last] = [0, false, false, 0, { number: 0, text: '' }]
  return {
    open: (name, attributes) => {
      if (name.endsWith('Change')) oldFormat += 1
      changes.open(name, attributes)
      if (oldFormat > 0) return
      grounds.open(name, attributes, runs.length > 0)
      lookAtDrawing(report, place(), name, attributes)
      floating.open(name, attributes)
      shapes.open(name, attributes)
      if (name === 'p') paragraphs.push({ number: (count += 1), text: '', hidden: false, white: false })
      else if (name === 'r') runs.push({ text: '', hidden: false, black: false, shaded: false, colour: '', fill: '' })
      else if (name === 'tr') rows.push({ text: '', hidden: false })
      else if (TEXT.has(name)) {
        taking = true
        isField = name.endsWith('nstrText')
      } else if (name === 'tab' || name === 'br' || name === 'cr') addText(' ')
      else if (name === 'sym') addText(symbolOf(attributes))
      else format(name, attributes)
    },
    text: (text) => {
      shapes.text(text)
      floating.text(text)
      if (taking) addText(text)
    },
    close: (name) => {
      if (name.endsWith('Change')) oldFormat -= 1
      changes.close(name)
      if (oldFormat === 0) shapes.close(name)
      floating.close(name)
      grounds.close(name)
      if (TEXT.has(name)) taking = false
      else if (name === 'r') closeRun(runs.pop())
      else if (name === 'p') closeParagraph(paragraphs.at(-1))
      else if (name === 'tr') closeRow(rows.pop())
    },
  }

  function addText(text: string) {
    const [run, paragraph] = [runs.at(-1), paragraphs.at(-1)]
    if (run) run.text += text
    if (paragraph) paragraph.text += text
    changes.text(text)
    if (isField && taking) addPaths(report, place(), text)
  }

  function format(name: string, attributes: Attributes) {
    const [run, paragraph] = [runs.at(-1), paragraphs.at(-1)]
    const value = attributes['val'] ?? ''
    if (name === 'pStyle' && paragraph) {
      paragraph.hidden = facts.hiddenStyles.has(value)
      paragraph.white = facts.whiteStyles.has(value)
    }
    const row = rows.at(-1)
    if (name === 'hidden' && row && isSet(attributes)) row.hidden = true
    if (paragraph && !run && isUnseenParagraph(name, attributes)) paragraph.hidden = true
    if (!run) return
    if (name === 'vanish' || name === 'webHidden') run.hidden = isSet(attributes)
    else if (name === 'rStyle' && facts.hiddenStyles.has(value)) run.hidden = true
    else if (name === 'rStyle' && facts.whiteStyles.has(value)) run.colour = 'FFFFFF'
    else if (name === 'noFill') run.hidden = true
    else if (name === 'highlight')
      [run.black, run.shaded, run.fill] = [value === 'black', value !== 'none', HIGHLIGHTS[value] ?? '']
    else if (name === 'shd') {
      const fill = (attributes['fill'] ?? 'auto').toUpperCase()
      run.fill = fill
      run.black ||= fill === '000000'
      run.shaded ||= fill !== 'AUTO' && !isWhite(fill)
    } else if (name === 'sz' && Number(value) <= SMALLEST_HALF_POINTS) run.hidden = true
    else if (name === 'w' && Number(value) <= NARROWEST) run.hidden = true
    else if (name === 'color') run.colour = colourOfWord(attributes)
  }

  function closeRun(run: Run | undefined) {
    if (!run || run.text.trim() === '') return
    const isHidden = run.hidden || (paragraphs.at(-1)?.hidden ?? false) || rows.some((row) => row.hidden)
    const colour = run.colour === '' && paragraphs.at(-1)?.white ? 'FFFFFF' : run.colour
    const isUnseen = isWhite(colour) && !run.shaded && !grounds.areShaded()
    const isBlackened = run.black && (run.colour === '' || run.colour === 'AUTO')
    const ground = /^[0-9A-F]{6}$/.test(run.fill) ? run.fill : run.black ? '000000' : grounds.colour()
    const isSame = ground === run.colour && !isWhite(ground) && ground !== ''
    if (isBlackened || isSame || (isBlack(ground) && isBlack(run.colour))) report.add('covered-text', place(), run.text)
    else if (isHidden || isUnseen) report.add('hidden-text', place(), run.text)
  }

  function closeParagraph(paragraph: Paragraph | undefined) {
    const row = rows.at(-1)
    if (row && paragraph) row.text += paragraph.text.length === 1 ? paragraph.text : '\n'
    // What is too short to be anything waits for the rest of its row.
    if (paragraph && (!row || paragraph.text.length >= SHORTEST)) report.text(place(), paragraph.text)
    if (paragraph && floating.hangsHere() && paragraph.text.trim() !== '')
      tellCover('浮在文字上面的图片，下面可能盖着内容')
    if (paragraph) tellBroken(paragraph)
    paragraphs.pop()
    const outer = paragraphs.at(-1)
    if (outer && paragraph) outer.text += ` `
  }

  function tellCover(excerpt: string) {
    report.add('covered-text', place(), excerpt)
    const reach = floating.reachFrom(paragraphs.at(-1)?.number ?? count)
    if (reach) covered.push({ ...reach, place: place(), excerpt })
  }

  /** A number written one sign a cell. */
  function closeRow(row: Row | undefined) {
    if (row && holdsIdentity(row.text)) report.text(`${label}第 ${count} 段前的一行`, row.text)
  }

  /** A number broken between two paragraphs; only one with a check digit is surely one. */
  function tellBroken({ text, number }: Paragraph) {
    const whole = `${last.text}${text.slice(0, LONGEST_NUMBER)}`
    if (/\d$/.test(last.text) && /^[\dXx]/.test(text))
      for (const found of personalDataAsWritten(whole))
        if (found.kind === 'resident-id' && found.from < last.text.length && found.to > last.text.length) {
          const [before, after] = [last.text.length - found.from, found.to - last.text.length]
          report.add(found.kind, place(), found.masked)
          broken.push({ first: last.number, second: number, before, after, found, place: place() })
        }
    if (text !== '') last = { number, text: text.slice(-LONGEST_NUMBER) }
  }
}

const LONGEST_NUMBER = 24

/** A letter of a font of symbols; those of private use stand for the ones of ASCII. */
export function symbolOf({ char = '' }: Attributes): string {
  const code = Number.parseInt(char, 16)
  return Number.isFinite(code) ? String.fromCharCode(code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code) : ''
}

/** Lines too low to be read, and frames or lines beside the paper. */
function isUnseenParagraph(name: string, { line, lineRule, x, y, left, start, firstLine }: Attributes): boolean {
  if (name === 'spacing') return lineRule === 'exact' && Number(line) <= SMALLEST_LINE
  if (name === 'ind') return [left, start, firstLine].some((at) => Math.abs(Number(at ?? 0)) > BESIDE_PAPER)
  return name === 'framePr' && [x, y].some((at) => Math.abs(Number(at ?? 0)) > BESIDE_PAPER)
}
