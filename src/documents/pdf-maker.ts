import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

const fontFile = (name: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-serif-sc/${name}`))
/** One free family for all, embedded in part, so that a page looks the same on every machine. */
const REGULAR = fontFile('400Regular/NotoSerifSC_400Regular.ttf')
const BOLD = fontFile('700Bold/NotoSerifSC_700Bold.ttf')
const FONT_FOLDER = dirname(dirname(REGULAR))

/** Sets a document as PDF; it can reach no file but the fonts, and no address. */
export async function pdfBytes(definition: TDocumentDefinitions): Promise<Buffer> {
  const pdfMake = await maker()
  return pdfMake.createPdf({ defaultStyle: { font: 'Song' }, ...definition }).getBuffer()
}

/** Loaded with the first document, not with the program: it is a large library that many a start never needs. */
async function maker() {
  const { default: pdfMake } = await import('pdfmake')
  pdfMake.setFonts({ Song: { normal: REGULAR, bold: BOLD, italics: REGULAR, bolditalics: BOLD } })
  pdfMake.setUrlAccessPolicy(() => false)
  pdfMake.setLocalAccessPolicy((path) => path.startsWith(FONT_FOLDER))
  return pdfMake
}
