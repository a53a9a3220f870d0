import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

const fontFile = (name: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-serif-sc/${name}`))
/** One free family for all, embedded in part, so that a page looks the same on every machine. */
const REGULAR = fontFile('400Regular/NotoSerifSC_400Regular.ttf')
const BOLD = fontFile('700Bold/NotoSerifSC_700Bold.ttf')

/** Sets a document as PDF; it can reach no file and no address. */
export async function pdfBytes(definition: TDocumentDefinitions): Promise<Buffer> {
  const pdfMake = await maker()
  return pdfMake.createPdf({ defaultStyle: { font: 'Song' }, ...definition }).getBuffer()
}

/**
 * Loaded with the first document, not with the program: it is a large library that many a start never needs. The fonts
 * are read once; by their path, each document would read thirty megabytes.
 */
const maker = onceLoaded(async () => {
  const [{ default: pdfMake }, regular, bold] = await Promise.all([
    import('pdfmake'),
    readFile(REGULAR),
    readFile(BOLD),
  ])
  // The library's own file system, which its types leave out.
  const { virtualfs } = pdfMake as unknown as { virtualfs: { writeFileSync(name: string, bytes: Buffer): void } }
  virtualfs.writeFileSync('regular', regular)
  virtualfs.writeFileSync('bold', bold)
  pdfMake.setFonts({ Song: { normal: 'regular', bold: 'bold', italics: 'regular', bolditalics: 'bold' } })
  pdfMake.setUrlAccessPolicy(() => false)
  pdfMake.setLocalAccessPolicy(() => false)
  return pdfMake
})

/** Loads on the first call; a load that failed is tried again. */
function onceLoaded<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    }))
}
