import { targetPath } from '../package-part.ts'
import { type PackageCleaning } from './package-cleaning.ts'
import { drop, nearest, type Element, type Rules, type Told } from './rewrite-xml.ts'

/** Elements that stay when what they lead to is gone. */
const STAYS = /^(?:pageSetup|blip|imagedata|fill|stroke|audioFile|videoFile|cacheSource|worksheetSource)$/
const LINK_AROUND_TEXT = /^hyperlink$/
const WORD = /^(?:document|hdr|ftr|footnotes|endnotes|glossaryDocument)$/
const FRAME = /^graphicFrame$/

/** The part a list of relations belongs to: `word/_rels/document.xml.rels` → `word/document.xml`. */
export const ownerOf = (path: string): string => path.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2')

/** Relations that lead to removed parts, or outside where that tells too much, are gone; their names are remembered. */
export function relationRules(path: string, { removedParts, removedRelations }: PackageCleaning): Rules {
  const owner = ownerOf(path)
  const gone = new Set<string>()
  removedRelations.set(owner, gone)
  return {
    open(element: Element, told: readonly Told[]) {
      const { Id = '', Target = '', TargetMode } = element.attributes
      if (element.name !== 'Relationship') return
      const leads = TargetMode === 'External' ? told.length > 0 : removedParts.has(targetPath(owner, Target))
      if (!leads) return
      gone.add(Id)
      drop(element)
    },
  }
}

/** What led to something removed no longer does. */
export function unlink(element: Element, gone: ReadonlySet<string>): void {
  for (const name of Object.keys(element.attributes)) {
    if (!name.startsWith('r:') || !gone.has(element.attributes[name] ?? '')) continue
    const root = rootOf(element)
    if (STAYS.test(element.name)) delete element.attributes[name]
    else if (LINK_AROUND_TEXT.test(element.name) && WORD.test(root.name)) {
      element.fate = 'unwrapped'
      delete element.attributes[name]
    } else drop(nearest(element, FRAME) ?? element)
  }
}

function rootOf(element: Element): Element {
  let root = element
  while (root.parent) root = root.parent
  return root
}
