import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { attributes, html, isHtml, join, nothing, trusted, type Child } from '../../src/web/html.ts'

/** Files of src that may call `trusted`, each because it makes the markup itself. */
const MAY_TRUST: readonly string[] = []

const shown = (child: Child) => String(html`${child}`)

test('text is escaped in content and in attributes', () => {
  const typed = `<script>alert("1")</script> & 'x'`
  const safe = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;'
  assert.equal(String(html`<p title="${typed}">${typed}</p>`), `<p title="${safe}">${safe}</p>`)
  assert.equal(String(attributes({ title: typed })), ` title="${safe}"`)
})

test('nested html stays, lists are joined, nothing prints for what is missing', () => {
  assert.equal(shown([html`<b>${'<'}</b>`, [1, '&'], null, undefined, false, 0, '']), '<b>&lt;</b>1&amp;0')
  assert.equal(String(join(['a', false, html`<i></i>`], '·')), 'a·<i></i>')
  assert.equal(String(nothing), '')
})

test('no text, and no object made to look like html, passes for html', () => {
  const forged = { toString: () => '<img>', '#text': '<img>' }
  assert.equal(isHtml(forged), false)
  assert.throws(() => shown(forged as unknown as Child))
  assert.equal(shown(String(trusted('<b>'))), '&lt;b&gt;')
})

test('whatever is typed, no tag begins and no quote ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      assert.doesNotMatch(shown(typed), /[<>"']/)
      assert.doesNotMatch(String(attributes({ value: typed })).slice(8, -1), /[<>"']/)
    }),
  )
})

test('addresses are of the web, mail, telephone or this site; a script address becomes #', () => {
  const bad = [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:1',
    'data:text/html,x',
    'vbscript:x',
  ]
  for (const href of bad) {
    assert.equal(String(html`<a href="${href}">x</a>`), '<a href="#">x</a>')
    assert.equal(String(attributes({ href })), ' href="#"')
    assert.equal(String(html`<form action="${href}"></form>`), '<form action="#"></form>')
  }
  const good = [
    '/cases/1',
    '?a=b:c',
    '#top',
    'https://example.org/?a=1',
    'mailto:a@example.org',
    'tel:010',
    'a/b:c',
    '',
  ]
  for (const href of good) assert.equal(String(html`<a href="${href}">x</a>`), `<a href="${href}">x</a>`)
})

test('mistakes in a template are found at once', () => {
  assert.throws(() => html`<a title=${'x'}></a>`, TypeError)
  assert.throws(() => attributes({ onclick: 'x' }), TypeError)
  assert.throws(() => attributes({ 'a b': 'x' }), TypeError)
  assert.equal(
    String(attributes({ hidden: true, id: undefined, value: 0, open: false, min: null })),
    ' hidden value="0"',
  )
})

test('trusted is called in the listed files only', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const callers = files.filter(
    (file) => file !== 'web/html.ts' && /\btrusted\b[^']*html\.ts'/.test(readFileSync(`src/${file}`, 'utf8')),
  )
  assert.deepEqual(callers, MAY_TRUST)
  assert.ok(files.length > 20)
})
