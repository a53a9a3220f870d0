import { type ZipEntry } from '../../unzip.ts'
import { type FindingKind } from '../finding.ts'
import { newFacts } from '../package-part.ts'
import { isOpaquePicture, isPicture } from '../picture.ts'
import { rank, readerOf, rootOfPart, unpackPart } from '../read-package.ts'
import { readXml, type XmlReader } from '../read-xml.ts'
import { withoutEscapes } from '../worksheet.ts'
import { newReport, type Report } from '../report.ts'
import { fileNameOf } from '../package-part.ts'
import { withoutNumbers } from '../binary-part.ts'
import { renamed } from './part-names.ts'
import { choicesWithin, keepsPlace, type Choices } from './choices.ts'
import { cleanPicture } from './clean-picture.ts'
import { cropPictures } from './crop-pictures.ts'
import { withListed } from './cropped-uses.ts'
import { newCleaning, type PackageCleaning } from './package-cleaning.ts'
import { rulesOf } from './part-rules.ts'
import { findRemovedParts, type Part } from './removed-parts.ts'
import { rewriteXml } from './rewrite-xml.ts'

/** Parts that tell what the others need. */
const TELLING = new Set([
  ...['Relationships', 'workbook', 'presentation', 'styles', 'styleSheet', 'sst'],
  ...['sldMaster', 'sldLayout', 'wsDr'],
])
/** Relations before all, as they tell what is gone; the strings last, when it is known which are still shown. */
const order = (part: Part): number => (part.root === 'Relationships' ? 0 : part.root === 'sst' ? 2 : 1)

/** An Office document without what is not to stay, in parts as they are to be packed. @throws FileRefused */
export function cleanPackage(
  entries: readonly ZipEntry[],
  report: Report,
  choices: Choices,
  found: ReadonlySet<FindingKind>,
): Map<string, Buffer> {
  const parts = entries
    .filter(({ name }) => !name.endsWith('/'))
    .map((entry): Part => {
      const content = unpackPart(entry, report)
      return { path: entry.name, content, root: rootOfPart(entry.name, content) }
    })
  const cleaning = newCleaning(choices, newFacts(), found)
  learn(parts, cleaning)
  findRemovedParts(parts, cleaning)
  cropPictures(parts, cleaning)
  const cleaned = new Map<string, Buffer>()
  for (const part of parts.filter(({ path }) => !cleaning.removedParts.has(path)).sort((a, b) => order(a) - order(b)))
    cleaned.set(part.path, cleanPart(part, cleaning))
  const kept = parts.flatMap(({ path }): [string, Buffer][] =>
    cleaned.has(path) ? [[path, cleaned.get(path) as Buffer]] : [],
  )
  return renamed(new Map([...kept, ...cleaning.crops.parts]), choices)
}

/** Reads the telling parts, as the gate does before the others. */
function learn(parts: readonly Part[], { facts, strings }: PackageCleaning): void {
  const report = newReport()
  for (const { path, content } of parts) if (isOpaquePicture(content)) facts.opaquePictures.add(path)
  for (const part of parts.toSorted((a, b) => rank({ name: a.path }) - rank({ name: b.path }))) {
    if (part.root === null || !TELLING.has(part.root)) continue
    const reader = readerOf(part.root, { ...part, facts, report })
    readXml(
      part.content,
      part.root === 'sst' ? listeningToStrings(reader, (at, text) => strings.set(at, text)) : reader,
    )
  }
  for (const number of [...strings.keys()]) if (!facts.strings.has(number)) strings.delete(number)
}

function listeningToStrings(reader: XmlReader, tell: (number: number, text: string) => void): XmlReader {
  let [number, text, inText] = [0, '', false]
  return {
    open: (name, attributes) => {
      reader.open?.(name, attributes)
      if (name === 'si') text = ''
      inText = name === 't'
    },
    text: (more) => {
      reader.text?.(more)
      if (inText) text += more
    },
    close: (name) => {
      reader.close?.(name)
      inText = false
      if (name === 'si') tell(number++, withoutEscapes(text))
    },
  }
}

function cleanPart(part: Part, cleaning: PackageCleaning): Buffer {
  const { path, content, root } = part
  if (root === null) {
    const choices = choicesWithin(cleaning.choices, `图片 ${fileNameOf(path)}`)
    if (isPicture(content)) return cleanPicture(content, choices)
    const place = `部件 ${fileNameOf(path)}`
    return withoutNumbers(content, ({ kind, masked }) => !keepsPlace(cleaning.choices, kind, place, masked))
  }
  const readerWith = (report: Report) => readerOf(root, { ...part, facts: cleaning.facts, report })
  const mended = rewriteXml(content, readerWith, cleaning.choices, rulesOf({ ...part, root }, cleaning))
  return withListed(mended, cleaning.crops.listed.get(path) ?? [])
}
