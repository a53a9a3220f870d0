import { isOn, type Attributes, type XmlReader } from './read-xml.ts'
import { lookAtDrawing } from './drawing-marks.ts'
import { fileNameOf, numberIn, type PackagePart } from './package-part.ts'

/** Reads the size of slides. */
export function presentationReader({ facts }: PackagePart): XmlReader {
  return {
    open: (name, { cx, cy }) => {
      if (name === 'sldSz') facts.slideSize = { width: Number(cx), height: Number(cy) }
    },
  }
}

/** Reads a slide, or the drawings of a sheet: hidden slides and shapes, shapes beside the slide, personal data. */
export function slideReader(part: PackagePart): XmlReader {
  const { report, path } = part
  const isSlide = /\/slides\//.test(path)
  const place = isSlide ? `幻灯片 ${numberIn(path)}` : `图形 ${fileNameOf(path)}`
  const trail: string[] = []
  let [text, offset] = ['', { x: 0, y: 0 }]
  return {
    open: (name, attributes) => {
      if (name === 'sld' && attributes['show'] !== undefined && !isOn(attributes['show']))
        report.add('hidden-slide', place, '放映时不显示的幻灯片')
      lookAtDrawing(report, place, name, attributes)
      trail.push(name)
      if (!isSlide || !isOwnFrame(trail)) return
      if (name === 'off') offset = { x: Number(attributes['x']), y: Number(attributes['y']) }
      if (name === 'ext' && isBeside(part, offset, attributes)) report.add('hidden-object', place, '页面范围之外的图形')
    },
    text: (more) => {
      if (trail.at(-1) === 't' || trail.at(-1) === 'v') text += more
    },
    close: (name) => {
      trail.pop()
      if (name !== 'p' && name !== 'pt' && name !== 'sp') return
      report.text(place, text)
      text = ''
    },
  }
}

/** Whether the trail ends in the frame of a shape that stands on the slide itself, not in a group. */
const isOwnFrame = (trail: readonly string[]): boolean =>
  trail.at(-2) === 'xfrm' && trail.indexOf('spTree') >= 0 && !trail.includes('grpSp') && !trail.includes('grpSpPr')

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
