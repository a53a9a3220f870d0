import { NotCleanable } from './not-cleanable.ts'
import { newReport } from '../report.ts'
import { numberIn, targetPath, type PackageFacts } from '../package-part.ts'
import { readXml } from '../read-xml.ts'
import { isUnlisted, placeOfSheet } from '../worksheet.ts'
import { readerOf } from '../read-package.ts'
import { keepsAt, keepsKind } from './choices.ts'
import { type PackageCleaning } from './package-cleaning.ts'
import { kindOfPart } from './part-kinds.ts'
import { ownerOf } from './relation-rules.ts'

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
      for (const { type, target } of relations) if (type === 'aFChunk') removedParts.add(targetPath(owner, target))
  for (const [path, { name, hidden }] of facts.sheets)
    if (hidden && !keepsAt(choices, 'hidden-sheet', `工作表“${name}”\n`)) removedParts.add(path)
  for (const [path, { name }] of facts.sheets) if (removedParts.has(path)) removedSheets.add(name)
  for (const { path, root } of parts)
    if (
      root === 'worksheet' &&
      isUnlisted(facts, path) &&
      !keepsAt(choices, 'hidden-sheet', `${placeOfSheet({ facts, path })}\n`)
    )
      removedParts.add(path)
  const slides = parts.filter(({ root, path }) => root === 'sld' && /\/slides\//.test(path))
  for (const slide of slides) if (isHiddenSlide(slide, cleaning)) removedParts.add(slide.path)
  addLeftAlone(parts, cleaning)
  const isEmpty = (paths: readonly string[]) => paths.length > 0 && paths.every((path) => removedParts.has(path))
  if (isEmpty([...facts.sheets.keys()]) || isEmpty(slides.map(({ path }) => path))) throw new NotCleanable('empty')
}

/** Reads a part for what it tells of itself, before it is written anew: that is known at its end only. */
export function readBefore(
  { path, content, root }: Part,
  { facts }: PackageCleaning,
  report = newReport(),
): PackageFacts {
  readXml(content, readerOf(root ?? '', { path, content, facts, report }))
  return facts
}

function isHiddenSlide(slide: Part, cleaning: PackageCleaning): boolean {
  const report = newReport()
  readBefore(slide, cleaning, report)
  const { choices } = cleaning
  const isHidden = report.findings().some(({ kind }) => kind === 'hidden-slide')
  return isHidden && !keepsAt(choices, 'hidden-slide', `幻灯片 ${numberIn(slide.path)}\n`)
}

/** Adds what only removed parts lead to, and the lists of what they lead to. */
function addLeftAlone(parts: readonly Part[], { facts, removedParts }: PackageCleaning): void {
  const paths = new Set(parts.map(({ path }) => path))
  const targets = (owner: string) =>
    (facts.relations.get(owner) ?? [])
      .filter(({ external }) => !external)
      .map(({ target }) => targetPath(owner, target))
  const owners = [...facts.relations.keys()]
  for (let before = -1; before !== removedParts.size;) {
    before = removedParts.size
    const staying = new Set(owners.filter((owner) => !removedParts.has(owner)).flatMap(targets))
    for (const owner of owners.filter((each) => removedParts.has(each)))
      for (const target of targets(owner)) if (paths.has(target) && !staying.has(target)) removedParts.add(target)
  }
  for (const path of paths) if (path.endsWith('.rels') && removedParts.has(ownerOf(path))) removedParts.add(path)
}
