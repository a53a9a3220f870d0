import { type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type ReadNested } from './binary-part.ts'
import { addPaths } from './local-paths.ts'
import { insideRound, type Box } from './pdf-boxes.ts'
import { within, type Report } from './report.ts'

/** As far as the library tells of them. */
type Annotation = {
  subtype?: string
  rect?: Box
  color?: ArrayLike<number> | null
  contentsObj?: { str?: string }
  titleObj?: { str?: string }
  url?: string
  unsafeUrl?: string
  fieldValue?: unknown
  hasAppearance?: boolean
  alternativeText?: string
  options?: readonly { exportValue?: unknown; displayValue?: unknown }[]
  hidden?: boolean
  backgroundColor?: ArrayLike<number> | null
  borderStyle?: { width?: number }
  file?: { filename?: string; content?: Uint8Array }
  actions?: object | null
}

/** Part of the page, not a remark on it. */
const OF_THE_PAGE = new Set(['Link', 'Widget', 'Popup', 'FileAttachment'])
const BOXES = new Set(['Square', 'Stamp', 'FreeText', 'Redact', 'Polygon'])
/** Strokes of a pen as thick as a line of text, in points. */
const STROKES = new Set(['Ink', 'Line', 'PolyLine'])
const THICK = 6

/** Reads the notes, fields and attachments of a page. Gives the boxes laid over it: they come off again. */
export async function readAnnotations(
  page: PDFPageProxy,
  place: string,
  report: Report,
  nested: ReadNested,
): Promise<Box[]> {
  const annotations = (await page.getAnnotations()) as Annotation[]
  for (const each of annotations) {
    if (each.actions && Object.keys(each.actions).length > 0)
      report.add('script', place, Object.keys(each.actions).join('、'))
    if (each.subtype === 'FileAttachment') report.text(`${place}的标注`, each.contentsObj?.str ?? '')
    if (each.subtype === 'FileAttachment') await readAttachment(each, place, report, nested)
    else if (each.subtype === 'Widget') readField(each, place, report)
    else if (each.subtype === 'Link') readLink(each, place, report)
    else if (!OF_THE_PAGE.has(each.subtype ?? '')) readNote(each, place, report)
  }
  const actions = await page.getJSActions()
  if (actions) report.add('script', place, Object.keys(actions).join('、'))
  return annotations.flatMap((each) =>
    each.rect && each.subtype === 'Circle' && !each.hidden
      ? [insideRound(each.rect)]
      : each.rect && isCover(each)
        ? [each.rect]
        : [],
  )
}

function readNote({ subtype = '', contentsObj, titleObj }: Annotation, place: string, report: Report): void {
  const [by, text] = [titleObj?.str ?? '', contentsObj?.str ?? '']
  report.add('comment', place, `${by ? `${by}：` : ''}${text || `标注（${subtype}）`}`)
  report.text(`${place}的标注`, text)
}

/** What is in a field stands on the page where the field has looks of its own. */
function readField(field: Annotation, place: string, report: Report): void {
  const { fieldValue, hasAppearance, alternativeText = '', options = [] } = field
  report.text(hasAppearance ? place : `${place}的表单`, fieldText(fieldValue))
  for (const text of [
    alternativeText,
    ...options.flatMap(({ exportValue, displayValue }) => [exportValue, displayValue]),
  ])
    if (typeof text === 'string') report.text(`${place}的表单`, text)
}

function readLink({ url, unsafeUrl }: Annotation, place: string, report: Report): void {
  addPaths(report, `${place}的链接`, unsafeUrl ?? url ?? '')
  report.text(`${place}的链接`, unsafeUrl ?? url ?? '')
}

async function readAttachment({ file }: Annotation, place: string, report: Report, nested: ReadNested): Promise<void> {
  const name = file?.filename ?? ''
  report.add('embedded-file', place, `附件“${name}”`)
  if (file?.content) await nested(Buffer.from(file.content), name, within(report, `${place}附件“${name}”`))
}

const fieldText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.filter((each) => typeof each === 'string').join('\n')
      : ''

/** Boxes, and highlights as black as ink. */
function isCover({ subtype = '', color, hidden, backgroundColor, borderStyle }: Annotation): boolean {
  if (hidden) return false
  if (BOXES.has(subtype) || (subtype === 'Widget' && backgroundColor != null)) return true
  if (STROKES.has(subtype)) return (borderStyle?.width ?? 0) >= THICK
  return subtype === 'Highlight' && color != null && color.length > 0 && Array.from(color).every((part) => part < 50)
}
