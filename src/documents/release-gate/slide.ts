import { newLayers } from './layers.ts'
import { type Under } from './placed.ts'
import { holdsIdentity } from './personal-data.ts'
import { newCellCovers } from './cell-covers.ts'
import { newShapes } from './shapes.ts'
import { isOn, rootOf, type Attributes, type XmlReader } from './read-xml.ts'
import { lookAtDrawing } from './drawing-marks.ts'
import { fileNameOf, numberIn, targetPath, type PackagePart } from './package-part.ts'
import { colourOfDrawing } from './slide-colours.ts'
import { groundOfSlide, newOwnGround } from './slide-grounds.ts'

/** Reads the size of slides, and which are shown. */
export function presentationReader({ facts }: PackagePart): XmlReader {
  return {
    open: (name, attributes) => {
      const { cx, cy } = attributes
      if (name === 'sldSz') facts.slideSize = { width: Number(cx), height: Number(cy) }
      if (name === 'sldId' && attributes['r:id'] !== undefined) facts.slidesListed.add(attributes['r:id'])
    },
  }
}

/** Whether a presentation lists its slides, and not this one. */
function isUnlisted({ facts: { relations, slidesListed }, path }: PackagePart): boolean {
  const [owner, list] = [...relations].find(([from]) => /presentation\.xml$/.test(from)) ?? ['', []]
  const slides = list.filter(({ type }) => type === 'slide')
  const own = slides.filter(({ target }) => targetPath(owner, target) === path)
  return slides.length > 0 && !own.some(({ id }) => slidesListed.size === 0 || slidesListed.has(id))
}

/** Anything personal is longer; shorter texts of a row of a table are read together. */
const SHORTEST = 5
/** Nobody reads letters of a point and a half, in hundredths of a point. */
const SMALLEST = 150

/** Reads a slide, or the drawings of a sheet: hidden slides and shapes, what is covered or cannot be seen, personal data. */
export function slideReader(part: PackagePart): XmlReader {
  const { facts, report, path } = part
  const isSlide = /\/slides\//.test(path)
  const place = isSlide ? placeOfSlide(path) : `图形 ${fileNameOf(path)}`
  const trail: string[] = []
  const ground = newOwnGround()
  let layers: ReturnType<typeof newLayers> | null = null
  const under: Under[] = []
  const isSheet = rootOf(part.content) === 'wsDr'
  const covers = isSheet
    ? newCellCovers(facts, path, () => report.add('covered-text', place, '图形下面可能盖着内容'))
    : null
  const shapes = isSlide || isSheet ? null : newShapes(report, () => place)
  let [text, runText, unseen, row, offset] = ['', '', false, null as string | null, { x: 0, y: 0 }]
  facts.textsUnder.set(path, under)
  return {
    open: (name, attributes) => {
      if (name === 'sld' && attributes['show'] !== undefined && !isOn(attributes['show']))
        report.add('hidden-slide', place, '放映时不显示的幻灯片')
      else if (name === 'sld' && isSlide && isUnlisted(part)) report.add('hidden-slide', place, '没有列出的幻灯片')
      lookAtDrawing(report, place, name, attributes)
      trail.push(name)
      shapes?.open(name, attributes)
      covers?.open(trail, attributes)
      ground.open(trail, attributes)
      if (name === 'spTree') layers = newLayers(groundOfSlide(facts, path, ground.colour()))
      layers?.open(trail, attributes)
      if (name === 'tr') row = ''
      if (name === 'r') [runText, unseen] = ['', false]
      if (isUnseen(trail, attributes)) unseen = true
      if (isSlide && isColourOfRun(trail) && layers?.hides(colourOfDrawing(name, attributes))) unseen = true
      if (!isSlide || !isOwnFrame(trail)) return
      if (name === 'off') offset = { x: Number(attributes['x']), y: Number(attributes['y']) }
      if (name === 'ext' && isBeside(part, offset, attributes)) report.add('hidden-object', place, '页面范围之外的图形')
    },
    text: (more) => {
      shapes?.text(more)
      covers?.text(trail, more)
      if (trail.at(-1) !== 't' && trail.at(-1) !== 'v') return
      text += more
      runText += more
      layers?.text(more)
    },
    close: (name) => {
      trail.pop()
      shapes?.close(name)
      covers?.close(name)
      if (name === 'r' && unseen && runText.trim() !== '') report.add('hidden-text', place, runText)
      for (const each of layers?.close(name, trail) ?? []) {
        under.push(each)
        if (isSlide) report.add('covered-text', place, each.text)
      }
      if (name === 'spTree') facts.slideGrounds.set(path, { colour: ground.colour(), fills: layers?.fills() ?? [] })
      if (name === 'tr') closeRow()
      if (name !== 'p' && name !== 'pt' && name !== 'sp') return
      if (row !== null) row += text.length === 1 ? text : '\n'
      if (row === null || text.length >= SHORTEST) report.text(place, text)
      text = ''
    },
  }

  /** A number written one sign a cell. */
  function closeRow(): void {
    if (row !== null && holdsIdentity(row)) report.text(`${place} 表格`, row)
    row = null
  }
}

/** Letters too small, without colour, or that one sees through. */
const isUnseen = (trail: readonly string[], { sz, val }: Attributes): boolean =>
  (trail.at(-1) === 'rPr' && Number(sz) <= SMALLEST) ||
  (trail.at(-1) === 'noFill' && trail.at(-2) === 'rPr') ||
  (trail.at(-1) === 'alpha' && trail.at(-4) === 'rPr' && Number.parseInt(val ?? '', 10) === 0)

export const placeOfSlide = (path: string): string => `幻灯片 ${numberIn(path)}`

const isColourOfRun = (trail: readonly string[]): boolean => trail.at(-2) === 'solidFill' && trail.at(-3) === 'rPr'

/** Whether the trail ends in the frame of a shape, or of a group, that stands on the slide itself. */
function isOwnFrame(trail: readonly string[]): boolean {
  const [within, parent] = [trail.slice(trail.indexOf('spTree') + 1), trail.at(-3)]
  if (trail.at(-2) !== 'xfrm' || !trail.includes('spTree') || within[0] === 'grpSpPr') return false
  return within[0] === 'grpSp' ? within.length === 4 && parent === 'grpSpPr' : true
}

function isBeside({ facts }: PackagePart, { x, y }: { x: number; y: number }, { cx, cy }: Attributes): boolean {
  const size = facts.slideSize
  if (!size) return false
  return x >= size.width || y >= size.height || x + Number(cx) <= 0 || y + Number(cy) <= 0
}

/** Reads what the speaker is to say; page numbers are fields and do not count. */
export function notesReader({ report, path }: PackagePart): XmlReader {
  const place = `幻灯片备注 ${numberIn(path)}`
  let [text, field, inText] = ['', 0, false]
  return {
    open: (name) => {
      if (name === 'fld') field += 1
      inText = name === 't' && field === 0
    },
    text: (more) => {
      if (inText) text += more
    },
    close: (name) => {
      inText = false
      if (name === 'fld') field -= 1
      if (name === 'p' && text.trim() !== '') text += '\n'
      if (name !== 'notes' || text.trim() === '') return
      report.add('speaker-notes', place, text)
      report.text(place, text)
    },
  }
}
