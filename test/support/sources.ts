import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, resolve, sep } from 'node:path'
import ts from 'typescript'

export const ROOT = resolve(import.meta.dirname, '../..')

/** The folders that hold our TypeScript. */
export const CODE_FOLDERS = ['src', 'test', 'migrations', 'emails', 'bench']

/** One name taken from another module: `*` stands for all of them. */
export type Import = { readonly from: string; readonly names: readonly string[]; readonly typeOnly: boolean }

/** One source file; paths are relative to the project, with `/`. Packages keep their own name in `from`. */
export type Source = { readonly path: string; readonly tree: ts.SourceFile; readonly imports: readonly Import[] }

/** Parses every TypeScript file of the folders that exist. */
export function readSources(folders: readonly string[] = CODE_FOLDERS): Source[] {
  const paths = folders
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: ROOT }))
  return paths.map((path) => readSource(path.split(sep).join('/'))).sort((a, b) => a.path.localeCompare(b.path))
}

function readSource(path: string): Source {
  const tree = ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.Latest, true)
  const imports: Import[] = []
  visit(tree, (node) => {
    const found = importOf(node)
    if (found) imports.push({ ...found, from: resolved(path, found.from) })
  })
  return { path, tree, imports }
}

/** Calls `see` for a node and everything below it. */
export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (child) => visit(child, see))
}

const resolved = (path: string, specifier: string): string =>
  specifier.startsWith('.')
    ? normalize(join(dirname(path), specifier))
        .split(sep)
        .join('/')
    : specifier

/** What a node brings in: `import … from`, `export … from`, `import('…')` in code or in a type. */
function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) return { from: textOf(node.moduleSpecifier), ...imported(node.importClause) }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const names =
      node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements.map(originalName) : ['*']
    return { from: textOf(node.moduleSpecifier), names, typeOnly: node.isTypeOnly }
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0]) {
    return { from: textOf(node.arguments[0]), names: ['*'], typeOnly: false }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { from: textOf(node.argument.literal), names: ['*'], typeOnly: true }
  }
  return undefined
}

function imported(clause: ts.ImportClause | undefined): Pick<Import, 'names' | 'typeOnly'> {
  if (!clause) return { names: [], typeOnly: false }
  const named = clause.namedBindings
  const elements = named && ts.isNamedImports(named) ? [...named.elements] : []
  const names = [
    ...(clause.name ? ['default'] : []),
    ...(named && ts.isNamespaceImport(named) ? ['*'] : []),
    ...elements.map(originalName),
  ]
  const eachIsType =
    elements.length === names.length && elements.length > 0 && elements.every((element) => element.isTypeOnly)
  return { names, typeOnly: clause.phaseModifier === ts.SyntaxKind.TypeKeyword || eachIsType }
}

const originalName = (element: ts.ImportSpecifier | ts.ExportSpecifier): string =>
  (element.propertyName ?? element.name).text

const textOf = (node: ts.Node): string => (ts.isStringLiteralLike(node) ? node.text : '')
