import { type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { picturesPdf } from '../pictures-pdf.ts'
import { type DrawnBox } from '../../letters/redaction.ts'
import { pagePicture } from './page-picture.ts'

/** Fine enough to read small print on paper. */
const DOTS_PER_INCH = 150
const QUALITY = 82

/**
 * The document anew, every page a picture with the boxes burnt in. No text, layer, note, attachment or property of the
 * original goes along: nothing under a box can be taken out again.
 */
export async function redactPdf(
  document: PDFDocumentProxy,
  title: string,
  boxes: readonly DrawnBox[],
): Promise<Buffer> {
  const pages: { picture: Buffer; width: number; height: number }[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { canvas, width, height } = await pagePicture(document, number, DOTS_PER_INCH, boxes)
    pages.push({ picture: await canvas.encode('jpeg', QUALITY), width, height })
  }
  return picturesPdf(title, pages)
}
