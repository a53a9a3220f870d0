import { fileURLToPath } from 'node:url'
import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import { type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type DrawnBox } from '../../letters/redaction.ts'

const FAMILY = 'Noto Serif SC'
const FONT = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
)

/** A page as a picture with the boxes burnt in: what lies under a box is not in the picture. */
export async function pagePicture(
  document: PDFDocumentProxy,
  number: number,
  dotsPerInch: number,
  boxes: readonly DrawnBox[],
): Promise<{ canvas: Canvas; width: number; height: number }> {
  if (!GlobalFonts.has(FAMILY)) GlobalFonts.registerFromPath(FONT, FAMILY)
  const page = await document.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: dotsPerInch / 72 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise
  page.cleanup()
  for (const box of boxes) if (box.page === number) burn(context, canvas, box)
  return { canvas, width, height }
}

function burn(context: SKRSContext2D, { width, height }: Canvas, box: DrawnBox): void {
  const [x, y] = [Math.floor((box.left / 100) * width), Math.floor((box.top / 100) * height)]
  const [w, h] = [Math.ceil((box.width / 100) * width) + 1, Math.ceil((box.height / 100) * height) + 1]
  context.fillStyle = '#000000'
  context.fillRect(x, y, w, h)
  const size = Math.min(h * 0.6, 24)
  context.font = `${size}px "${FAMILY}"`
  if (size < 8 || context.measureText(box.label).width > w - 4) return
  context.fillStyle = '#ffffff'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(box.label, x + w / 2, y + h / 2)
}
