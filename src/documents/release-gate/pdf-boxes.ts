/** Left, bottom, right, top. */
export type Box = [number, number, number, number]
/** a b c d e f, as in PDF: x' = a·x + c·y + e. ISO 32000-1, 8.3.3 */
export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export const times = (inner: Matrix, outer: Matrix): Matrix => [
  inner[0] * outer[0] + inner[1] * outer[2],
  inner[0] * outer[1] + inner[1] * outer[3],
  inner[2] * outer[0] + inner[3] * outer[2],
  inner[2] * outer[1] + inner[3] * outer[3],
  inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
  inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
]

export const pointIn = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
]

/** How much lengths grow. */
export const scaleOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c))

/** The box around a box once it is moved, turned or scaled. */
export function boxIn(matrix: Matrix, [left, bottom, right, top]: Box): Box {
  const corners = [
    pointIn(matrix, left, bottom),
    pointIn(matrix, right, bottom),
    pointIn(matrix, left, top),
    pointIn(matrix, right, top),
  ]
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

export const holds = ([left, bottom, right, top]: Box, x: number, y: number): boolean =>
  left <= x && x <= right && bottom <= y && y <= top

/** What two boxes share. */
export const within = (one: Box, other: Box): Box => [
  Math.max(one[0], other[0]),
  Math.max(one[1], other[1]),
  Math.min(one[2], other[2]),
  Math.min(one[3], other[3]),
]

/** The part of a round shape's box that the shape surely fills: that of a circle, or a box less its round corners. */
export function insideRound([left, bottom, right, top]: Box, hasSides = false): Box {
  const [wide, high] = [right - left, top - bottom]
  const [across, up] = hasSides
    ? [Math.min(wide, high) * 0.15, Math.min(wide, high) * 0.15]
    : [wide * 0.15, high * 0.15]
  return [left + across, bottom + up, right - across, top - up]
}

/** What a path is, where it is one shape of few curves: a box with round corners, or a circle. */
export function roundShape(path: ArrayLike<number>): 'box' | 'circle' | null {
  let [shapes, curves, lines] = [0, 0, 0]
  for (let at = 0; at < path.length; at += 1 + 2 * (POINTS_AFTER[path[at] ?? 4] ?? 0)) {
    if (path[at] === 0) shapes += 1
    if (path[at] === 1) lines += 1
    if (path[at] === 2 || path[at] === 3) curves += 1
  }
  if (shapes !== 1 || curves < 4 || curves > 8) return null
  return lines >= 3 ? 'box' : 'circle'
}

const POINTS_AFTER = [1, 1, 3, 2, 0]

/** The upright rectangles among the parts of a path (as the library codes it); other shapes leave what is beside them. */
export function rectanglesOf(path: ArrayLike<number>): Box[] {
  const shapes: [number, number][][] = []
  let curved = false
  const boxes: Box[] = []
  for (let at = 0; at < path.length;) {
    const operator = path[at] ?? 4
    if (operator === 0) finish()
    if (operator === 2 || operator === 3) curved = true
    const points = POINTS_AFTER[operator] ?? 0
    for (let point = 0; point < points; point += 1)
      shapes.at(-1)?.push([path[at + 1 + 2 * point] ?? 0, path[at + 2 + 2 * point] ?? 0])
    at += 1 + 2 * points
  }
  finish()
  return boxes

  function finish() {
    const box = curved ? null : rectangleOf(shapes.at(-1) ?? [])
    if (box) boxes.push(box)
    curved = false
    shapes.push([])
  }
}

function rectangleOf(points: readonly [number, number][]): Box | null {
  if (points.length < 4) return null
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  const near = (one: number, other: number) => Math.abs(one - other) < 0.01
  const atCorner = ([x, y]: [number, number]) =>
    (near(x, box[0]) || near(x, box[2])) && (near(y, box[1]) || near(y, box[3]))
  return points.every(atCorner) ? box : null
}
