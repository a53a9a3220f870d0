import { type Outcome } from '../law/outcomes.ts'
import { type WithheldPart } from './letter-facts.ts'

/** A place on a page, in hundredths of its width and height from the upper left corner. */
export type Place = { page: number; left: number; top: number; width: number; height: number }

/** A place blacked out: what stood there, on which ground it is withheld, and why. */
export type RedactionBox = Place & { id: string; ground: Outcome; what: string; reason: string }

/** A box as it is drawn: its ground's short label in white upon it, where there is room. */
export type DrawnBox = Place & { label: string }

/**
 * What a partial disclosure has to list: each kind of thing blacked out once, with its ground and reason, in the order
 * of the pages. 条例 art. 37
 */
export function withheldByBoxes(boxes: readonly RedactionBox[]): WithheldPart[] {
  const kinds = Map.groupBy(boxes, ({ ground, what, reason }) => JSON.stringify([ground, what, reason]))
  return [...kinds.values()].map((same) => {
    const { ground, what, reason } = same[0]!
    const pages = [...new Set(same.map(({ page }) => page))].sort((one, other) => one - other)
    return { what: `${what}（第${pages.join('、')}页，共${same.length}处）`, ground, reason }
  })
}

/** Grounds something was blacked out on that no part of the letter names. 条例 art. 37 */
export function groundsNotNamed(boxes: readonly RedactionBox[], named: readonly WithheldPart[]): Outcome[] {
  const known = new Set(named.map(({ ground }) => ground))
  return [...new Set(boxes.map(({ ground }) => ground))].filter((ground) => !known.has(ground))
}
