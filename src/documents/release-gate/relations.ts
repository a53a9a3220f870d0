import { addPaths } from './local-paths.ts'
import { isSomebody } from './properties.ts'
import { type XmlReader } from './read-xml.ts'
import { fileNameOf, type PackagePart, type Relation } from './package-part.ts'

/** Reads where a part leads: what lies outside is fetched or asked for when the file is opened. */
export function relationsReader({ path, facts, report }: PackagePart): XmlReader {
  const owner = path.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2')
  const relations: Relation[] = []
  facts.relations.set(owner, relations)
  return {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const relation = {
        id: attributes['Id'] ?? '',
        type: fileNameOf(attributes['Type'] ?? ''),
        target: attributes['Target'] ?? '',
        external: attributes['TargetMode'] === 'External',
      }
      relations.push(relation)
      if (relation.external) tellExternal(relation)
      else if (relation.type === 'aFChunk') report.add('embedded-file', fileNameOf(relation.target), '嵌入的文件')
    },
  }

  function tellExternal({ type, target }: Relation) {
    const place = `${fileNameOf(owner) || '文件'}的链接`
    if (type === 'hyperlink') {
      addPaths(report, place, target)
      report.text(place, decoded(target))
    } else if (isSomebody(target)) report.add('external-link', place, decoded(target))
  }
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}
