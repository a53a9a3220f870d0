import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Page } from 'playwright-core'
import { testApp } from '../support/app.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { ORGANISATION, PERSON } from '../web/public-application.ts'
import { answerAll, start, submit } from './applicant-pages.ts'

/**
 * 360, QQ and WeChat carry engines of Chromium 78 to 86, which no registry has. A browser of today is made to forget what
 * came since, in scripts and in styles: filing and following work all the same, and nothing lies on anything else.
 */
const site = await testApp()
const organ = await site.givenOrgan('college', { office: '示例办公室', phone: '0570-1234567', asksPurpose: true })
const { browser, base: origin } = await servedToBrowser(site.app)
const base = `${origin}/o/${organ.slug}`

/** Interfaces, taken away before any script of the page runs. */
const FORGET = `
  for (const name of ['fetch', 'IntersectionObserver', 'ResizeObserver', 'structuredClone', 'HTMLDialogElement', 'AggregateError'])
    delete window[name]
  for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with', 'group']) delete Array.prototype[name]
  for (const name of ['at', 'replaceAll', 'isWellFormed']) delete String.prototype[name]
  for (const name of ['hasOwn', 'groupBy']) delete Object[name]
  for (const name of ['any', 'allSettled', 'withResolvers']) delete Promise[name]
  for (const name of ['replaceChildren', 'checkVisibility', 'showPopover', 'ariaNotify']) { delete Element.prototype[name]; delete HTMLElement.prototype[name] }
  delete HTMLFormElement.prototype.requestSubmit
  delete crypto.randomUUID
`
/** No page may keep anything: some built-in browsers forbid it. */
const FORBID = `Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError') } })`

/** What an engine of that age skips: rules by selectors and blocks it does not know, declarations by name or value. */
const agedStyle = (css: string): string =>
  css
    .replace(/[^{};]*:(?:has|is|where|focus-visible|user-invalid)\b[^{}]*\{[^{}]*\}/g, '')
    .replace(/@supports not \(aspect-ratio: ?1\)\s*\{/, '@media all{')
    .replace(
      /(?<=[;{]\s*)(?:gap|row-gap|column-gap|inset[\w-]*|aspect-ratio|text-wrap|accent-color|margin-(?:inline|block)[\w-]*|padding-(?:inline|block)[\w-]*)\s*:[^;}]*/g,
      '',
    )
    .replace(/overflow-wrap\s*:\s*anywhere/g, '')
    .replace(/(?<=[;{]\s*)[\w-]+\s*:[^;{}]*(?:\bmin\(|\bmax\(|\bclamp\()[^;{}]*/g, '')

async function aged({ forbidding = false, javaScriptEnabled = true, width = 360 } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 640 }, javaScriptEnabled })
  const faults: string[] = []
  await context.addInitScript(FORGET)
  if (forbidding) await context.addInitScript(FORBID)
  await context.route(/app.*\.css/, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: agedStyle(await answer.text()) })
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => void faults.push(String(error)))
  return { page, faults }
}

/** Boxes one can press or read that lie on one another, and whether the page is wider than the screen. */
const OVERLAPS = `(() => {
  const seen = [...document.querySelectorAll('a, button, input, select, textarea, label, h1, h2, p, dt, dd')]
    .filter((each) => each.offsetParent && !each.closest('.govuk-skip-link, .govuk-visually-hidden, .govuk-radios__item, .govuk-checkboxes__item, details') && !each.classList.contains('govuk-visually-hidden'))
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  const found = wide ? ['wide: ' + wide] : []
  for (const [at, one] of seen.entries())
    for (const other of seen.slice(at + 1)) {
      if (one.contains(other) || other.contains(one)) continue
      for (const a of one.getClientRects()) for (const b of other.getClientRects())
        if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
          found.push(one.textContent.trim().slice(0, 20) + ' / ' + other.textContent.trim().slice(0, 20))
    }
  return [...new Set(found)]
})()`

async function tidy(page: Page, where: string): Promise<void> {
  assert.deepEqual(await page.evaluate(OVERLAPS), [], where)
}

const links = async (page: Page) =>
  (await page.evaluate(
    '[...document.querySelectorAll(".app-header__display li")].map((each) => { const { left, right } = each.getBoundingClientRect(); return [left, right] })',
  )) as [number, number][]

for (const forbidding of [false, true])
  test(`with an engine of that age${forbidding ? ' that lets no page keep anything' : ''}: file, follow, leave`, async () => {
    const { page, faults } = await aged({ forbidding })
    for (const path of ['', '/guide', '/replies', '/search', '/track', '/catalogue', '/reports', '/apply']) {
      await page.goto(`${base}${path}`)
      await tidy(page, path)
    }
    const [[, end], [begin]] = (await links(page)) as [[number, number], [number, number]]
    assert.ok(begin - end >= 10, 'the links of the head run into one another')
    await page.locator('[name=title]').fill('校车时刻表')
    await page.goto(`${base}/apply`)
    await page.getByRole('button', { name: '继续', exact: true }).click()
    await answerAll(page, PERSON, (step) => tidy(page, step))
    await tidy(page, 'check')
    const number = await submit(page)
    await tidy(page, 'receipt')
    const code = (await page.textContent('.app-query-code')) ?? ''
    await page.getByRole('button', { name: '离开' }).click()
    await page.goto(`${base}/track`)
    await page.getByLabel('申请编号').fill(number)
    await page.getByLabel('查询码').fill(code)
    await page.getByRole('button', { name: '查询' }).click()
    await page.waitForURL(/track\/case/)
    await tidy(page, 'case')
    await page.getByRole('button', { name: '撤回申请' }).click()
    await page.getByRole('button', { name: '确认撤回' }).click()
    await page.getByText('您的申请已经撤回').waitFor()
    assert.deepEqual(faults, [])
  })

test('with an engine so old that no script of ours runs: an organisation files, at 320 px', async () => {
  const { page } = await aged({ javaScriptEnabled: false, width: 320 })
  await start(page, base)
  await answerAll(page, ORGANISATION)
  assert.match(await submit(page), /^2026-\d{5}$/)
})

test('the check sees what lies on something else, and the engine has really forgotten', async () => {
  const { page } = await aged()
  await page.goto(base)
  assert.deepEqual(await page.evaluate('[typeof fetch, typeof [].at, typeof Object.hasOwn]'), [
    'undefined',
    'undefined',
    'undefined',
  ])
  // Away from our own policy, which lets no page place anything by itself.
  await page.goto('about:blank')
  await page.setContent(
    '<p style="position:absolute;top:0">甲甲甲甲</p><p style="position:absolute;top:6px">乙乙乙乙</p>',
  )
  assert.equal(((await page.evaluate(OVERLAPS)) as string[]).length, 1)
})
