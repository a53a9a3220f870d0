import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { SaxesParser } from 'saxes'
import { unzip } from '../../src/documents/unzip.ts'

/** Holds a package to what programs stumble over: broken XML, relations that lead nowhere, names of relations unknown. */
export async function soundPackage(bytes: Buffer): Promise<void> {
  const parts = new Map([...unzip(bytes, 300_000_000)].map(({ name, content }) => [name, content]))
  if (!parts.has('[Content_Types].xml')) return
  for (const [path, content] of parts) if (/\.(?:xml|rels|vml)$/.test(path)) wellFormed(path, content)
  for (const [path, content] of parts) if (path.endsWith('.rels')) leadsSomewhere(path, content.toString(), parts)
  for (const [, part] of parts
    .get('[Content_Types].xml')
    ?.toString()
    .matchAll(/PartName="\/([^"]+)"/g) ?? [])
    assert.ok(parts.has(part ?? ''), `content type of a missing part ${part}`)
}

function wellFormed(path: string, content: Buffer): void {
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => assert.fail(`${path}: ${error.message}`))
  parser.write(content.toString()).close()
}

function leadsSomewhere(path: string, xml: string, parts: ReadonlyMap<string, Buffer>): void {
  const owner = path.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2')
  const ids = new Set<string>()
  for (const [relation] of xml.matchAll(/<Relationship [^>]*>/g)) {
    const value = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(relation)?.[1] ?? ''
    ids.add(value('Id'))
    if (value('TargetMode') === 'External') continue
    const target = value('Target')
    const to = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(owner), target)
    assert.ok(parts.has(to), `${path} leads to the missing ${to}`)
  }
  const used = [...(parts.get(owner)?.toString() ?? '').matchAll(/ r:(?:id|embed|link|pict|dm|lo|qs|cs)="([^"]+)"/g)]
  for (const [, id] of used) assert.ok(ids.has(id ?? ''), `${owner} names the unknown relation ${id}`)
}
