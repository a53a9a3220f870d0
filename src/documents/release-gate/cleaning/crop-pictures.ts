import { posix } from 'node:path'
import { type Crop } from '../drawing-marks.ts'
import { keepsKind } from './choices.ts'
import { croppedPictures, type CroppedPicture } from './crop-picture.ts'
import { croppedUses, type CroppedUse } from './cropped-uses.ts'
import { type Crops, type Listed, type PackageCleaning } from './package-cleaning.ts'
import { targetPath } from '../package-part.ts'
import { type Part } from './removed-parts.ts'

const CONTENT_TYPES = '[Content_Types].xml'
const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'

/** The pictures of a part: where each of its relations leads, which are cropped, and what else is named. */
type Shown = { path: string; targets: Map<string, string>; uses: readonly CroppedUse[]; others: Set<string> }

/** What is gathered on the way; originals by path: those still shown somewhere, those perhaps shown no more. */
type Cropping = {
  cleaning: PackageCleaning
  contents: ReadonlyMap<string, Buffer>
  /** New pictures, and their parts, by original and crop; null where none can be made. */
  pictures: ReadonlyMap<string, CroppedPicture | null>
  made: Map<string, string | null>
  shown: Set<string>
  maybeGone: Set<string>
}

/**
 * Makes every cropped picture anew of what is shown of it, as a part of its own; an original that nothing else shows is
 * gone. What cannot be opened stays as it is, and is found again.
 */
export function cropPictures(parts: readonly Part[], cleaning: PackageCleaning): void {
  if (keepsKind(cleaning.choices, 'cropped-picture')) return
  const contents = new Map(parts.map(({ path, content }) => [path, content]))
  const shown = parts.flatMap((part) =>
    part.root === null || cleaning.removedParts.has(part.path) ? [] : shownIn(part, cleaning),
  )
  const pictures = makePictures(shown, contents)
  const cropping: Cropping = { cleaning, contents, pictures, made: new Map(), shown: new Set(), maybeGone: new Set() }
  for (const each of shown) cropInPart(each, cropping)
  for (const path of cropping.maybeGone) if (!cropping.shown.has(path)) cleaning.removedParts.add(path)
}

function shownIn({ path, content }: Part, { facts }: PackageCleaning): Shown[] {
  const inside = (facts.relations.get(path) ?? []).filter(({ external }) => !external)
  if (!inside.some(({ type }) => type === 'image')) return []
  const targets = new Map(inside.map(({ id, target }) => [id, targetPath(path, target)]))
  return [{ path, targets, ...croppedUses(content, new Set(targets.keys())) }]
}

const keyOf = (target: string, crop: Crop): string => `${target}\n${Object.values(crop).join()}`

/** Every picture that is cropped somewhere, made anew; those of one original in a row. */
function makePictures(
  shown: readonly Shown[],
  contents: ReadonlyMap<string, Buffer>,
): ReadonlyMap<string, CroppedPicture | null> {
  const wanted = new Map<string, { target: string; crop: Crop }>()
  for (const { targets, uses } of shown)
    for (const { from, crop } of uses) {
      const target = targets.get(from) ?? ''
      wanted.set(keyOf(target, crop), { target, crop })
    }
  const list = [...wanted].sort(([, one], [, other]) => (one.target < other.target ? -1 : 1))
  const none = Buffer.alloc(0)
  const made = croppedPictures(list.map(([, { target, crop }]) => ({ bytes: contents.get(target) ?? none, crop })))
  return new Map(list.map(([key], at) => [key, made[at] ?? null]))
}

function cropInPart({ path, targets, uses, others }: Shown, cropping: Cropping): void {
  const { facts, crops } = cropping.cleaning
  const mended = new Map<number, { from: string; to: string }>()
  const relations: Listed[] = []
  for (const { number, from, crop, inside: within } of uses) {
    const part = partFor(targets.get(from) ?? '', crop, cropping)
    if (part === null) for (const id of [from, ...within]) others.add(id)
    else mended.set(number, { from, to: relate(relations, part, targets) })
  }
  for (const id of others) cropping.shown.add(targets.get(id) ?? '')
  if (mended.size === 0) return
  crops.uses.set(path, mended)
  crops.listed.set(relationsOf(path), relations)
  for (const { type, target, external } of facts.relations.get(path) ?? [])
    if (!external && /^(?:image|hdphoto)$/.test(type)) cropping.maybeGone.add(targetPath(path, target))
}

/** The path of the new part for what is shown of a picture; null where it cannot be made. */
function partFor(
  target: string,
  crop: Crop,
  { cleaning: { crops }, contents, pictures, made }: Cropping,
): string | null {
  const key = keyOf(target, crop)
  const known = made.get(key)
  if (known !== undefined) return known
  const picture = pictures.get(key) ?? null
  const isTaken = (path: string) => contents.has(path) || crops.parts.has(path)
  const path = picture && freePath(posix.dirname(target), picture.extension, isTaken)
  made.set(key, path)
  if (picture && path !== null) addPart(crops, path, picture.bytes, `image/${picture.extension}`)
  return path
}

function freePath(folder: string, extension: string, isTaken: (path: string) => boolean): string {
  let number = 1
  while (isTaken(`${folder}/cropped-${number}.${extension}`)) number += 1
  return `${folder}/cropped-${number}.${extension}`
}

function addPart({ parts, listed }: Crops, path: string, bytes: Buffer, type: string): void {
  parts.set(path, bytes)
  const attributes = { PartName: `/${path}`, ContentType: type }
  listed.set(CONTENT_TYPES, [...(listed.get(CONTENT_TYPES) ?? []), { name: 'Override', attributes }])
}

const relationsOf = (path: string): string => posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`)

/** A relation to a new part under a name that is free. */
function relate(relations: Listed[], part: string, taken: Map<string, string>): string {
  let number = relations.length + 1
  while (taken.has(`crop${number}`)) number += 1
  const id = `crop${number}`
  taken.set(id, part)
  relations.push({ name: 'Relationship', attributes: { Id: id, Type: IMAGE, Target: `/${part}` } })
  return id
}
