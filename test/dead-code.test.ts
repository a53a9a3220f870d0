import assert from 'node:assert/strict'
import { test } from 'node:test'
import ts from 'typescript'
import { readSources, type Source, visit } from './support/sources.ts'

/**
 * A type that its own file uses is part of the signature of something: callers may want its name, so it may stay
 * exported. Everything else that no other file (tests included) imports is dead, or should not be exported.
 */
test('every export of src is used by another file', () => {
  const sources = readSources()
  const used = new Set(
    sources.flatMap(({ imports }) => imports.flatMap(({ from, names }) => names.map((name) => `${from} ${name}`))),
  )
  const isUsed = (path: string, name: string) => used.has(`${path} ${name}`) || used.has(`${path} *`)
  const unused = sources
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap((source) => exportsOf(source).map((name) => [source, name] as const))
    .filter(([source, name]) => !isUsed(source.path, name) && !isTypeUsedAtHome(source, name))
    .map(([{ path }, name]) => `${path}: ${name}`)
  assert.deepEqual(unused, [], 'exported, but no other file imports it: drop the export, or what it exports')
})

/** The names a file exports, re-exports included (`export *` hands on names that count where they are made). */
function exportsOf({ tree }: Source): string[] {
  return tree.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause
      return clause && ts.isNamedExports(clause) ? clause.elements.map((element) => element.name.text) : []
    }
    return isExported(statement) ? declaredNames(statement) : []
  })
}

/** Whether the name is a type that the file mentions besides declaring it. */
function isTypeUsedAtHome({ tree }: Source, name: string): boolean {
  const isType = tree.statements.some(
    (statement) =>
      (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) && statement.name.text === name,
  )
  let mentions = 0
  visit(tree, (node) => {
    if (ts.isTypeReferenceNode(node) && node.typeName.getText() === name) mentions++
  })
  return isType && mentions > 0
}

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name))
  const { name } = statement as ts.DeclarationStatement
  return name ? [name.text] : []
}

const boundNames = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)))
