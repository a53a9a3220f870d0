import { targetPath, type PackageFacts } from './package-part.ts'
import { type CellRange } from './placed.ts'
import { type Attributes } from './read-xml.ts'
import { isDark } from './shapes.ts'
import { colourOfDrawing, SOMETHING } from './slide-colours.ts'

type Corner = { col: number; colOff: number; row: number; rowOff: number }
type Anchor = {
  from: Corner
  to: Corner
  size: { cx: number; cy: number } | null
  placed: boolean
  covers: boolean
  isBlack: boolean
  isSeeThrough: boolean
  text: boolean
}

const ANCHOR = /^(?:twoCellAnchor|oneCellAnchor)$/
/** A cell nobody has made wider or higher, in EMU. */
const [WIDE, HIGH] = [609_600, 190_500]
/** So much of a cell free at its beginning, or covered up to its end, leaves it covered: a share of its width or height. */
const [FREE, COVERED] = [0.3, 0.6]

/** Follows the drawings of a sheet: opaque shapes without words, and opaque pictures, with the cells they lie over; `tell`: of a black one that does not say over which. */
export function newCellCovers(facts: PackageFacts, path: string, tell: () => void) {
  const ranges: CellRange[] = []
  let [anchor, corner, number] = [null as Anchor | null, null as Corner | null, '']
  facts.cellCovers.set(path, ranges)
  return {
    open(trail: readonly string[], attributes: Attributes) {
      const name = trail.at(-1) ?? ''
      number = ''
      if (ANCHOR.test(name)) anchor = newAnchor()
      if (!anchor) return
      if (ANCHOR.test(trail.at(-2) ?? '')) {
        corner = name === 'from' ? anchor.from : name === 'to' ? anchor.to : null
        if (name === 'from') anchor.placed = true
        if (name === 'ext') anchor.size = { cx: Number(attributes['cx']), cy: Number(attributes['cy']) }
      }
      look(anchor, trail, attributes)
    },
    text(trail: readonly string[], text: string) {
      number += text
      if (anchor && trail.at(-1) === 't' && text.trim() !== '') anchor.text = true
    },
    close(name: string) {
      if (corner && name in corner) corner[name as keyof Corner] = Number(number)
      if (!anchor || !ANCHOR.test(name)) return
      const covers = anchor.covers && !anchor.isSeeThrough && !anchor.text
      if (covers && anchor.placed) ranges.push(rangeOf(anchor))
      else if (covers && anchor.isBlack) tell()
      anchor = null
    },
  }

  function look(own: Anchor, trail: readonly string[], attributes: Attributes): void {
    const name = trail.at(-1) ?? ''
    if (trail.at(-2) === 'solidFill' && trail.at(-3) === 'spPr') {
      own.covers = colourOfDrawing(name, attributes) !== SOMETHING || name === 'schemeClr'
      own.isBlack = isDark(name, attributes)
    } else if (/^alpha/.test(name)) own.isSeeThrough = true
    else if (trail.at(-2) === 'spPr' && /^(?:gradFill|pattFill)$/.test(name)) own.covers = true
    else if (name === 'blip' && trail.at(-3) === 'pic') own.covers = isOpaque(facts, path, attributes['r:embed'])
  }
}

/** Whether the picture a relation of a part leads to is one nobody can see through. */
export function isOpaque({ relations, opaquePictures }: PackageFacts, owner: string, id = ''): boolean {
  const relation = relations.get(owner)?.find((each) => each.id === id)
  return relation !== undefined && !relation.external && opaquePictures.has(targetPath(owner, relation.target))
}

/** What lies over the cells of a sheet. */
export const coversOf = ({ relations, cellCovers }: PackageFacts, sheet: string): readonly CellRange[] =>
  (relations.get(sheet) ?? [])
    .filter(({ type }) => type === 'drawing')
    .flatMap(({ target }) => cellCovers.get(targetPath(sheet, target)) ?? [])

export const isIn = ({ left, top, right, bottom }: CellRange, column: number, row: number): boolean =>
  left <= column && column <= right && top <= row && row <= bottom

const newCorner = (): Corner => ({ col: 0, colOff: 0, row: 0, rowOff: 0 })
const newAnchor = (): Anchor => ({
  ...{
    from: newCorner(),
    to: newCorner(),
    size: null,
    placed: false,
    isBlack: false,
    covers: false,
    isSeeThrough: false,
    text: false,
  },
})

/** The cells wholly, or all but, under a drawing; an anchor of one cell tells its size. */
function rangeOf({ from, to, size }: Anchor): CellRange {
  const end = size ? cornerAfter(from, size) : to
  return {
    left: from.col + (from.colOff > FREE * WIDE ? 2 : 1),
    top: from.row + (from.rowOff > FREE * HIGH ? 2 : 1),
    right: end.col + (end.colOff >= COVERED * WIDE ? 1 : 0),
    bottom: end.row + (end.rowOff >= COVERED * HIGH ? 1 : 0),
  }
}

function cornerAfter({ col, colOff, row, rowOff }: Corner, { cx, cy }: { cx: number; cy: number }): Corner {
  const [across, down] = [colOff + cx, rowOff + cy]
  return {
    ...{ col: col + Math.floor(across / WIDE), colOff: across % WIDE },
    ...{ row: row + Math.floor(down / HIGH), rowOff: down % HIGH },
  }
}
