import { addPaths } from './local-paths.ts'
import { lookAtDrawing } from './drawing-marks.ts'
import { isSet, type Attributes, type XmlReader } from './read-xml.ts'
import { fileNameOf, type PackagePart } from './package-part.ts'
import { newGrounds } from './word-grounds.ts'
import { newChanges } from './word-changes.ts'

type Paragraph = { number: number; text: string; hidden: boolean }
type Run = { text: string; hidden: boolean; black: boolean; shaded: boolean; colour: string; fill: string }

const PARTS: readonly [RegExp, string][] = [
  [/^header/, '页眉'],
  [/^footer/, '页脚'],
  [/^footnotes/, '脚注'],
  [/^endnotes/, '尾注'],
  [/^document/, '正文'],
]
const TEXT = new Set(['t', 'delText', 'instrText', 'delInstrText'])

/** Nobody reads letters of a point and a half. */
const SMALLEST_HALF_POINTS = 3

/** Whether a colour cannot be told from white paper, or from black ink. */
const isWhite = (colour: string): boolean => /^(?:F[89A-F]){3}$/.test(colour)
const isBlack = (colour: string): boolean => /^(?:[01][0-9A-F]){3}$/.test(colour)

/** Reads the text of a Word part: hidden, blackened and white text, tracked changes, personal data. */
export function wordReader(part: PackagePart): XmlReader {
  const { facts, report, path } = part
  const label = PARTS.find(([name]) => name.test(fileNameOf(path)))?.[1] ?? fileNameOf(path)
  const paragraphs: Paragraph[] = []
  const runs: Run[] = []
  const grounds = newGrounds()
  const place = () => `${label}第 ${paragraphs.at(-1)?.number ?? count} 段`
  const changes = newChanges(report, place)
  let [count, taking, isField, oldFormat] = [0, false, false, 0]
  return {
    open: (name, attributes) => {
      if (name.endsWith('Change')) oldFormat += 1
      changes.open(name, attributes)
      if (oldFormat > 0) return
      grounds.open(name, attributes, runs.length > 0)
      lookAtDrawing(report, place(), name, attributes)
      if (name === 'p') paragraphs.push({ number: (count += 1), text: '', hidden: false })
      else if (name === 'r') runs.push({ text: '', hidden: false, black: false, shaded: false, colour: '', fill: '' })
      else if (TEXT.has(name)) {
        taking = true
        isField = name.endsWith('nstrText')
      } else if (name === 'tab' || name === 'br') addText(' ')
      else format(name, attributes)
    },
    text: (text) => {
      if (taking) addText(text)
    },
    close: (name) => {
      if (name.endsWith('Change')) oldFormat -= 1
      changes.close(name)
      grounds.close(name)
      if (TEXT.has(name)) taking = false
      else if (name === 'r') closeRun(runs.pop())
      else if (name === 'p') closeParagraph(paragraphs.at(-1))
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
    if (name === 'pStyle' && paragraph) paragraph.hidden = facts.hiddenStyles.has(value)
    if (!run) return
    if (name === 'vanish' || name === 'webHidden') run.hidden = isSet(attributes)
    else if (name === 'rStyle' && facts.hiddenStyles.has(value)) run.hidden = true
    else if (name === 'highlight') [run.black, run.shaded] = [value === 'black', value !== 'none']
    else if (name === 'shd') {
      const fill = (attributes['fill'] ?? 'auto').toUpperCase()
      run.fill = fill
      run.black ||= fill === '000000'
      run.shaded ||= fill !== 'AUTO' && !isWhite(fill)
    } else if (name === 'sz' && Number(value) <= SMALLEST_HALF_POINTS) run.hidden = true
    else if (name === 'color') run.colour = value.toUpperCase()
  }

  function closeRun(run: Run | undefined) {
    if (!run || run.text.trim() === '') return
    const isHidden = run.hidden || (paragraphs.at(-1)?.hidden ?? false)
    const isUnseen = isWhite(run.colour) && !run.shaded && !grounds.areShaded()
    const isBlackened = run.black && (run.colour === '' || run.colour === 'AUTO')
    const ground = /^[0-9A-F]{6}$/.test(run.fill) ? run.fill : run.black ? '000000' : grounds.colour()
    if (isBlackened || (isBlack(ground) && isBlack(run.colour))) report.add('covered-text', place(), run.text)
    else if (isHidden || isUnseen) report.add('hidden-text', place(), run.text)
  }

  function closeParagraph(paragraph: Paragraph | undefined) {
    if (paragraph) report.text(place(), paragraph.text)
    paragraphs.pop()
    const outer = paragraphs.at(-1)
    if (outer && paragraph) outer.text += ` `
  }
}
