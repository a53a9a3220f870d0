import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Linter } from 'eslint'
import express from 'express'
import supertest from 'supertest'
import { assets, assetUrl, type AssetName } from '../../src/web/assets.ts'

/**
 * 360, QQ and WeChat carry engines of Chromium 86 (October 2020): what is served must be understood by it. Language and
 * interfaces are checked as text, as no engine of that age can be had from a registry; without script every journey
 * works anyway (test/browser/public.test.ts).
 */
const client = supertest(express().use(assets()))
const served = async (name: AssetName) => (await client.get(assetUrl(name)).expect(200).buffer()).text

/** Syntax that came after Chromium 86, by the nodes it parses to. */
const LATER_SYNTAX = [
  'StaticBlock', // 94
  "BinaryExpression[left.type='PrivateIdentifier']", // `#x in y`, 91
  'Program > ExpressionStatement > AwaitExpression', // 89
  'Literal[regex.flags=/[dv]/]', // 90, 112
  "ExportSpecifier[exported.type='Literal']", // 88
]
/** Interfaces that came after it. */
const LATER_NAMES =
  /\.(?:at|findLast|findLastIndex|toSorted|toReversed|toSpliced|with|group|showPicker|showPopover|togglePopover|checkVisibility|randomUUID|isWellFormed|toWellFormed|scrollend)\(|Object\.(?:hasOwn|groupBy)|structuredClone|Promise\.(?:any|withResolvers)|Array\.fromAsync|navigation\.|startViewTransition|CSSStyleSheet\(|:has\(|:is\(|:where\(/

test('scripts: no syntax and no interface that came after Chromium 86', async () => {
  const linter = new Linter()
  for (const name of ['app.js', 'govuk-frontend.js'] as const) {
    const script = await served(name)
    const found = linter.verify(script, {
      languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
      rules: { 'no-restricted-syntax': ['error', ...LATER_SYNTAX] },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    })
    assert.deepEqual(
      found.map(({ message, line }) => `${name}:${line}: ${message}`),
      [],
    )
    assert.equal(LATER_NAMES.exec(script)?.[0], undefined, name)
  }
})

/** A selector a browser does not know makes it drop the whole rule, with everything else the rule is for. */
const LATER_SELECTORS =
  /:(?:has|is|where|user-valid|user-invalid|popover-open|modal|dir)\b|:not\([^()]*,|:nth-child\([^)]* of /
/** A value or property it does not know is skipped: harmless where something understood stands before it. */
const LATER_VALUES =
  /(?:^|[;{])(?:inset|inset-inline|inset-block|aspect-ratio|margin-inline|margin-block|padding-inline|padding-block|inline-size-containment|translate|rotate|scale):|\b\d+(?:d|s|l)v[hw]\b|color-mix\(|oklch\(|light-dark\(|overflow:clip/
const LATER_RULES = /@(?:layer|container|property|scope|starting-style|view-transition)\b/

test('styles: no rule is lost to a selector that came after Chromium 86, no layout rests on a later value', async () => {
  const css = await served('app.css')
  assert.equal(LATER_RULES.exec(css)?.[0], undefined)
  assert.equal(LATER_VALUES.exec(css)?.[0], undefined)
  const mixed = [...css.matchAll(/([^{};]+)\{/g)]
    .map(([, head]) => head!)
    .filter((head) => !head.startsWith('@') && LATER_SELECTORS.test(head))
    .filter((head) => head.split(/,(?![^(]*\))/).some((selector) => !LATER_SELECTORS.test(selector)))
  assert.deepEqual(mixed, [])
})

test('the checks see what they forbid', () => {
  const linter = new Linter()
  const verdict = (script: string) =>
    linter.verify(script, {
      languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
      rules: { 'no-restricted-syntax': ['error', ...LATER_SYNTAX] },
    }).length
  for (const script of [
    'class A { static { f() } }',
    'class A { #x; is(y) { return #x in y } }',
    'await f()',
    '/x/d.test(y)',
  ])
    assert.ok(verdict(script) > 0, script)
  assert.equal(verdict('class A { #x = 1; static y = a?.b ?? 2 }'), 0)
  assert.match('a.at(0)', LATER_NAMES)
  for (const rule of ['a{inset:0}', 'a{height:100dvh}', 'a{color:color-mix(in srgb,red,blue)}'])
    assert.match(rule, LATER_VALUES)
})
