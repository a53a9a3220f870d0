import { canUnpack, unpack, ZipError, type ZipEntry } from '../unzip.ts'
import { connectionsReader, externalLinkReader, pivotCacheReader } from './sources.ts'
import { FileRefused, REFUSALS } from './finding.ts'
import { newFacts, type PackageFacts, type PackagePart } from './package-part.ts'
import { peopleReader, propertiesReader } from './properties.ts'
import { readBinaryPart, type ReadNested } from './binary-part.ts'
import { readXml, rootOf, type XmlReader } from './read-xml.ts'
import { relationsReader } from './relations.ts'
import { remarksReader } from './remarks.ts'
import { type Report } from './report.ts'
import { sharedStringsReader, tellUnshownStrings, worksheetReader } from './worksheet.ts'
import { notesReader, presentationReader, slideReader } from './slide.ts'
import { contentTypesReader, customDataReader, macroSheetReader, revisionsReader, textReader } from './other-parts.ts'
import { stylesReader } from './sheet-styles.ts'
import { wordReader } from './word-text.ts'
import { wordSettingsReader, wordStylesReader } from './word-settings.ts'
import { withAttributes } from './part-attributes.ts'
import { workbookReader } from './workbook.ts'

/** Readers by the first element of a part: where a part lies in the package is its writer's affair. */
const READERS: Readonly<Record<string, (part: PackagePart) => XmlReader>> = {
  Types: contentTypesReader,
  Relationships: relationsReader,
  workbook: workbookReader,
  styleSheet: stylesReader,
  sst: sharedStringsReader,
  worksheet: worksheetReader,
  macrosheet: macroSheetReader,
  dialogsheet: macroSheetReader,
  pivotCacheDefinition: pivotCacheReader,
  pivotCacheRecords: pivotCacheReader,
  externalLink: externalLinkReader,
  connections: connectionsReader,
  headers: revisionsReader,
  revisions: revisionsReader,
  document: wordReader,
  hdr: wordReader,
  ftr: wordReader,
  footnotes: wordReader,
  endnotes: wordReader,
  glossaryDocument: wordReader,
  styles: wordStylesReader,
  settings: wordSettingsReader,
  comments: remarksReader,
  ThreadedComments: remarksReader,
  cmLst: remarksReader,
  people: peopleReader,
  personList: peopleReader,
  cmAuthorLst: peopleReader,
  authorLst: peopleReader,
  presentation: presentationReader,
  sld: slideReader,
  sldLayout: slideReader,
  sldMaster: slideReader,
  wsDr: slideReader,
  notes: notesReader,
  coreProperties: propertiesReader,
  Properties: propertiesReader,
}

/** Parts that tell about others are read before them. */
const FIRST = [
  ...[/^\[Content_Types\]/, /\.rels$/, /workbook\.xml$/, /presentation\.xml$/, /styles\.xml$/, /sharedStrings/],
  ...[/\/media\//, /\/slideMasters\//, /\/slideLayouts\//, /\/drawings\//],
]
/** Parts are read in this order. */
export const rank = ({ name }: { name: string }): number =>
  FIRST.findIndex((each) => each.test(name)) + 1 || FIRST.length + 1

/** Whether a ZIP file is a document of Word, Excel or PowerPoint. */
export const isPackage = (entries: readonly ZipEntry[]): boolean =>
  entries.some(({ name }) => name === '[Content_Types].xml')

/** Reads every part of an Office document. @throws FileRefused */
export async function readPackage(entries: readonly ZipEntry[], report: Report, nested: ReadNested): Promise<void> {
  const facts = newFacts()
  for (const entry of entries.toSorted((one, other) => rank(one) - rank(other))) {
    if (entry.name.endsWith('/')) continue
    if (!canUnpack(entry)) throw new FileRefused(REFUSALS.locked())
    await readPart(entry, facts, report, nested)
  }
  tellUnshownStrings({ facts, report })
}

async function readPart(entry: ZipEntry, facts: PackageFacts, report: Report, nested: ReadNested): Promise<void> {
  report.text('部件的名称', entry.name)
  const content = unpackPart(entry, report)
  const part = { path: entry.name, content, facts, report }
  const root = rootOfPart(entry.name, content)
  if (root === null) return readBinaryPart(part, nested)
  readXml(content, readerOf(root, part))
}

/** The first element of a part that is XML; null for any other. */
export const rootOfPart = (path: string, content: Buffer): string | null =>
  /\.(?:xml|rels|vml|svg)$/i.test(path) ? rootOf(content) : null

/** The reader of a part that is XML. */
export const readerOf = (root: string, part: PackagePart): XmlReader =>
  withAttributes((part.path.startsWith('customXml/') ? customDataReader : (READERS[root] ?? textReader))(part), part)

/** @throws FileRefused when broken, or when more would be unpacked than is allowed */
export function unpackPart(entry: ZipEntry, report: Report): Buffer {
  try {
    const content = unpack(entry, report.left())
    report.unpacked(content.length)
    return content
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    if (error.reason === 'too-large') report.unpacked(Infinity)
    throw new FileRefused(REFUSALS.broken(), { cause: error })
  }
}
