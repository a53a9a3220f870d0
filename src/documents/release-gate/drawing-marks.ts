import { addPaths } from './local-paths.ts'
import { isOn, type Attributes } from './read-xml.ts'
import { type Report } from './report.ts'

/** Less cut away than this share of a picture is a matter of looks. */
const SLIGHT_CROP = 0.03
/** What is cut from a picture at each side, as a share of its width or height; below 0 where room is added. */
export type Crop = { left: number; top: number; right: number; bottom: number }
/** The attributes that say so, and into how many parts they count. */
const CROPS: Readonly<Record<string, { sides: readonly [string, string, string, string]; whole: number }>> = {
  srcRect: { sides: ['l', 't', 'r', 'b'], whole: 100_000 },
  imagedata: { sides: ['cropleft', 'croptop', 'cropright', 'cropbottom'], whole: 1 },
}
/** VML counts in 65536ths where it says `f`. */
const FIXED_POINT = 65_536

/** How an element crops its picture; null where it does not, or so little that it is a matter of looks. */
export function cropOf(name: string, attributes: Attributes): Crop | null {
  const written = CROPS[name]
  if (!written) return null
  const [left, top, right, bottom] = written.sides.map((side) => shareOf(attributes[side] ?? '0', written.whole)) as [
    number,
    number,
    number,
    number,
  ]
  return Math.max(left, top, right, bottom) >= SLIGHT_CROP ? { left, top, right, bottom } : null
}

function shareOf(value: string, whole: number): number {
  const share = Number.parseFloat(value) / (value.endsWith('%') ? 100 : value.endsWith('f') ? FIXED_POINT : whole)
  return Number.isFinite(share) ? share : 0
}

/** What any drawing may hide, in whichever kind of document: shapes not shown, the cut parts of pictures, names of files. */
export function lookAtDrawing(report: Report, place: string, name: string, attributes: Attributes): void {
  if (name === 'cNvPr' || name === 'docPr') {
    const called = attributes['name'] ?? ''
    if (isOn(attributes['hidden'])) report.add('hidden-object', place, `隐藏的图形“${called}”`)
    for (const text of [attributes['descr'], attributes['title']]) {
      if (text === undefined) continue
      report.text(`${place} 图形说明`, text)
      addPaths(report, `${place} 图形说明`, text)
    }
  }
  if (cropOf(name, attributes)) report.add('cropped-picture', place, '图片裁剪掉的部分仍在文件中')
}
