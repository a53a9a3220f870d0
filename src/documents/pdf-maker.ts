import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import pdfMake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

const fontFile = (name: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-serif-sc/${name}`))
/** One free family for all, embedded in part, so that a page looks the same on every machine. */
const REGULAR = fontFile('400Regular/NotoSerifSC_400Regular.ttf')
const BOLD = fontFile('700Bold/NotoSerifSC_700Bold.ttf')
const FONT_FOLDER = dirname(dirname(REGULAR))

pdfMake.setFonts({ Song: { normal: REGULAR, bold: BOLD, italics: REGULAR, bolditalics: BOLD } })
pdfMake.setUrlAccessPolicy(() => false)
pdfMake.setLocalAccessPolicy((path) => path.startsWith(FONT_FOLDER))

/** Sets a document as PDF; it can reach no file but the fonts, and no address. */
export const pdfBytes = (definition: TDocumentDefinitions): Promise<Buffer> =>
  pdfMake.createPdf({ defaultStyle: { font: 'Song' }, ...definition }).getBuffer()
