import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFStream,
  PDFString,
  type PDFPage,
} from '@cantoo/pdf-lib'
import { personalDataIn } from '../personal-data.ts'
import { decoded, INSTEAD } from '../pdf-strings.ts'
import { cleanPicture } from './clean-picture.ts'
import { keepsKind, type Choices } from './choices.ts'
import { NotCleanable } from './not-cleanable.ts'
import { type PdfTold } from './pdf-told.ts'

/** What a page needs to be shown; whatever else it has leads elsewhere or tells of its making. */
const OF_A_PAGE = new Set([
  'Type',
  'Parent',
  'Resources',
  'MediaBox',
  'CropBox',
  'Rotate',
  'UserUnit',
  'Contents',
  'Group',
  'Annots',
])
/** What programs keep for themselves beside anything. */
const OF_PROGRAMS = ['Metadata', 'PieceInfo', 'LastModified', 'AA', 'Thumb', 'OPI', 'StructParent', 'StructParents']
const LINK = /^(?:https?:|mailto:)/i
/** Laid over a page to cover something; a picture of the page needs them. */
const COVERS = new Set(['Square', 'Stamp', 'FreeText', 'Redact', 'Polygon', 'Highlight'])

/**
 * Words to be copied in place of what is shown that hold something personal are gone; the shown ones are read with their
 * page. Only the content of pages and of what they paint holds such words.
 */
export function stripReplacements(target: PDFDocument): void {
  for (const [ref, object] of target.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || isPictureStream(object.dict)) continue
    const before = contentOf(object)
    const after = before?.replace(INSTEAD, (whole, written: string) => (isTelling(decoded(written)) ? '' : whole))
    if (before === null || after === undefined || after === before) continue
    const entries = object.dict.entries().filter(([name]) => !PACKING.has(name.decodeText()))
    const plain = Object.fromEntries(entries.map(([name, value]) => [name.decodeText(), value] as const)) as never
    target.context.assign(ref, target.context.flateStream(Buffer.from(after, 'latin1'), plain))
  }
}

const PACKING = new Set(['Length', 'Filter', 'DecodeParms'])
const isTelling = (text: string): boolean => personalDataIn(text).length > 0
const isPictureStream = (dict: PDFDict): boolean => dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image')

/** A stream as its content says it; null where it is packed in a way nobody knows. */
function contentOf(stream: PDFRawStream): string | null {
  try {
    return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  } catch {
    return null
  }
}

/** Leaves of each page what it shows: fields become part of it; remarks, actions and attachments go. */
export function stripPages(source: PDFDocument, told: PdfTold, choices: Choices): void {
  if (source.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)) flatten(source)
  source.getPages().forEach((page, at) => stripPage(page, at + 1, told, choices))
  for (const [, object] of source.context.enumerateIndirectObjects()) {
    const entries = object instanceof PDFDict ? object : object instanceof PDFStream ? object.dict : null
    for (const name of entries ? OF_PROGRAMS : []) entries?.delete(PDFName.of(name))
  }
}

function flatten(source: PDFDocument): void {
  try {
    source.getForm().flatten({ updateFieldAppearances: false })
  } catch {
    throw new NotCleanable('pdf-strange')
  }
}

function stripPage({ node }: PDFPage, number: number, told: PdfTold, choices: Choices): void {
  const annotations = node.Annots()
  const kept = (annotations?.asArray() ?? []).flatMap((_, at) => {
    const annotation = annotations?.lookupMaybe(at, PDFDict)
    return annotation ? (keptAnnotation(annotation, number, told, choices) ?? []) : []
  })
  for (const name of node.keys()) if (!OF_A_PAGE.has(name.decodeText())) node.delete(name)
  node.delete(PDFName.of('Annots'))
  if (kept.length > 0) node.set(PDFName.of('Annots'), node.context.obj(kept))
}

/** An annotation as it may stay; null where it may not. */
function keptAnnotation(annotation: PDFDict, number: number, told: PdfTold, choices: Choices): PDFDict | null {
  const subtype = annotation.lookupMaybe(PDFName.of('Subtype'), PDFName)?.decodeText() ?? ''
  if (subtype === 'Link') return told.links.has(number) ? null : plainLink(annotation)
  if (subtype === 'FileAttachment') return keepsKind(choices, 'embedded-file') ? alone(annotation) : null
  const isPictured = told.pictured.has(number) || number >= told.picturedFrom
  const covers = isPictured && COVERS.has(subtype)
  const stays = keepsKind(choices, 'comment') && !told.remarks.has(number)
  return subtype !== 'Popup' && (covers || stays) ? alone(annotation) : null
}

/** Without what leads from it to pages and other remarks. */
function alone(annotation: PDFDict): PDFDict {
  for (const name of ['P', 'Popup', 'IRT', 'Parent', 'A', 'AA', 'Dest']) annotation.delete(PDFName.of(name))
  return annotation
}

/** A link to an address and nothing else; what leads to a page would take that page along. */
function plainLink(annotation: PDFDict): PDFDict | null {
  const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict)
  const address = action?.lookup(PDFName.of('URI'))
  const isText = address instanceof PDFString || address instanceof PDFHexString
  const box = annotation.lookupMaybe(PDFName.of('Rect'), PDFArray)
  if (!isText || !box || !LINK.test(address.decodeText())) return null
  const plain = { Type: 'Annot', Subtype: 'Link', Border: [0, 0, 0], A: { S: 'URI', URI: address } }
  const link = annotation.context.obj(plain)
  link.set(PDFName.of('Rect'), box)
  return link
}

/** Pictures of cameras lie in a PDF as they were taken: where, when and with what goes. */
export function stripPictures(target: PDFDocument, choices: Choices): void {
  for (const [ref, object] of target.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFStream) || object.dict.lookup(PDFName.of('Filter')) !== PDFName.of('DCTDecode')) continue
    const before = Buffer.from(object.getContents())
    const after = cleanPicture(before, choices)
    if (after.length !== before.length) target.context.assign(ref, target.context.stream(after, entriesOf(object.dict)))
  }
}

const entriesOf = (dict: PDFDict) =>
  Object.fromEntries(dict.entries().map(([name, value]) => [name.decodeText(), value] as const)) as never
