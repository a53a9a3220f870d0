import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import express from 'express'
import supertest from 'supertest'
import { assets, assetUrl } from '../../src/web/assets.ts'
import { ownGovukCss } from '../../src/web/govuk-css.ts'

const client = supertest(express().use(assets()))
const textOf = async (name: Parameters<typeof assetUrl>[0]) => {
  const { text, body } = await client.get(assetUrl(name)).expect(200)
  return text ?? String(body)
}

/** Without printing the whole stylesheet where it fails. */
function assertLacks(css: string, pattern: RegExp): void {
  assert.equal(pattern.exec(css)?.[0], undefined)
}

test('assets are served under an address that names their content, to be kept for ever', async () => {
  const url = assetUrl('app.css')
  assert.match(url, /^\/assets\/app\.[\w-]{12}\.css$/)
  const answer = await client.get(url).expect(200).expect('Content-Type', 'text/css; charset=utf-8')
  assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable')
})

test('an old address gives the present content for now; an unknown name is not found', async () => {
  const answer = await client.get('/assets/app.000000000000.css').expect(200)
  assert.equal(answer.headers['cache-control'], 'no-cache')
  for (const path of ['/assets/constructor', '/assets/app.ts', '/assets/..%2fassets.ts', '/assets/'])
    await client.get(path).expect(404)
})

test('the script imports the library by its own address', async () => {
  const script = await textOf('app.js')
  assert.ok(script.includes(`from '.${assetUrl('govuk-frontend.js').slice('/assets'.length)}'`))
})

test('nothing of GOV.UK itself is served: no font, crest or blue', async () => {
  const css = await textOf('app.css')
  assert.doesNotMatch(
    css,
    /GDS Transport|@font-face|url\(|crest|\.govuk-(header|footer|accordion|cookie-banner|tabs)\b(?!-)/,
  )
  assert.ok(css.includes('PingFang SC'))
  assertLacks(css, /[{;]letter-spacing/)
})

test('every class the components print has a rule or is a hook of the script', async () => {
  const css = await textOf('app.css')
  const files = readdirSync('src/web', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(components|layout).*\.ts$/.test(file),
  )
  const printed = new Set(
    files.flatMap(
      (file) =>
        readFileSync(`src/web/${file}`, 'utf8').match(
          /(?<!data-)\b(?:govuk|app)-[a-z-]+(?:__[a-z-]+)?(?:--[a-z]+)?(?=[ "'`])/g,
        ) ?? [],
    ),
  )
  assert.ok(printed.size > 80, String(printed.size))
  const bare = [...printed].filter((name) => !css.includes(`.${name}`))
  assert.deepEqual(bare.sort(), WITHOUT_RULE)
})

/** Names of modules, and markers govuk-frontend itself gives no rule. */
const WITHOUT_RULE: string[] = [
  'govuk-file-upload--error',
  'govuk-js-character-count',
  'govuk-js-service-navigation-toggle',
  'govuk-notification-banner-title',
  'govuk-service-navigation__text',
  'govuk-table__body',
  'govuk-table__caption--s',
  'govuk-table__row',
]

test('body text is set at 1.6 lines or more, headings at 1.4', async () => {
  const css = await textOf('app.css')
  const heights = [...css.matchAll(/font-size:([\d.]+)rem;line-height:([\d.]+)/g)].map(
    ([, size, height]) => [Number(size), Number(height)] as const,
  )
  assert.ok(heights.length > 40)
  for (const [size, height] of heights)
    assert.ok(height === 1 || height >= (size > 1.2 ? 1.4 : 1.6), `${size}rem ${height}`)
})

test('style and script together stay far below the 60 kB a page may weigh', async () => {
  const sizes = await Promise.all(
    (['app.css', 'app.js', 'govuk-frontend.js', 'icon.svg'] as const).map(
      async (name) => gzipSync(await textOf(name)).length,
    ),
  )
  const total = sizes.reduce((sum, size) => sum + size, 0)
  assert.ok(total < 36_000, `${total} bytes`)
})

test('unused parts go, shared rules stay for the rest', () => {
  const css =
    '@charset "UTF-8";.govuk-tabs,.govuk-button{a:b}@media print{.govuk-tabs__list{a:b}}@media print{.govuk-tag{a:b}}.x:not(.a,.b){c:d}'
  assert.equal(ownGovukCss(css), '@charset "UTF-8";.govuk-button{a:b}@media print{.govuk-tag{a:b}}.x:not(.a,.b){c:d}')
})

test('a browser that asks for an icon of its own accord is led to ours', async () => {
  await client.get('/favicon.ico').expect(301).expect('Location', assetUrl('icon.svg'))
})
