import { excerptOf } from '../personal-data.ts'
import { placeOfSlide } from '../slide.ts'
import { keepsKind, keepsPlace, type Choices } from './choices.ts'
import { withCrops } from './cropped-uses.ts'
import { type PackageCleaning } from './package-cleaning.ts'
import { ownerOf, relationRules, unlink } from './relation-rules.ts'
import { drop, nearest, type Rules } from './rewrite-xml.ts'
import { sheetRules, stringsRules } from './sheet-rules.ts'
import { readBefore, type Part } from './removed-parts.ts'
import { presentationRules, slideRules } from './slide-rules.ts'
import { tableRules, workbookRules } from './workbook-rules.ts'
import { mendDrawing, wordRules, wordSettingsRules } from './word-rules.ts'

/** A part that is XML: its first element is known. */
export type XmlPart = Part & { root: string }

const NONE: ReadonlySet<string> = new Set()
const WORD = /^(?:document|hdr|ftr|footnotes|endnotes|glossaryDocument)$/
const SLIDE = /^(?:sld|sldLayout|sldMaster|wsDr)$/

/** How a part is mended: by its first element, and for all: nothing leads any more to what is gone. */
export function rulesOf(part: XmlPart, cleaning: PackageCleaning): Rules {
  const { path } = part
  const own = withCrops(ownRules(part, cleaning), cleaning.crops.uses.get(path))
  const gone = cleaning.removedRelations.get(path) ?? NONE
  if (gone.size === 0) return own
  return {
    ...own,
    open: (element, told) => {
      own.open?.(element, told)
      unlink(element, gone)
    },
  }
}

function ownRules(part: XmlPart, cleaning: PackageCleaning): Rules {
  const { root, path } = part
  const { choices } = cleaning
  if (WORD.test(root)) {
    const { brokenNumbers, coveredParagraphs } = readBefore(part, cleaning)
    return wordRules(choices, brokenNumbers.get(path) ?? [], coveredParagraphs.get(path) ?? [])
  }
  if (SLIDE.test(root)) return slideRules(!keepsKind(choices, 'pivot-cache'), layersUnder(part, cleaning))
  switch (root) {
    case 'Types':
      return contentTypesRules(cleaning)
    case 'Relationships':
      return relationRules(path, cleaning)
    case 'worksheet':
      return sheetRules(path, cleaning, hiddenRanges(part, cleaning))
    case 'sst':
      return stringsRules(cleaning)
    case 'workbook':
      return workbookRules(cleaning)
    case 'table':
      return tableRules(cleaning)
    case 'settings':
      return wordSettingsRules(choices)
    case 'presentation':
      return presentationRules((id) => cleaning.removedRelations.get(ownerOf(path))?.has(id) ?? false)
    case 'coreProperties':
    case 'Properties':
      return PROPERTIES
    default:
      return path.endsWith('.vml') ? vmlRules(choices) : { open: (element, told) => mendDrawing(element, told) }
  }
}

/** Where the conditions of a sheet always hide what stands in its cells. */
const hiddenRanges = (part: XmlPart, cleaning: PackageCleaning): readonly string[] =>
  cleaning.facts.hidingFormats.size === 0 ? [] : (readBefore(part, cleaning).hiddenRanges.get(part.path) ?? [])

/** The layers of a slide whose words lie under something else and are not kept. */
function layersUnder(part: XmlPart, cleaning: PackageCleaning): ReadonlySet<number> {
  const under = part.root === 'sld' ? (readBefore(part, cleaning).textsUnder.get(part.path) ?? []) : []
  const place = placeOfSlide(part.path)
  const goes = under.filter(({ text }) => !keepsPlace(cleaning.choices, 'covered-text', place, excerptOf(text)))
  return new Set(goes.map(({ layer }) => layer))
}

/** Properties that tell too much are gone; the list of sheets' names would name those that are. */
const PROPERTIES: Rules = {
  open(element) {
    if (/^(?:HeadingPairs|TitlesOfParts)$/.test(element.name)) drop(element)
  },
  close(element, told) {
    if (told.length > 0) drop(nearest(element, /^property$/) ?? element)
  },
}

/** The frames of comments on a sheet. */
const vmlRules = (choices: Choices): Rules => ({
  open(element) {
    const isNote = element.name === 'ClientData' && element.attributes['ObjectType'] === 'Note'
    if (isNote && !keepsKind(choices, 'comment')) drop(nearest(element, /^shape$/) ?? element)
  },
})

/** A document without macros is of the plain kind. */
const PLAIN_TYPES: readonly [RegExp, string][] = [
  [/ms-word\.(?:document|template)\.macroEnabled/i, 'wordprocessingml.document'],
  [/ms-excel\.(?:sheet|template|addin)\.macroEnabled/i, 'spreadsheetml.sheet'],
  [/ms-powerpoint\.[a-z]+\.macroEnabled/i, 'presentationml.presentation'],
]

const contentTypesRules = ({ choices, removedParts }: PackageCleaning): Rules => ({
  open(element) {
    const { attributes } = element
    if (removedParts.has((attributes['PartName'] ?? '').replace(/^\//, ''))) drop(element)
    if (keepsKind(choices, 'macro')) return
    const plain = PLAIN_TYPES.find(([type]) => type.test(attributes['ContentType'] ?? ''))?.[1]
    if (plain) attributes['ContentType'] = `application/vnd.openxmlformats-officedocument.${plain}.main+xml`
  },
})
