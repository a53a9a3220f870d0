import { PDFDocument } from '@cantoo/pdf-lib'
import { wordsOutsideStreams } from '../pdf-harm.ts'

/** Whether a PDF is encrypted; without a password opens what is so only to forbid printing or changes. */
const isEncrypted = (bytes: Buffer): boolean =>
  bytes.includes('ncrypt', 0, 'latin1') && /\/Encrypt(?![A-Za-z0-9])/.test(wordsOutsideStreams(bytes))

/** A PDF to be made anew from, decrypted where it opens without a password. @throws where it is not understood */
export const openPdf = (bytes: Buffer): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { updateMetadata: false, ...(isEncrypted(bytes) ? { password: '' } : {}) })

/** The same PDF not encrypted, as its strings can be read only so; null where that is not understood. */
export async function decryptedPdf(bytes: Buffer): Promise<Buffer | null> {
  if (!isEncrypted(bytes)) return bytes
  try {
    const document = await openPdf(bytes)
    return Buffer.from(await document.save({ useObjectStreams: false, updateFieldAppearances: false }))
  } catch {
    return null
  }
}
