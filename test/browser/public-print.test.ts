import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Page } from 'playwright-core'
import { servedToBrowser } from '../support/served-browser.ts'
import { track } from './faces/face.ts'
import { givenSite } from './faces/given-site.ts'
import { readingFaces } from './faces/reading-faces.ts'
import { faultsOf, SURPLUS } from './page-faults.ts'

/** On paper: the content alone, within the width of a sheet; and in colours of the reader's own, nothing is lost. */
const given = await givenSite()
const { organ, cases, site } = given
const { browser, base: origin } = await servedToBrowser(site.app)

/** A4 less its margins. */
const SHEET = { width: 672, height: 980 }
const NOT_ON_PAPER = '.app-navigation, button, .govuk-button, .govuk-back-link, .app-no-print, details:not([open])'

async function onPaper(page: Page, where: string): Promise<string[]> {
  const shown = await page
    .locator(NOT_ON_PAPER)
    .evaluateAll((all) =>
      all
        .filter((each) => (each as unknown as { checkVisibility(): boolean }).checkVisibility())
        .map((each) => String(each)),
    )
  const faults = shown.map((each) => `${where}: ${each}`)
  if (!(await page.locator('h1').first().isVisible())) faults.push(`${where}: no heading`)
  if (await page.evaluate(SURPLUS)) faults.push(`${where}: wider than a sheet`)
  return faults
}

async function visitor(options: Parameters<typeof browser.newContext>[0] = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage()
}

test('on paper: everything anybody reads, and a case in every state', async () => {
  const page = await visitor({ viewport: SHEET })
  await page.emulateMedia({ media: 'print' })
  const faults: string[] = []
  for (const { name, open } of readingFaces(given, origin)) {
    if (name.startsWith('a published item')) continue // A link is followed on the screen.
    await open(page)
    faults.push(...(await onPaper(page, name)))
  }
  for (const [state, found] of Object.entries(cases)) {
    await page.emulateMedia({ media: 'screen' })
    site.context.clock.set(found.on)
    await track(page, `${origin}/o/${organ.slug}`, found)
    await page.emulateMedia({ media: 'print' })
    faults.push(...(await onPaper(page, `case ${state}`)))
  }
  assert.deepEqual(faults, [])
})

test('in forced colours: every button, field and state keeps a border or a text of its own', async () => {
  const page = await visitor({ viewport: { width: 360, height: 640 }, forcedColors: 'active' })
  for (const path of ['', '/apply', '/track', '/replies', '/reports/charts']) {
    await page.goto(`${origin}/o/${organ.slug}${path}`)
    const invisible = await page.evaluate(BORDERLESS)
    assert.deepEqual(invisible, [], path)
  }
})

/** What one presses or fills in and could not see where all backgrounds are one. */
const BORDERLESS = `[...document.querySelectorAll('main .govuk-button, main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main textarea, main select')]
  .filter((each) => each.offsetParent && !each.classList.contains('govuk-visually-hidden'))
  .filter((each) => { const { borderTopWidth, borderTopStyle } = getComputedStyle(each); return borderTopStyle === 'none' || parseFloat(borderTopWidth) === 0 })
  .map((each) => each.outerHTML.slice(0, 80))`

test('the checks see what they forbid', async () => {
  const page = await visitor({ viewport: { width: 320, height: 640 } })
  await page.setContent(
    '<html lang="zh"><title>x</title><main><h1>x</h1><img src="/x"><p style="width:900px">x</p><button style="border:0" class="govuk-button">x</button></main></html>',
  )
  const faults = await faultsOf(page, 'x')
  for (const fault of ['image-alt', '360 px', '320 px'])
    assert.ok(
      faults.some((each) => each.includes(fault)),
      fault,
    )
  assert.equal(((await page.evaluate(BORDERLESS)) as string[]).length, 1)
  assert.equal((await onPaper(page, 'x')).length, 2)
})
