import { posix } from 'node:path'
import { addPaths } from './local-paths.ts'
import { isOn, type Attributes, type XmlReader } from './read-xml.ts'
import { type PackagePart } from './package-part.ts'

/** Names Excel keeps for print areas and filters. */
const OWN_NAMES = /^_xlnm\.|^_FilterDatabase$/

/** Reads the list of sheets and names: what is hidden, what leads out of the file or to what no longer stands in it. */
export function workbookReader(part: PackagePart): XmlReader {
  const { report, path } = part
  const states = new Map<string, boolean>()
  let defined: { name: string; hidden: boolean; text: string } | null = null
  return {
    open: (name, attributes) => {
      if (name === 'sheet') states.set(...sheetOf(part, attributes))
      if (name === 'absPath') addPaths(report, '工作簿', attributes['url'] ?? '')
      if (name === 'definedName')
        defined = { name: attributes['name'] ?? '', hidden: isOn(attributes['hidden']), text: '' }
    },
    text: (text) => {
      if (defined) defined.text += text
    },
    close: (name) => {
      if (name !== 'definedName' || !defined) return
      const why = OWN_NAMES.test(defined.name) ? null : suspicionOf(defined, states)
      if (why) report.add('defined-name', `名称“${defined.name}”（${why}）`, defined.text)
      report.text(`名称“${defined.name}”`, defined.text)
      addPaths(report, `名称“${defined.name}”`, defined.text)
      defined = null
    },
  }

  function sheetOf({ facts }: PackagePart, attributes: Attributes): [string, boolean] {
    const name = attributes['name'] ?? ''
    const state = attributes['state'] ?? 'visible'
    const relation = facts.relations.get(path)?.find(({ id }) => id === attributes['r:id'])
    const target = relation ? posix.join(posix.dirname(path), relation.target) : ''
    const hidden = state !== 'visible'
    facts.sheets.set(relation?.target.startsWith('/') ? relation.target.slice(1) : target, { name, hidden })
    report.text(`工作表名“${name}”`, name)
    if (hidden)
      report.add('hidden-sheet', `工作表“${name}”`, state === 'veryHidden' ? '深度隐藏的工作表' : '隐藏的工作表')
    return [name, hidden]
  }

  /** Why a name tells more than what is shown. */
  function suspicionOf(
    { hidden, text }: { hidden: boolean; text: string },
    sheets: ReadonlyMap<string, boolean>,
  ): string | null {
    if (/\[[^\]]+\]/.test(text) && text.includes('!')) return '引用其他工作簿'
    if (text.includes('#REF!')) return '引用已删除的内容'
    const targets = [...text.matchAll(/(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!/gu)].map(
      ([, quoted, plain]) => quoted?.replaceAll("''", "'") ?? plain ?? '',
    )
    if (targets.some((target) => !sheets.has(target))) return '引用不存在的工作表'
    if (targets.some((target) => sheets.get(target))) return '引用隐藏的工作表'
    return hidden ? '隐藏的名称' : null
  }
}
