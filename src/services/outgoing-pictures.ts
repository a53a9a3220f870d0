import { hash } from 'node:crypto'
import { type Choices, keepsPlace, placeKey } from '../documents/release-gate/cleaning/choices.ts'
import { type Finding } from '../documents/release-gate/finding.ts'
import { isPersonal } from '../documents/release-gate/personal-data.ts'
import { type PackedFile } from '../documents/release-gate/report.ts'
import { type KeptInPicture } from '../store/kept-in-picture-store.ts'
import { isInPicture } from './release-scan.ts'

/** A page of a PDF, perhaps of one packed in another file; what is kept of its remarks and fields is drawn with it. */
const ON_A_PAGE = /^(?:(.*) › )?第 (\d+) 页(?:的标注|的表单)?$/s

/**
 * What was kept on a page that became a picture, or stood in one before: it is still to be read there, and needs its
 * reason. `left`: what was found in the new file.
 */
export function keptInPictures(findings: readonly Finding[], kept: Choices, left: readonly Finding[]): Finding[] {
  const found = new Set(left.map(placeKey))
  const stays = (each: Finding) => isInPicture(each) || keepsPlace(kept, each.kind, each.place, each.excerpt)
  return findings.filter(
    (each) => isPersonal(each.kind) && ON_A_PAGE.test(each.place) && stays(each) && !found.has(placeKey(each)),
  )
}

/** Under which hashes that is to be known: the new file's, and that of the file in it where the page is. */
export function picturesKnownBy(
  kept: readonly Finding[],
  bytes: Uint8Array,
  packed: readonly PackedFile[],
): KeptInPicture[] {
  const own = hash('sha256', bytes, 'buffer')
  return kept.flatMap(({ kind, place }) => {
    const [, outer, page] = ON_A_PAGE.exec(place) ?? []
    const inside = packed.filter((each) => each.place === outer)
    // A file that was named anew is any of those packed in it.
    const hashes = outer === undefined ? [own] : (inside.length > 0 ? inside : packed).map((each) => each.hash)
    return (hashes.length > 0 ? hashes : [own]).map((contentHash) => ({ contentHash, kind, page: Number(page) }))
  })
}
