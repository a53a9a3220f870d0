import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Server } from 'node:http'
import { type AddressInfo } from 'node:net'
import express from 'express'
import { html } from '../../src/web/html.ts'
import {
  type DisplaySettings,
  displaySettings,
  keepDisplaySettings,
  switched,
} from '../../src/web/layout/display-settings.ts'
import { LANGUAGES } from '../../src/web/messages/language.ts'
import { officePage } from '../../src/web/layout/office-page.ts'
import { publicPage } from '../../src/web/layout/public-page.ts'
import { type Site } from '../../src/web/layout/site.ts'

const site: Site = {
  organName: '示例学院',
  homeHref: '/',
  navigation: [
    { key: 'guide', text: '指南', href: '/guide' },
    { key: 'apply', text: '申请', href: '/apply', count: 3 },
  ],
  contact: { office: '信息公开办公室', phone: '010-12345678', email: 'xxgk@example.org' },
  footerLinks: [{ text: '隐私说明', href: '/privacy' }],
}
const settings: DisplaySettings = { lang: 'zh-CN', languages: LANGUAGES, largeText: false, url: '/apply?step=2' }
const page = { settings, site, title: '申请', place: 'apply', content: html`<h1>申请</h1>` }

test('a page names its language, its own title before service and organ, and its place', () => {
  const made = String(publicPage(page))
  assert.match(made, /^<!doctype html>\s*<html\s+lang="zh-CN"/)
  assert.match(made, /<title>申请 - 依申请公开 - 示例学院<\/title>/)
  assert.equal(made.match(/aria-current="true"/g)?.length, 1)
  assert.match(made, /href="#main-content"[\s\S]*<main class="govuk-main-wrapper" id="main-content"/)
  assert.match(made, /href="tel:010-12345678"/)
  assert.match(made, /href="mailto:xxgk@example.org"/)
  assert.match(made, /href="\/privacy"/)
})

test('the title of a page with errors begins with 错误', () => {
  assert.match(String(publicPage({ ...page, errors: [1] })), /<title>错误：申请 - /)
  assert.match(String(publicPage({ ...page, errors: [] })), /<title>申请 - /)
  assert.match(
    String(publicPage({ ...page, errors: true, settings: { ...settings, lang: 'en' } })),
    /<title>Error: 申请 - /,
  )
})

test('nothing in a page is inline: no script, style, handler or foreign address', () => {
  for (const made of [
    String(publicPage(page)),
    String(officePage({ ...page, account: { name: '李', signOutAction: '/out' } })),
  ]) {
    assert.doesNotMatch(made, /<style|style="|<script(?![^>]*src="\/assets\/)|\son\w+=|https?:\/\/(?!www\.w3\.org)/)
  }
})

test('only pages with a description ask to be found; pages of a case do not', () => {
  assert.match(String(publicPage(page)), /name="robots" content="noindex"/)
  const found = String(publicPage({ ...page, description: '怎样申请' }))
  assert.doesNotMatch(found, /noindex/)
  assert.match(found, /hreflang="en"/)
  assert.match(String(officePage(page)), /noindex, nofollow/)
})

test('an office page shows search and account to those signed in only', () => {
  const search = { action: '/office/cases', value: '"王"' }
  const signedIn = String(
    officePage({
      ...page,
      account: { name: '李', signOutAction: '/out' },
      search,
      hiddenFields: html`<input type="hidden" name="token" value="t" />`,
    }),
  )
  assert.match(signedIn, /method="post" action="\/out"[\s\S]*name="token"/)
  assert.match(signedIn, /value="&quot;王&quot;"/)
  assert.match(signedIn, /app-count" aria-hidden="true">3</)
  assert.doesNotMatch(String(officePage({ ...page, search })), /site-search|退出登录|工作导航/)
})

test('a menu of several links opens without script and names the place inside; one of a single link is that link', () => {
  const [guide, apply] = [site.navigation[0]!, site.navigation[1]!]
  const menus = [
    { text: '管理', items: [guide, apply] },
    { text: '报告', items: [{ key: 'reports', text: '年度报告', href: '/reports' }] },
  ]
  const account = { name: '李', signOutAction: '/out' }
  const made = String(officePage({ ...page, site: { ...site, navigation: [], menus }, account }))
  assert.match(
    made,
    /<details class="app-menu__group" name="office-menu">\s*<summary class="[^"]*--here">管理<\/summary>/,
  )
  assert.equal(made.match(/<details/g)?.length, 1)
  assert.match(made, /href="\/apply"\s+aria-current="true"/)
  assert.match(made, /<li><a class="app-menu__link" href="\/reports"/)
})

test('a switch keeps the page and its query and stays on this site', () => {
  assert.equal(switched('/apply?step=2', 'lang', 'en'), '/apply?step=2&lang=en')
  assert.equal(switched('/?lang=en', 'lang', 'zh-CN'), '/?lang=zh-CN')
  assert.equal(switched('//evil.example/x', 'lang', 'en'), '/evil.example/x?lang=en')
  assert.equal(switched('/\\evil.example', 'text', 'large'), '/evil.example?text=large')
})

let server: Server
let base = ''
before(async () => {
  const app = express()
  app.use(keepDisplaySettings())
  app.get(['/', '/office', '/office/cases', '/officers'], (req, res) => void res.json(displaySettings(req)))
  server = app.listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => new Promise((resolve) => server.close(resolve)))

const settingsAt = async (path: string, cookie = '') => {
  const answer = await fetch(base + path, { headers: { cookie } })
  return { cookies: answer.headers.getSetCookie(), ...((await answer.json()) as DisplaySettings) }
}

test('language and text size come from the address, then the cookie, then Chinese and standard', async () => {
  const plain = await settingsAt('/')
  assert.deepEqual([plain.lang, plain.largeText, plain.cookies], ['zh-CN', false, []])
  const chosen = await settingsAt('/?lang=en&text=large')
  assert.deepEqual([chosen.lang, chosen.largeText], ['en', true])
  assert.match(chosen.cookies.join(), /lang=en;.*HttpOnly; SameSite=Lax.*text=large;/)
  const kept = await settingsAt('/', 'a=b; lang=en; text=large')
  assert.deepEqual([kept.lang, kept.largeText], ['en', true])
  const odd = await settingsAt('/?lang=fr&lang=en&text=huge', 'lang=xx')
  assert.deepEqual([odd.lang, odd.largeText, odd.cookies], ['zh-CN', false, []])
})

test('the office speaks Chinese whatever was chosen on the public pages, and offers nothing else', async () => {
  for (const path of ['/office?lang=en', '/office/cases']) {
    const office = await settingsAt(path, 'lang=en; text=large')
    assert.deepEqual([office.lang, office.languages, office.largeText], ['zh-CN', ['zh-CN'], true], path)
  }
  assert.equal((await settingsAt('/officers', 'lang=en')).lang, 'en')
  const header = String(officePage({ ...page, settings: { ...settings, languages: ['zh-CN'] } }))
  assert.doesNotMatch(header, /English|lang=en/)
  assert.match(String(publicPage(page)), /lang=en/)
})
