/** Two texts are alike enough to look at from here on. [E] */
export const ALIKE = 0.4

/**
 * How alike two texts are, between 0 and 1: the share of two-character pieces that both have among all that either has
 * (Jaccard). Spaces, punctuation and width do not count. For finding repeated requests (条例 art. 36 (6)); a person decides.
 */
export function likeness(one: string, other: string): number {
  const [a, b] = [pieces(one), pieces(other)]
  const shared = [...a].filter((piece) => b.has(piece)).length
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}

function pieces(text: string): Set<string> {
  const characters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  ]
  return new Set(characters.slice(0, -1).map((each, at) => each + characters[at + 1]))
}
