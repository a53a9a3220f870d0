import { type BrokenParagraphs, type CoveredParagraphs } from '../package-part.ts'
import { isOn, localAttributes } from '../read-xml.ts'
import { symbolOf } from '../word-text.ts'
import { keepsKind, keepsPlace, type Choices } from './choices.ts'
import { type Piece } from './masking.ts'
import { drop, nearest, type Edges, type Element, type Rules, type Told } from './rewrite-xml.ts'
import { plainXml } from './xml-text.ts'

/** What is put where covered text stood. */
const COVER = '×××'

const INSERTED = /^(?:ins|moveTo)$/
const REMOVED = /^(?:del|moveFrom)$/
const FORMER_FORMAT = /^(?:[rp]|sect|tbl|tc|tr|tblGrid|numbering)(?:Pr|Ex|PrEx)?Change$/
const CHANGE_MARKS = /^(?:cellIns|cellMerge|(?:move|customXml)(?:From|To|Ins|Del|MoveFrom|MoveTo)Range(?:Start|End))$/
const COMMENT_MARKS = /^(?:commentRangeStart|commentRangeEnd|commentReference|annotationRef)$/
const PROPERTIES = /^(?:rPr|pPr|trPr|numPr)$/
/** What a drawing stands in; the alternative for older programs goes with it. */
const DRAWING = /^(?:drawing|pict)$/

/** Text of a Word document: changes accepted, remarks and what cannot be seen removed, personal data masked. */
export function wordRules(
  choices: Choices,
  broken: readonly BrokenParagraphs[],
  covered: readonly CoveredParagraphs[],
): Rules {
  const under = covered.filter(({ place, excerpt }) => !keepsPlace(choices, 'covered-text', place, excerpt))
  const goes = broken.filter(({ found, place }) => !keepsPlace(choices, found.kind, place, found.masked))
  const paragraphs = newParagraphs()
  const accepts = !keepsKind(choices, 'tracked-change')
  const isQuiet = !keepsKind(choices, 'comment')
  return {
    open(element, told) {
      paragraphs.open(element)
      if (element.name === 'sectPr') paragraphs.endsSection()
      if (accepts) acceptChange(element)
      if (isQuiet && COMMENT_MARKS.test(element.name)) drop(element)
      // The parts it is bound to are gone.
      if (element.name === 'dataBinding' && !keepsKind(choices, 'metadata')) drop(element)
      mendDrawing(element, told)
    },
    edges: (element) => (element.name === 'p' ? edgesOf(goes, paragraphs.number()) : null),
    standsFor: (element) => (element.name === 'sym' ? symbol(element) : null),
    text: (_, told) => (told.some(({ kind }) => kind === 'local-path') ? '' : null),
    close(element, told) {
      if (element.name === 'p' && paragraphs.close(under)) coverParagraph(element)
      else if (element.name === 'r' && told.some(({ kind }) => kind === 'covered-text')) cover(element)
      else if (element.name === 'r' && told.some(({ kind }) => kind === 'hidden-text')) drop(element)
      else mendDrawing(element, told)
    },
  }
}

/** Counts paragraphs as their reader does: not those of former formats. */
function newParagraphs() {
  const open: { number: number; section: boolean }[] = []
  let count = 0
  return {
    open: ({ name }: Element) => void (name === 'p' && open.push({ number: (count += 1), section: false })),
    number: () => open.at(-1)?.number ?? 0,
    /** The layout of the pages before hangs on this paragraph. */
    endsSection() {
      const paragraph = open.at(-1)
      if (paragraph) paragraph.section = true
    },
    /** Whether it lies under something, and may go. */
    close(under: readonly CoveredParagraphs[]): boolean {
      const { number = 0, section = true } = open.pop() ?? {}
      return !section && under.some(({ from, to }) => from <= number && number <= to)
    },
  }
}

/** A paragraph under something goes with what lies over it: which of its words were under it, only a page could tell. */
function coverParagraph(paragraph: Element): void {
  const before = paragraph.tag.slice(0, -1)
  const run = `<${before}r><${before}t>${COVER}</${before}t></${before}r>`
  paragraph.fate = { instead: `<${paragraph.tag}>${run}</${paragraph.tag}>` }
}

/** What of a paragraph belongs to numbers that go on from one to the next. */
function edgesOf(broken: readonly BrokenParagraphs[], number: number): Edges | null {
  const [head, tail] = [broken.find(({ second }) => second === number), broken.find(({ first }) => first === number)]
  return head || tail ? { before: head?.after ?? 0, after: tail?.before ?? 0, masked: tail?.found.masked ?? '' } : null
}

/** A sign of a font of symbols; what is put in its place is text. */
function symbol({ tag, attributes }: Element): Omit<Piece, 'at'> {
  const before = tag.slice(0, -'sym'.length)
  const write = (text: string) => (text === '' ? '' : `<${before}t>${plainXml(text)}</${before}t>`)
  return { text: symbolOf(localAttributes(attributes)), write }
}

/** The text goes with its black ground: what is black reads as if something stood under it. */
function cover(run: Element): void {
  const before = run.tag.slice(0, -1)
  run.fate = { instead: `<${run.tag}><${before}t>${COVER}</${before}t></${run.tag}>` }
}

function acceptChange(element: Element): void {
  const { name, parent } = element
  const isMark = PROPERTIES.test(parent?.name ?? '')
  if (INSERTED.test(name) && !isMark) element.fate = 'unwrapped'
  else if (INSERTED.test(name)) drop(element)
  else if (name === 'del' && parent?.name === 'trPr') dropAround(element, /^tr$/)
  else if (name === 'cellDel') dropAround(element, /^tc$/)
  else if (REMOVED.test(name) || FORMER_FORMAT.test(name) || CHANGE_MARKS.test(name)) drop(element)
}

/** Takes away what is hidden, and words about a picture that tell too much. Serves all kinds of documents. */
export function mendDrawing(element: Element, told: readonly Told[], frame: RegExp = DRAWING): void {
  if (told.some(({ kind }) => kind === 'hidden-object')) {
    const around = nearest(element, frame)
    const alternative = around?.parent && /^(?:Choice|Fallback)$/.test(around.parent.name) ? around.parent.parent : null
    drop(alternative ?? around ?? element)
  } else if (told.length > 0 && /^(?:cNvPr|docPr)$/.test(element.name)) {
    delete element.attributes['descr']
    delete element.attributes['title']
  }
}

function dropAround(element: Element, names: RegExp): void {
  drop(nearest(element, names) ?? element)
}

/** Word's settings: no tracking, variables, sources of serial letters or numbers of the sessions of its writing. */
export const wordSettingsRules = (choices: Choices): Rules => ({
  open(element) {
    const { name } = element
    if (/^(?:docVars|rsids|removePersonalInformation)$/.test(name) && !keepsKind(choices, 'metadata')) drop(element)
    if (name === 'mailMerge' && !keepsKind(choices, 'external-link')) drop(element)
    if (name === 'trackRevisions' && isOn(element.attributes['w:val'] ?? '1')) drop(element)
  },
})
