import { NotCleanable } from './not-cleanable.ts'
import { newReport } from '../report.ts'
import { numberIn } from '../package-part.ts'
import { readXml } from '../read-xml.ts'
import { readerOf } from '../read-package.ts'
import { keepsAt, keepsKind } from './choices.ts'
import { type PackageCleaning } from './package-cleaning.ts'
import { kindOfPart } from './part-kinds.ts'
import { ownerOf, targetOf } from './relation-rules.ts'

/** A part of a package: its first element where it is XML. */
export type Part = { path: string; content: Buffer; root: string | null }

/** Finds the parts that go as a whole, and what nothing else leads to. @throws NotCleanable where nothing would be left */
export function findRemovedParts(parts: readonly Part[], cleaning: PackageCleaning): void {
  const { choices, facts, removedParts, removedSheets } = cleaning
  for (const { path, content, root } of parts) {
    const kind = kindOfPart(path, root, content)
    if (kind === 'always' || (kind !== null && !keepsKind(choices, kind))) removedParts.add(path)
  }
  if (!keepsKind(choices, 'embedded-file'))
    for (const [owner, relations] of facts.relations)
      for (const { type, target } of relations) if (type === 'aFChunk') removedParts.add(targetOf(owner, target))
  for (const [path, { name, hidden }] of facts.sheets)
    if (hidden && !keepsAt(choices, 'hidden-sheet', `工作表“${name}”\n`)) removedParts.add(path)
  for (const [path, { name }] of facts.sheets) if (removedParts.has(path)) removedSheets.add(name)
  const slides = parts.filter(({ root, path }) => root === 'sld' && /\/slides\//.test(path))
  for (const slide of slides) if (isHiddenSlide(slide, cleaning)) removedParts.add(slide.path)
  addLeftAlone(parts, cleaning)
  const isEmpty = (paths: readonly string[]) => paths.length > 0 && paths.every((path) => removedParts.has(path))
  if (isEmpty([...facts.sheets.keys()]) || isEmpty(slides.map(({ path }) => path))) throw new NotCleanable('empty')
}

function isHiddenSlide(slide: Part, { facts, choices }: PackageCleaning): boolean {
  const report = newReport()
  readXml(slide.content, readerOf('sld', { ...slide, facts, report }))
  const isHidden = report.findings().some(({ kind }) => kind === 'hidden-slide')
  return isHidden && !keepsAt(choices, 'hidden-slide', `幻灯片 ${numberIn(slide.path)}\n`)
}

/** Adds what only removed parts lead to, and the lists of what they lead to. */
function addLeftAlone(parts: readonly Part[], { facts, removedParts }: PackageCleaning): void {
  const paths = new Set(parts.map(({ path }) => path))
  const targets = (owner: string) =>
    (facts.relations.get(owner) ?? []).filter(({ external }) => !external).map(({ target }) => targetOf(owner, target))
  const owners = [...facts.relations.keys()]
  for (let before = -1; before !== removedParts.size;) {
    before = removedParts.size
    const staying = new Set(owners.filter((owner) => !removedParts.has(owner)).flatMap(targets))
    for (const owner of owners.filter((each) => removedParts.has(each)))
      for (const target of targets(owner)) if (paths.has(target) && !staying.has(target)) removedParts.add(target)
  }
  for (const path of paths) if (path.endsWith('.rels') && removedParts.has(ownerOf(path))) removedParts.add(path)
}
