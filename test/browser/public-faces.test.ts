import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { after, test } from 'node:test'
import { allRoutes } from '../../src/app.ts'
import { applicantCase } from '../../src/services/applicant-case.ts'
import { assetUrl } from '../../src/web/assets.ts'
import { zh as errors } from '../../src/web/messages/errors/zh-CN.ts'
import { zh as track } from '../../src/web/messages/public/track/zh-CN.ts'
import { type Page } from 'playwright-core'
import { servedToBrowser } from '../support/served-browser.ts'
import { failingFaces, failingSites } from './faces/failing-faces.ts'
import { filingFaces } from './faces/filing-faces.ts'
import { givenSite } from './faces/given-site.ts'
import { type Face, noteFields, type Seen, watched } from './faces/face.ts'
import { readingFaces } from './faces/reading-faces.ts'
import { trackingFaces } from './faces/tracking-faces.ts'
import { faultsOf, otherMediaFaults } from './page-faults.ts'

/**
 * Every page of the public side in every state, looked at by axe and at every width, in both languages and in large type.
 * That the list is whole is not believed but proved: by the routes of the registry, the fields of every form that changes
 * something, the standings of a case and the texts of the error pages.
 */
const given = await givenSite()
const { context } = given.site
const { browser, base: origin } = await servedToBrowser(given.site.app)
const failing = await failingSites(given)
after(() => failing.close())

const groups = {
  reading: readingFaces(given, origin),
  filing: filingFaces(given, origin),
  failing: failingFaces(given, origin, failing),
  tracking: trackingFaces(given, origin),
}
/** What a page may weigh on the way, style and scripts included. */
const HEAVIEST = 60_000
const weightOf = async (path: string): Promise<number> =>
  gzipSync(Buffer.from(await (await fetch(origin + path)).arrayBuffer())).length
const weights = (['app.css', 'app.js', 'govuk-frontend.js'] as const).map((name) => weightOf(assetUrl(name)))
const assetsWeight = (await Promise.all(weights)).reduce((sum, each) => sum + each, 0)

const seen: Seen = { answers: new Set(), fields: new Set(), refused: new Set() }
const headings = new Set<string>()

/** Nothing is asked for from any other host. */
const OURS = /^(?:http:\/\/localhost:|data:)/

/** Opens a page as a visitor of its own, then the same in English; gives what is wrong with either. */
async function lookAt({ name, open }: Face): Promise<string[]> {
  const browsing = await browser.newContext({ viewport: { width: 320, height: 640 } })
  const page = await browsing.newPage()
  watched(page, context, seen)
  const foreign: string[] = []
  page.on('request', (request) => void (OURS.test(request.url()) || foreign.push(request.url())))
  try {
    await open(page)
    await noteFields(page, context, seen)
    headings.add((await page.locator('h1').first().textContent()) ?? '')
    const faults = [...(await otherMediaFaults(page, name)), ...(await faultsHere(page, name))]
    await browsing.addCookies([{ name: 'lang', value: 'en', url: 'http://localhost' }])
    // A form that came back comes back once more.
    await page.reload()
    const lang = await page.getAttribute('html', 'lang')
    return [
      ...faults,
      ...foreign.map((url) => `${name} asks for ${url}`),
      ...(lang === 'en' ? [] : [`${name}: ${lang}`]),
      ...(await faultsHere(page, `${name}, in English`)),
    ]
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`]
  } finally {
    await browsing.close()
  }
}

async function faultsHere(page: Page, name: string): Promise<string[]> {
  const faults = await faultsOf(page, name)
  const weight = assetsWeight + gzipSync(await page.content()).length
  if (weight > HEAVIEST) faults.push(`${name}: ${weight} bytes`)
  const wrong = (await page.locator('.govuk-error-summary:not([hidden])').count()) > 0
  if (wrong && !/^(?:错误：|Error: )/.test(await page.title())) faults.push(`${name}: the title names no error`)
  return faults
}

const VISITORS = 3

/** Several visitors at once; one at a time where a page needs a day of its own. */
async function walk(faces: readonly Face[]): Promise<string[]> {
  const faults: string[] = []
  const together = faces.filter(({ ownDay = false }) => !ownDay)
  for (let at = 0; at < together.length; at += VISITORS)
    faults.push(...(await Promise.all(together.slice(at, at + VISITORS).map(lookAt))).flat())
  for (const face of faces.filter(({ ownDay = false }) => ownDay)) faults.push(...(await lookAt(face)))
  context.clock.set('2027-01-11')
  return faults
}

for (const [what, faces] of Object.entries(groups))
  test(`${what}: every page in every state is sound, in either language`, async () => {
    assert.deepEqual(await walk(faces), [])
  })

/** Routes that answer with a file, a feed or a part of a page. */
const NO_PAGES =
  /robots\.txt|sitemap\.xml|\/(?:suggestions|receipt|file|feed|rss|svg|:format)$|\/(?:files|receipts|export|data)\/|calendar\.ics/
const isPublic = ({ access }: { access: string }) => access === 'anyone' || access === 'applicant'
/** Pages for staff, open to anyone because they lead to signing in or come by a link in a mail. */
const FOR_STAFF = /^\/(?:setup|office)|\/(?:answer|invitation)$/
const routes = allRoutes(context).web.filter((route) => isPublic(route) && !FOR_STAFF.test(route.path))

test('the list is whole: every public page of the registry has been looked at', () => {
  const statuses = (method: string, path: string) =>
    [...seen.answers].filter((each) => each.startsWith(`${method} ${path} `)).map((each) => Number(each.split(' ')[2]))
  const missing = routes
    .filter(({ method, path }) => method === 'get' && !NO_PAGES.test(path))
    .filter(({ path }) => !statuses('get', path).some((status) => status === 200 || status === 303))
  assert.deepEqual(
    missing.map(({ path }) => path),
    [],
  )
})

/** Forms that hold nothing one could get wrong: buttons, and the subject before filing, which may be anything. */
const NEVER_WRONG = [
  'post /display',
  'post /o/:organ/apply',
  'post /o/:organ/apply/suggestions',
  'post /o/:organ/apply/d/:draft/leaving',
  'post /o/:organ/apply/d/:draft/public',
  'post /o/:organ/search/suggestions',
]

test('the list is whole: every public form has been sent wrongly', () => {
  const refused = (method: string, path: string) =>
    [...seen.answers].some((each) => each.startsWith(`${method} ${path} 4`))
  const missing = routes
    .filter(({ method }) => method === 'post')
    .map(({ method, path }) => `${method} ${path}`)
    .filter((each) => !refused('post', each.slice('post '.length)) && !NEVER_WRONG.includes(each))
  assert.deepEqual(missing, [])
})

/** Fields that take whatever is chosen or written. */
const TAKES_ANYTHING = ['byAgent', 'idType', 'agentIdType']
/** The subject before filing may be anything, or nothing. */
const SUBJECT = '/o/:organ/apply/start title'
/** Half of a pair that is refused together, at the number: which of the two is wrong is never said. */
const WITH_THE_NUMBER = ['/o/:organ/track code', '/o/:organ/track/lost email', '/o/:organ/track/recovery code']

test('the list is whole: every field of every public form has been refused, or cannot be', () => {
  const missing = [...seen.fields].filter((each) => !seen.refused.has(each))
  assert.deepEqual(
    missing.filter(
      (each) => !TAKES_ANYTHING.includes(each.split(' ')[1]!) && ![SUBJECT, ...WITH_THE_NUMBER].includes(each),
    ),
    [],
  )
})

test('the list is whole: every standing of a case, every text of an error', async () => {
  const standings = new Set<string>()
  for (const { number, on } of Object.values(given.cases)) {
    context.clock.set(on)
    standings.add((await applicantCase(context, given.organ, number)).standing)
  }
  assert.deepEqual([...standings].sort(), Object.keys(track.standings).sort())
  // The law bars, a stale form: the office's own.
  const titles = Object.entries(errors).flatMap(([kind, text]) =>
    typeof text === 'object' && !['stale', 'barred'].includes(kind) ? [text.title] : [],
  )
  assert.deepEqual(
    titles.filter((title) => !headings.has(title)),
    [],
  )
})

test('the checks see what they forbid', async () => {
  const page = await browser.newPage()
  await page.setContent(
    '<html lang="zh"><title>x</title><main><h1>x</h1><img src="/x"><p style="width:900px">x</p><button style="border:0" class="govuk-button">x</button></main></html>',
  )
  const faults = [...(await otherMediaFaults(page, 'x')), ...(await faultsOf(page, 'x'))]
  for (const fault of ['image-alt', '360 px', '320 px', 'no border', 'on paper', 'wider than a sheet'])
    assert.ok(
      faults.some((each) => each.includes(fault)),
      fault,
    )
  await page.close()
})
