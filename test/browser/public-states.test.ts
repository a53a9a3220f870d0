import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type Page } from 'playwright-core'
import { allRoutes } from '../../src/app.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { confirmPublication, preparePublication } from '../../src/services/publication-service.ts'
import { draftToken, showPublication } from '../../src/services/publication-view.ts'
import { assetUrl } from '../../src/web/assets.ts'
import { paths } from '../../src/web/paths.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { publishYear } from '../support/report.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { faultsOf, SURPLUS } from './page-faults.ts'

/**
 * Walks everything the public can open from the front page, form errors and states of a case included: at 320 and
 * 360 px, with text twice as large, in both languages. Pages are found by their links, so a new one is walked too.
 */
const site = await testApp({ today: '2027-01-11' })
const { context } = site
const organ = await site.givenOrgan('organ', { office: '示例办公室', phone: '0570-1234567', publicationDelay: 0 })
const clerk = clerkOf(organ)
const today = context.clock.today()

const given = () => registerByOffice(context, organ, anApplication({ submittedOn: today }), clerk, null)
const act = (number: string, event: Parameters<typeof handleCase>[3]) =>
  handleCase(context, organ, number, event, clerk, 'TEST_ACT')

/** One case in each state an applicant may find it in. */
const running = await given()
const waiting = await given()
await act(waiting.number, { type: 'correction-requested', on: today, correctBy: today })
const paused = await given()
await act(paused.number, { type: 'third-party-consulted', on: today, party: 'A', receivedOn: null })
const granted = await given()
await act(granted.number, { type: 'replied', on: today, outcome: 'granted' })
const refused = await given()
await act(refused.number, { type: 'replied', on: today, outcome: 'state-secret' })
const withdrawn = await given()
await act(withdrawn.number, { type: 'withdrawn', on: today })

const text = { title: '校车时刻表'.repeat(12), question: '需要时刻表。', answer: '已提供。', fileIds: [] }
await preparePublication(context, organ, granted.number, text, {}, clerk)
const { row } = await showPublication(context, organ, granted.number)
await confirmPublication(context, organ, granted.number, draftToken(row!), clerk)
await publishYear(context, organ, 2026, clerk)

const { browser, base: origin } = await servedToBrowser(site.app)

async function visitor(): Promise<{ page: Page; foreign: string[] }> {
  const browsing = await browser.newContext({ viewport: { width: 320, height: 640 } })
  const page = await browsing.newPage()
  const foreign: string[] = []
  page.on('request', (request) => void (request.url().startsWith(origin) || foreign.push(request.url())))
  return { page, foreign }
}

/** The pattern of the registry an address belongs to: one page of each kind is enough. */
const patterns = allRoutes(context)
  .web.filter(({ method }) => method === 'get')
  .map(({ path }) => ({ path, fits: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`) }))
const kindOf = (path: string): string => patterns.find(({ fits }) => fits.test(path.split('?')[0]!))?.path ?? path

async function linksOn(page: Page): Promise<string[]> {
  const found = (await page.evaluate(
    '[...document.querySelectorAll("a[href]")].filter((a) => !a.hasAttribute("download")).map((a) => a.getAttribute("href"))',
  )) as string[]
  return found.filter((href) => href.startsWith(`/o/${organ.slug}`) && !/[?&](?:lang|text)=/.test(href))
}

/** What a page may weigh on the way, style and scripts included. */
const HEAVIEST = 60_000
const weightOf = async (path: string): Promise<number> =>
  gzipSync(Buffer.from(await (await fetch(origin + path)).arrayBuffer())).length
const ASSETS_WEIGHT = (
  await Promise.all((['app.css', 'app.js', 'govuk-frontend.js'] as const).map((name) => weightOf(assetUrl(name))))
).reduce((sum, each) => sum + each, 0)

/** Opens each kind of page once; gives the faults found and the kinds seen. Files are no pages. */
async function walk(
  page: Page,
  from: readonly string[],
  kinds = new Set<string>(),
): Promise<{ faults: string[]; kinds: Set<string> }> {
  const [faults, waitingFor] = [[] as string[], [...from]]
  for (let path = waitingFor.shift(); path !== undefined; path = waitingFor.shift()) {
    const bare = path.split('#')[0]!
    const kind = kindOf(bare)
    if (
      kinds.has(kind) ||
      /\/(?:docx|pdf|csv|xlsx|json|rss|atom|svg|feed|file|receipt)$|\/(?:data|export|files)\//.test(bare)
    )
      continue
    kinds.add(kind)
    const answer = await page.goto(origin + bare)
    assert.ok(answer && answer.status() < 400, `${bare}: ${answer?.status()}`)
    faults.push(...(await faultsOf(page, bare)))
    const weight = ASSETS_WEIGHT + gzipSync(await answer.body()).length
    if (weight > HEAVIEST) faults.push(`${bare}: ${weight} bytes`)
    waitingFor.push(...(await linksOn(page)))
  }
  return { faults, kinds }
}

for (const lang of ['zh-CN', 'en'])
  test(`every page anybody can open, in ${lang}: sound, and nothing from elsewhere`, async () => {
    const { page, foreign } = await visitor()
    await page.goto(`${origin}/o/${organ.slug}?lang=${lang}`)
    const search = `/o/${organ.slug}/search?q=${encodeURIComponent('校车')}`
    const { faults, kinds } = await walk(page, [`/o/${organ.slug}`, search])
    assert.ok(kinds.size > 10, [...kinds].join(' '))
    assert.deepEqual(faults, [])
    assert.deepEqual(foreign, [])
  })

test('the large version is as sound', async () => {
  const { page } = await visitor()
  await page.goto(`${origin}/o/${organ.slug}?text=large`)
  for (const path of ['', '/guide', '/replies', '/search', '/track', '/apply']) {
    await page.goto(`${origin}/o/${organ.slug}${path}`)
    assert.deepEqual(await faultsOf(page, `${path}, large`), [])
  }
})

test('on paper: the content alone, within the width of a sheet', async () => {
  const { page } = await visitor()
  await page.setViewportSize({ width: 672, height: 980 }) // A4 less its margins
  await page.emulateMedia({ media: 'print' })
  const openAs = async (number: string, code: string) => {
    await page.goto(`${origin}/o/${organ.slug}/track`)
    await page.locator('[name=number]').fill(number)
    await page.locator('[name=code]').fill(code)
    await page.evaluate('document.querySelector("main form").requestSubmit()')
    await page.waitForURL(/track\/case/)
  }
  const own = paths.tracked(organ.slug)
  await openAs(refused.number, refused.queryCode)
  const reply = (await readPublished()).replyId
  for (const path of [own, paths.publishedReply(organ.slug, reply), paths.publishedReport(organ.slug, '2026')]) {
    await page.goto(origin + path)
    const shown = await page
      .locator('.app-navigation, button, .govuk-button, .govuk-back-link, .app-no-print, details:not([open])')
      .evaluateAll((all) =>
        all
          .filter((each) => (each as unknown as { checkVisibility(): boolean }).checkVisibility())
          .map((each) => String(each)),
      )
    assert.deepEqual(shown, [], path)
    assert.equal(await page.locator('h1').isVisible(), true, path)
    assert.equal(await page.evaluate(SURPLUS), 0, `${path} is wider than a sheet`)
  }
})

const readPublished = async () => (await showPublication(context, organ, granted.number)).row!

test('the check sees what it forbids', async () => {
  const { page } = await visitor()
  await page.setContent(
    '<html lang="zh"><title>x</title><main><h1>x</h1><img src="/x"><p style="width:900px">x</p></main></html>',
  )
  const faults = await faultsOf(page, 'x')
  for (const fault of ['image-alt', '360 px', '320 px'])
    assert.ok(
      faults.some((each) => each.includes(fault)),
      fault,
    )
})

test('a case in each of its states, and every page it offers', async () => {
  // The case itself is looked at in every state, each page it leads to once; the rest has been walked above.
  const walked = new Set<string>()
  for (const [state, { number, queryCode }] of Object.entries({
    running,
    waiting,
    paused,
    granted,
    refused,
    withdrawn,
  })) {
    const { page } = await visitor()
    await page.goto(`${origin}/o/${organ.slug}/track`)
    await page.fill('[name=number]', number)
    await page.fill('[name=code]', 'WRONG')
    await page.locator('main form button').first().click()
    if (state === 'running') assert.deepEqual(await faultsOf(page, 'a wrong code'), [])
    await page.fill('[name=code]', queryCode)
    await page.locator('main form button').first().click()
    await page.waitForURL(/track\/case/)
    const own = paths.tracked(organ.slug)
    assert.deepEqual(await faultsOf(page, `case ${state}`), [])
    const offered = (await linksOn(page)).filter((href) => href.startsWith(own) && href !== own)
    const { faults } = await walk(page, offered, walked.add(paths.tracked()))
    assert.deepEqual(faults, [], state)
  }
})
