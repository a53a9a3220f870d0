import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

const LIBRARY = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))

/** Opens a PDF to draw its pages, uses it, and closes it. @throws where it is broken or locked */
export async function withPdf<T>(bytes: Uint8Array, use: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const loading = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
    cMapUrl: join(LIBRARY, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(LIBRARY, 'standard_fonts/'),
    wasmUrl: join(LIBRARY, 'wasm/'),
  })
  try {
    return await use(await loading.promise)
  } finally {
    await loading.destroy()
  }
}
