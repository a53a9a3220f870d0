import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import ts from 'typescript'
import { readSources, ROOT, type Source, visit } from './support/sources.ts'

const CORE = ['law', 'cases', 'remedies', 'disclosure', 'letters']

/** Which folders of src a folder may import, besides itself. Everything not named is forbidden. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  law: [],
  cases: ['law'],
  remedies: ['law'],
  disclosure: ['law'],
  letters: ['law', 'cases', 'remedies'],
  store: [...CORE, 'migrations'],
  documents: CORE,
  emails: CORE,
  mail: [...CORE, 'emails'],
  services: [...CORE, 'store', 'documents', 'mail', 'emails'],
  http: [...CORE, 'store', 'services'],
  web: [...CORE, 'services', 'http', 'documents'],
  api: [...CORE, 'services', 'http', 'documents'],
  jobs: [...CORE, 'services', 'mail'],
  cli: [...CORE, 'services', 'documents'],
  demo: [...CORE, 'services'],
}

/** Files in src itself that the shell's folders may import too; the others compose, and only each other may import them. */
const SHARED_BY_SHELL = ['clock', 'config', 'settings', 'master-secret']

const sources = readSources()
const production = sources.filter(({ path }) => /^(?:src|emails)\//.test(path))

/** The folder a file counts to: `law` of `src/law/report/count.ts`, `` of `src/main.ts`, `emails` of `emails/layout.ts`. */
const folderOf = (path: string): string => {
  const parts = path.split('/')
  return parts[0] === 'src' ? (parts.length > 2 ? parts[1]! : '') : parts[0]!
}

const localImports = (source: Source) => source.imports.filter(({ from }) => from.endsWith('.ts'))

test('every folder of src has its place in the import rule', () => {
  const folders = [...new Set(production.map(({ path }) => folderOf(path)))].filter((folder) => folder !== '')
  assert.deepEqual(
    folders.filter((folder) => !(folder in MAY_IMPORT)),
    [],
  )
})

test('each folder imports only what the import rule allows', () => {
  const allows = (from: string, to: string): boolean => {
    const [folder, target] = [folderOf(from), folderOf(to)]
    if (folder === '' || folder === target) return true
    if (target === '') return !CORE.includes(folder) && SHARED_BY_SHELL.some((name) => to === `src/${name}.ts`)
    return MAY_IMPORT[folder]?.includes(target) ?? false
  }
  const broken = production.flatMap((source) =>
    localImports(source)
      .filter(({ from }) => !allows(source.path, from))
      .map(({ from }) => `${source.path} → ${from}`),
  )
  assert.deepEqual(broken, [])
})

test('public and office pages do not import one another', () => {
  const SIDES = ['src/web/public/', 'src/web/office/']
  const sideOf = (path: string) => SIDES.find((side) => path.startsWith(side))
  const crossed = production.flatMap((source) =>
    localImports(source)
      .filter(({ from }) => sideOf(source.path) && sideOf(from) && sideOf(from) !== sideOf(source.path))
      .map(({ from }) => `${source.path} → ${from}`),
  )
  assert.deepEqual(crossed, [])
})

test('letters take only types from cases and remedies', () => {
  const values = production
    .filter(({ path }) => folderOf(path) === 'letters')
    .flatMap((source) =>
      localImports(source).filter(({ from, typeOnly }) => !typeOnly && /^src\/(?:cases|remedies)\//.test(from)),
    )
  assert.deepEqual(values, [])
})

test('the database’s libraries are used in the store only', () => {
  const broken = production.flatMap(({ path, imports }) =>
    imports
      .filter(
        ({ from, typeOnly }) => !typeOnly && /^(?:@mikro-orm\/|pg$|kysely$)/.test(from) && folderOf(path) !== 'store',
      )
      .map(({ from }) => `${path} → ${from}`),
  )
  assert.deepEqual(broken, [])
})

test('statements stand in the store only', () => {
  const broken = production.filter(
    ({ path, imports }) => folderOf(path) !== 'store' && imports.some(({ from }) => from === 'src/store/query.ts'),
  )
  assert.deepEqual(
    broken.map(({ path }) => path),
    [],
  )
})

test('no imports in a circle', () => {
  const graph = new Map(sources.map((source) => [source.path, localImports(source).map(({ from }) => from)]))
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) return void circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (done.has(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  assert.deepEqual(circles, [])
})

const OUTSIDE_WORLD = new Set([
  'process',
  'globalThis',
  'performance',
  'crypto',
  'fetch',
  'console',
  'require',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
])

test('the core is pure: no package, no clock, no environment, no randomness', () => {
  const core = sources.filter(({ path }) => path.startsWith('src/') && CORE.includes(folderOf(path)))
  const impure = core.flatMap(({ path, tree, imports }) => {
    const found = imports.filter(({ from }) => !from.startsWith('src/')).map(({ from }) => from)
    visit(tree, (node) => isImpure(node) && found.push(node.getText()))
    return found.map((what) => `${path}: ${what}`)
  })
  assert.deepEqual(impure, [])
})

function isImpure(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return ['Date.now', 'Math.random'].includes(node.getText())
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && !node.arguments?.length
  if (ts.isCallExpression(node)) return node.expression.getText() === 'Date'
  return ts.isIdentifier(node) && OUTSIDE_WORLD.has(node.text) && !isOwnName(node)
}

/** A property or a name of one's own that only spells like something of the outside world. */
function isOwnName(node: ts.Identifier): boolean {
  const { parent } = node
  return (ts.isPropertyAccessExpression(parent) && parent.name === node) || ('name' in parent && parent.name === node)
}

test('the purity rule sees what it forbids', () => {
  const impure = (text: string): boolean => {
    let found = false
    visit(ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true), (node) => (found ||= isImpure(node)))
    return found
  }
  for (const text of [
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'process.env.TZ',
    'fetch(x)',
    'const { env } = process',
  ]) {
    assert.ok(impure(text), text)
  }
  for (const text of ['new Date(Date.UTC(2025, 1, 1))', 'act.process', 'const a = { process: 1 }', 'Math.max(1, 2)']) {
    assert.ok(!impure(text), text)
  }
})

test('no file is named for having no subject', () => {
  const vague = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'base', 'misc'])
  const wordsOf = (path: string) => path.replace(/\.(?:test\.)?ts$/, '').split(/[/.-]/)
  assert.deepEqual(
    sources.map(({ path }) => path).filter((path) => wordsOf(path).some((word) => vague.has(word.toLowerCase()))),
    [],
  )
})

test('exports have names', () => {
  // A .d.ts describes somebody else's module as it is.
  const own = sources.filter(({ path }) => !path.endsWith('.d.ts'))
  const nameless = own.filter(({ tree }) => {
    let found = false
    visit(
      tree,
      (node) =>
        (found ||=
          ts.isExportAssignment(node) ||
          (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)) ||
          (ts.isExportSpecifier(node) && node.name.text === 'default')),
    )
    return found
  })
  assert.deepEqual(
    nameless.map(({ path }) => path),
    [],
  )
})

test('nothing in the project names a folder of one machine', () => {
  const machine = new RegExp(`(?<![\\w.~-])/(?:${['work', 'tmp', 'root', 'home'].join('|')})/`)
  const named = projectFiles()
    .flatMap((path) =>
      readFileSync(join(ROOT, path), 'utf8')
        .split('\n')
        .map((line, index) => ({ path, line, at: index + 1 })),
    )
    .filter(({ line }) => machine.test(line))
  assert.deepEqual(
    named.map(({ path, at, line }) => `${path}:${at}: ${line.trim().slice(0, 100)}`),
    [],
  )
})

/** Every text file git knows or would take; in an unpacked archive without git, the sources. */
function projectFiles(): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return listed
      .split('\0')
      .filter((path) => /\.(?:ts|js|json|md|ya?ml|css|html|sh|txt)$|^\.ci\//.test(path) && path !== 'package-lock.json')
  } catch {
    return sources.map(({ path }) => path)
  }
}
