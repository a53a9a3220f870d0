import { isOn } from '../read-xml.ts'
import { keepsKind, type Choices } from './choices.ts'
import { drop, nearest, type Element, type Rules, type Told } from './rewrite-xml.ts'

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
export function wordRules(choices: Choices): Rules {
  const accepts = !keepsKind(choices, 'tracked-change')
  const isQuiet = !keepsKind(choices, 'comment')
  return {
    open(element, told) {
      if (accepts) acceptChange(element)
      if (isQuiet && COMMENT_MARKS.test(element.name)) drop(element)
      // The parts it is bound to are gone.
      if (element.name === 'dataBinding' && !keepsKind(choices, 'metadata')) drop(element)
      mendDrawing(element, told)
    },
    text: (_, told) => (told.some(({ kind }) => kind === 'local-path') ? '' : null),
    close(element, told) {
      if (element.name === 'r' && told.some(({ kind }) => kind === 'covered-text')) cover(element)
      else if (element.name === 'r' && told.some(({ kind }) => kind === 'hidden-text')) drop(element)
      else mendDrawing(element, told)
    },
  }
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
