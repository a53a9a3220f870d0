import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib'
import { type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { personalPlaces } from '../../redaction/find-words.ts'
import { openPdf } from '../pdf-opened.ts'
import { withPdf } from '../../redaction/open-pdf.ts'
import { pagePicture } from '../../redaction/page-picture.ts'
import { keepsKind, type Choices } from './choices.ts'
import { NotCleanable } from './not-cleanable.ts'
import { stripPages, stripPictures, stripReplacements } from './pdf-parts.ts'
import { pdfTold, type PdfTold } from './pdf-told.ts'

/** Fine enough to read small print on paper, and to print it again. */
const DOTS_PER_INCH = 150
const QUALITY = 85
/** Each takes a quarter of a second, up to a second. */
const MOST_PICTURES = 200

/**
 * A PDF made anew of what its pages show: no earlier version, script, attachment, remark or property goes along. A page
 * with hidden text, or with personal data in its text, becomes a picture, the data under black boxes burnt in.
 * @throws NotCleanable where something cannot be told apart, FileRefused
 */
export async function cleanPdf(bytes: Buffer, choices: Choices): Promise<Buffer> {
  const told = await pdfTold(bytes, choices)
  const source = await opened(bytes)
  const title = told.properties ? undefined : source.getTitle()
  const [author, subject, keywords] = [source.getAuthor(), source.getSubject(), source.getKeywords()]
  if (told.cropped) for (const number of croppedPages(source)) told.pictured.add(number)
  stripPages(source, told, choices)
  const target = await PDFDocument.create({ updateMetadata: false })
  const asPictures = pagesToDraw(source.getPageCount(), told)
  if (asPictures.length > MOST_PICTURES) throw new NotCleanable('pdf-long')
  await putPages(source, target, asPictures, told)
  stripPictures(target, choices)
  if (told.replaced) stripReplacements(target)
  if (keepsKind(choices, 'embedded-file')) await attach(bytes, target)
  if (title) target.setTitle(title)
  if (author && keepsKind(choices, 'author')) target.setAuthor(author)
  if (subject && keepsKind(choices, 'metadata')) target.setSubject(subject)
  if (keywords && keepsKind(choices, 'metadata')) target.setKeywords([keywords])
  return Buffer.from(await target.save({ addDefaultPage: false, updateFieldAppearances: false }))
}

function croppedPages(source: PDFDocument): number[] {
  const area = ({ width, height }: { width: number; height: number }) => width * height
  return source
    .getPages()
    .flatMap((page, at) => (area(page.getCropBox()) < area(page.getMediaBox()) * 0.99 ? [at + 1] : []))
}

async function opened(bytes: Buffer): Promise<PDFDocument> {
  try {
    return await openPdf(bytes)
  } catch {
    throw new NotCleanable('pdf-strange')
  }
}

const pagesToDraw = (count: number, { pictured, picturedFrom, personal }: PdfTold): number[] =>
  Array.from({ length: count }, (_, at) => at + 1).filter(
    (number) => pictured.has(number) || personal.has(number) || number >= picturedFrom,
  )

/** Pages as they are, or as pictures of what they show. */
async function putPages(
  source: PDFDocument,
  target: PDFDocument,
  asPictures: readonly number[],
  told: PdfTold,
): Promise<void> {
  const drawn = new Set(asPictures)
  const numbers = source.getPageIndices().map((at) => at + 1)
  const plain = numbers.filter((number) => !drawn.has(number))
  const copies = await target.copyPages(
    source,
    plain.map((number) => number - 1),
  )
  const byNumber = new Map(plain.map((number, at) => [number, copies[at] as PDFPage]))
  const put = async (draw: (number: number) => Promise<void>) => {
    for (const number of numbers) {
      const page = byNumber.get(number)
      if (page) target.addPage(page)
      else await draw(number)
    }
  }
  if (asPictures.length === 0) return put(() => Promise.resolve())
  const stripped = await source.save({ updateFieldAppearances: false })
  await withPdf(stripped, (document) => put((number) => addPicture(document, target, number, told)))
}

async function addPicture(document: PDFDocumentProxy, target: PDFDocument, number: number, told: PdfTold) {
  const places = await personalPlaces(document, number)
  const goes = told.personal.get(number) ?? []
  const all = [...goes, ...(told.remarks.get(number) ?? [])]
  const found = places.filter(({ masked }) => all.includes(masked))
  // What is told of and not found in its place would stand in the picture, where nobody finds it again.
  if (goes.some((masked) => !found.some((each) => each.masked === masked))) throw new NotCleanable('pdf-place')
  const boxes = found.flatMap((each) => each.places.map((place) => ({ ...place, label: '' })))
  const { canvas, width, height } = await pagePicture(document, number, DOTS_PER_INCH, boxes)
  const picture = await target.embedJpg(await canvas.encode('jpeg', QUALITY))
  target.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height })
}

async function attach(bytes: Buffer, target: PDFDocument): Promise<void> {
  await withPdf(bytes, async (document) => {
    const files = ((await document.getAttachments()) ?? {}) as Record<
      string,
      { filename: string; content?: Uint8Array }
    >
    for (const { filename, content } of Object.values(files)) if (content) await target.attach(content, filename)
  })
}
