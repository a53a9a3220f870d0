import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { wordsOutsideStreams } from '../pdf-harm.ts'
import { type ReadNested } from './binary-part.ts'
import { FileRefused, REFUSALS, type FindingKind } from './finding.ts'
import { decryptedPdf } from './pdf-opened.ts'
import { readAnnotations } from './pdf-annotations.ts'
import { readDocument, readPhotos, readStrings, tellAttachments } from './pdf-document.ts'
import { type Box } from './pdf-boxes.ts'
import { lookAtPage, type Look } from './pdf-unseen.ts'
import { personalDataIn } from './personal-data.ts'
import { type Report } from './report.ts'

const LIBRARY = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))
/** What lies under pictures is looked for as long as this; then it is said from which page on it was not. */
const LOOKING_MS = 8_000
/** Pictures need not be unpacked to read text and boxes; they take nearly all the time. */
const WITHOUT_PICTURES = 1

/** Reads a PDF: its text page by page, what lies under boxes and pictures, notes, attachments, scripts, properties. */
export async function readPdf(bytes: Buffer, report: Report, nested: ReadNested): Promise<void> {
  const open = await decryptedPdf(bytes)
  const words = wordsOutsideStreams(open ?? bytes)
  await withDocument(bytes, { maxImageSize: WITHOUT_PICTURES }, async (plain) => {
    await readDocument(plain, bytes, words, report, nested)
    if (open === null) report.add('unreadable', '整个文件', '文件限制了修改，内部的文字没有检查；请取消限制后再上传')
    await withDocument(bytes, {}, (full) => readPages(plain, full, report, nested))
  })
  await readPhotos(open ?? bytes, report)
  tellAttachments(words, report)
  readStrings(open ?? bytes, words, report)
}

async function withDocument(
  bytes: Buffer,
  options: { maxImageSize?: number },
  read: (document: PDFDocumentProxy) => Promise<void>,
): Promise<void> {
  const loading = loaded(bytes, options)
  try {
    await read(await loading.promise.catch(refuse))
  } finally {
    await loading.destroy()
  }
}

const loaded = (bytes: Buffer, options: { maxImageSize?: number }) =>
  getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
    cMapUrl: join(LIBRARY, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(LIBRARY, 'standard_fonts/'),
    wasmUrl: join(LIBRARY, 'wasm/'),
    ...options,
  })

function refuse(cause: unknown): never {
  const isLocked = cause instanceof Error && cause.name === 'PasswordException'
  throw new FileRefused(isLocked ? REFUSALS.locked() : REFUSALS.broken(), { cause })
}

/** @param full the same document, with its pictures */
async function readPages(plain: PDFDocumentProxy, full: PDFDocumentProxy, report: Report, nested: ReadNested) {
  let spent = 0
  let unlooked: number | null = null
  for (let number = 1; number <= plain.numPages; number += 1) {
    const page = await plain.getPage(number).catch(refuse)
    const place = `第 ${number} 页`
    await readText(page, place, report).catch(refuse)
    const covers = await readAnnotations(page, place, report, nested)
    let look = await lookAtPage(page, covers).catch(refuse)
    page.cleanup()
    // On a page without text nothing can lie under its pictures: whether they are cropped is looked for as time allows.
    if (spent < (look.shown ? LOOKING_MS : LOOKING_MS / 4)) {
      const begun = process.threadCpuUsage()
      look = await lookWithPictures(full, number, covers).catch(refuse)
      spent += workedSince(begun)
    } else if (look.shown) unlooked ??= number
    if (look.cropped) report.add('cropped-picture', place, '图片裁掉的部分仍在文件中')
    for (const { kind, text } of look.unseen) tell(report, kind, place, text)
    report.text(place, look.codes)
  }
  if (unlooked !== null) report.add('unreadable', `第 ${unlooked} 页起`, '页数太多，没有查图片下面的文字')
}

/** Milliseconds this thread worked since, whatever else the machine did. */
function workedSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(begun)
  return (user + system) / 1000
}

function tell(report: Report, kind: FindingKind, place: string, text: string): void {
  report.add(kind, place, text)
  report.text(place, text)
}

async function lookWithPictures(document: PDFDocumentProxy, number: number, covers: readonly Box[]): Promise<Look> {
  const page = await document.getPage(number)
  const look = await lookAtPage(page, covers)
  page.cleanup()
  return look
}

async function readText(page: PDFPageProxy, place: string, report: Report): Promise<void> {
  const { items } = await page.getTextContent()
  const pieces = items.filter((item) => 'str' in item)
  const text = pieces.map((item) => `${item.str}${item.hasEOL ? '\n' : ''}`).join('')
  report.text(place, text)
  // A number broken at the end of a line, or painted letter by letter in any order; only one with a check digit is surely one.
  const known = new Set(personalDataIn(text).map(({ masked }) => masked))
  for (const whole of [text.replace(/(?<=\d)\n(?=[\dXx])/g, ''), linesAsSeen(pieces)])
    for (const { kind, masked } of personalDataIn(whole))
      if (kind === 'resident-id' && !known.has(masked)) report.add(kind, place, masked)
}

type Piece = { str: string; transform: unknown[]; height: number }

/** The text by where it stands: line by line from the top, each from the left, without blanks. */
function linesAsSeen(pieces: readonly Piece[]): string {
  const placed = pieces
    .filter(({ str }) => str.trim() !== '')
    .map(({ str, transform, height }) => ({
      str,
      x: Number(transform[4]),
      line: Math.round(Number(transform[5]) / Math.max(4, height / 2)),
    }))
  const lines = Map.groupBy(placed, ({ line }) => line)
  return [...lines.values()]
    .map((line) =>
      line
        .sort((a, b) => a.x - b.x)
        .map(({ str }) => str.replace(/\s/g, ''))
        .join(''),
    )
    .join('\n')
}
