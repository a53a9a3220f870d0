import { fileNameOf } from '../package-part.ts'
import { personalDataIn } from '../personal-data.ts'
import { keepsPlace, type Choices } from './choices.ts'

const LISTS = /\.rels$|^\[Content_Types\]\.xml$/

/** The parts of a package under names that hold nothing personal; what leads to them leads to their new names. */
export function renamed(parts: Map<string, Buffer>, choices: Choices): Map<string, Buffer> {
  const names = new Map<string, string>()
  for (const path of parts.keys())
    if (personalDataIn(path).some(({ kind, masked }) => !keepsPlace(choices, kind, '部件的名称', masked)))
      names.set(
        path,
        `${path.slice(0, path.lastIndexOf('/') + 1)}part${names.size + 1}${/\.\w+$/.exec(path)?.[0] ?? ''}`,
      )
  if (names.size === 0) return parts
  const files = new Map([...names].map(([from, to]) => [fileNameOf(from), fileNameOf(to)]))
  const inList = (content: Buffer) =>
    Buffer.from([...files].reduce((all, [from, to]) => all.replaceAll(from, to), content.toString()))
  return new Map(
    [...parts].map(([path, content]) => [names.get(path) ?? path, LISTS.test(path) ? inList(content) : content]),
  )
}
