import { addPaths } from './local-paths.ts'
import { isOn, type Attributes } from './read-xml.ts'
import { type Report } from './report.ts'

/** Less cut away than this share of a picture is a matter of looks. In thousandths of a percent. */
const SLIGHT_CROP = 3000

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
  if (name !== 'srcRect') return
  const cut = ['l', 't', 'r', 'b'].map((side) => Math.max(0, Number(attributes[side] ?? 0)))
  const most = Math.max(...cut)
  if (most >= SLIGHT_CROP) report.add('cropped-picture', place, '图片裁剪掉的部分仍在文件中')
}
