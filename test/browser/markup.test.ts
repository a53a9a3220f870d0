import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BrowserContext, type Page } from 'playwright-core'
import { type Application } from '../../src/cases/application.ts'
import { complainAboutCase } from '../../src/services/applicant-answers.ts'
import { recordOnCase } from '../../src/services/case-record-service.ts'
import { correctByApplicant, handleCase } from '../../src/services/case-service.ts'
import { fileOnline, registerByOffice } from '../../src/services/filing-service.ts'
import { confirmPublication, preparePublication } from '../../src/services/publication-service.ts'
import { draftToken, showPublication } from '../../src/services/publication-view.ts'
import { paths } from '../../src/web/paths.ts'
import { STEP_FIELDS } from '../../src/web/public/apply/steps.ts'
import { givenAccount, PASSWORD, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { HOSTILE_STRINGS } from '../support/hostile-strings.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { answersTo, PERSON } from '../web/public-application.ts'

/**
 * What somebody types goes through every field into every page, opened in a real browser: nothing of it becomes markup,
 * runs, is asked for elsewhere, or trips over the content security policy.
 */
const site = await testApp()
const { context } = site
const settings = {
  office: '示例办公室',
  address: '示例路1号',
  phone: '0570-1234567',
  publicationDelay: 0,
  asksPurpose: true,
}
const organ = await site.givenOrgan('organ', settings)
const clerk = clerkOf(organ)
const today = context.clock.today()
const { browser, base: origin } = await servedToBrowser(site.app)

const ALL = HOSTILE_STRINGS.join('\n')
/** No address of anybody may be published. */
const PUBLIC = ALL.replaceAll('@evil', '.evil')

/** A case in which every field holds them all: the rules of the forms say how long a field may be, pages must not rely on them. */
const filed = (applicant: Application['applicant'], key: string) => {
  const words = {
    title: ALL,
    documentNumber: ALL,
    description: ALL,
    features: ALL,
    help: ALL,
    purpose: ALL,
    feeWaiver: ALL,
  }
  const agent = { name: ALL, idType: 'passport', idNumber: ALL, phone: ALL } as const
  const application = anApplication({ ...words, applicant, agent, channel: 'online', submittedOn: today })
  const files = HOSTILE_STRINGS.map((text) => ({ ...named(`${text}.txt`), purpose: 'annex' as const }))
  return fileOnline(context, organ, application, { key, body: key }, { files, sameLetter: [] })
}
const named = (name: string) => ({ name, contentType: 'text/plain', bytes: Buffer.from('x') })
const reached = { idNumber: ALL, phone: ALL, email: ALL, address: ALL, postcode: ALL }
const cases = [
  await filed({ kind: 'natural-person', name: ALL, idType: 'passport', ...reached }, 'person'),
  await filed(
    { kind: 'business', name: ALL, creditCode: ALL, legalRepresentative: ALL, contactName: ALL, ...reached },
    'business',
  ),
]

/** A page in which whatever should not happen is noted. */
async function watched(place: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  const page = await place.newPage()
  const faults: string[] = []
  page.on('dialog', (dialog) => void (faults.push(`dialog ${dialog.message()}`), dialog.dismiss()))
  page.on('console', (line) => /Content.Security.Policy|Refused to/i.test(line.text()) && faults.push(line.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('request', (request) => request.url().startsWith(origin) || faults.push(`asked for ${request.url()}`))
  return { page, faults }
}

/** Whether anything typed has become part of the page; the only scripts, frames and pictures are our own. */
const BECAME = `[
  window.hit !== undefined && 'ran',
  document.querySelector('x-hit, iframe, object, embed, base, math, marquee, video, main style, main link, main meta') && 'an element',
  [...document.querySelectorAll('script')].some((each) => !each.src.startsWith(location.origin + '/assets/')) && 'a script',
  [...document.querySelectorAll('img')].some((each) => !each.src.startsWith(location.origin)) && 'a picture',
  [...document.querySelectorAll('*')].some((each) => [...each.attributes].some(({ name }) => /^on|^style$/.test(name))) && 'an attribute',
  [...document.querySelectorAll('[href], [action], [formaction], [src]')].some((each) =>
    ['href', 'action', 'formaction', 'src'].some((name) => /^(?:javascript:|data:|[/][/])/i.test((each.getAttribute(name) ?? '').trim()))) && 'an address',
].filter(Boolean)`

async function assertPlain({ page, faults }: Awaited<ReturnType<typeof watched>>, where: string): Promise<void> {
  assert.deepEqual([...((await page.evaluate(BECAME)) as string[]), ...faults], [], where)
}

/** Opens a page and looks at it, on the screen and as printed. */
async function look(watch: Awaited<ReturnType<typeof watched>>, path: string): Promise<string> {
  const answer = await watch.page.goto(origin + path)
  assert.ok(answer && answer.status() < 400, `${path}: ${answer?.status()}`)
  await assertPlain(watch, path)
  return (await watch.page.textContent('body')) ?? ''
}

const sent = (place: BrowserContext, path: string, form: Record<string, string>) =>
  place.request.post(origin + path, { form, headers: { Origin: 'http://localhost:3000' }, maxRedirects: 0 })

const plain = (text: string): string => text.replace(/\s+/g, ' ')

test('the corpus is as large as promised, and would be seen if a page let it through', async () => {
  assert.ok(HOSTILE_STRINGS.length >= 60, `${HOSTILE_STRINGS.length}`)
  assert.equal(new Set(HOSTILE_STRINGS).size, HOSTILE_STRINGS.length)
  const watch = await watched(await browser.newContext())
  await watch.page.setContent(
    '<main><img src=x onerror="alert(1);hit=1"><x-hit></x-hit><a href="javascript:hit=1">x</a></main>',
  )
  await watch.page.waitForFunction('window.hit === 1')
  const found = (await watch.page.evaluate(BECAME)) as string[]
  assert.deepEqual(found, ['ran', 'an element', 'a picture', 'an attribute', 'an address'])
  assert.deepEqual(watch.faults, ['dialog 1'])
})

test('the applicant’s pages: the questions with what was typed, errors, the check page, tracking, acts, print', async () => {
  const place = await browser.newContext()
  const watch = await watched(place)
  const begun = await sent(place, paths.applyStart(organ.slug), { title: HOSTILE_STRINGS[0]! })
  const draft = new URL(begun.headers()['location']!, origin).pathname.replace(/\/\w+$/, '')
  for (const step of ['wanted', 'who', 'identity', 'reach'] as const)
    await sent(place, `${draft}/${step}`, {
      ...answersTo(step, PERSON),
      byAgent: 'yes',
      agentIdType: 'passport',
      agentIdNumber: 'E12345678',
    })
  const kept = ['kind', 'byAgent', 'idType', 'agentIdType', 'medium', 'delivery', 'identityProof', 'privacyNotice']
  for (const step of ['wanted', 'identity', 'reach'] as const) {
    const fields = STEP_FIELDS[step].filter((name) => !kept.includes(name)).map((name) => [name, ALL])
    const wrong = await sent(place, `${draft}/${step}`, Object.fromEntries(fields) as Record<string, string>)
    assert.equal(wrong.status(), 422, step)
    await look(watch, `${draft}/${step}?errors=yes`)
  }
  for (const step of ['files', 'saved']) await look(watch, `${draft}/${step}`)
  for (const { number, queryCode } of cases) {
    await sent(place, paths.track(organ.slug), { number, code: queryCode })
    const shown = plain(await look(watch, paths.tracked(organ.slug)))
    for (const text of HOSTILE_STRINGS) assert.ok(shown.includes(plain(text).trim()), `${text} is not shown as typed`)
  }
  const { number } = cases.at(-1)!
  const act = (event: Parameters<typeof handleCase>[3], input: Parameters<typeof handleCase>[7] = {}) =>
    handleCase(context, organ, number, event, clerk, 'TEST_ACT', null, input)
  await act({ type: 'receipt-confirmed', on: today })
  // Two opening braces would be a blank of the office's own wording.
  const words = HOSTILE_STRINGS.filter((text) => !text.includes('{{'))
  const details = { unclear: words, howToCorrect: words.join('\n') }
  await act(
    { type: 'correction-requested', on: today, correctBy: today },
    { texts: [{ kind: 'note', text: ALL }], letter: { details } },
  )
  await look(watch, paths.trackedCorrection(organ.slug))
  await correctByApplicant(context, organ, number, ALL, [])
  await complainAboutCase(context, organ, number, ALL)
  await look(watch, paths.tracked(organ.slug))
  const letter = await watch.page.getAttribute(`a[href^="${paths.trackedLetter(organ.slug, '')}"]`, 'href')
  await watch.page.emulateMedia({ media: 'print' })
  for (const path of [letter!, paths.tracked(organ.slug)]) await look(watch, path)
})

test('what everybody reads: a published reply, the list, the search for each of them', async () => {
  const { number } = await registerByOffice(context, organ, anApplication(), clerk, null)
  await handleCase(context, organ, number, { type: 'replied', on: today, outcome: 'granted' }, clerk, 'TEST_ACT')
  const text = {
    title: HOSTILE_STRINGS.slice(0, 3).join(' '),
    question: PUBLIC.slice(0, 1_900),
    answer: PUBLIC,
    fileIds: [],
  }
  await preparePublication(context, organ, number, text, {}, clerk)
  const { row } = await showPublication(context, organ, number)
  await confirmPublication(context, organ, number, draftToken(row!), clerk)
  const watch = await watched(await browser.newContext())
  for (const path of [
    paths.publishedReplies(organ.slug),
    paths.publishedReply(organ.slug, row!.replyId),
    paths.organ(organ.slug),
  ])
    await look(watch, path)
  for (const typed of HOSTILE_STRINGS.filter((_, at) => at % 4 === 0))
    await look(watch, `${paths.search(organ.slug)}?q=${encodeURIComponent(typed)}`)
  await watch.page.goto(origin + paths.apply(organ.slug))
  for (const typed of HOSTILE_STRINGS.slice(0, 6)) {
    const answered = watch.page.waitForResponse((response) => response.url().endsWith('/suggestions'))
    await watch.page.fill('[name=title]', typed)
    await answered
    await assertPlain(watch, `suggestions for ${typed}`)
  }
})

test('the office’s pages: case, ledger, disputes, letters before they leave, log', async () => {
  const { login } = await givenAccount(context, organ, 'admin')
  const place = await browser.newContext()
  await sent(place, paths.signIn(), { organ: organ.slug, login, password: PASSWORD })
  const watch = await watched(place)
  const search = { kind: 'search', places: ALL, words: ALL, searcher: ALL, found: 'part', remark: ALL } as const
  for (const record of [{ kind: 'note', text: ALL } as const, search])
    await recordOnCase(context, organ, cases[0]!.number, { on: today, record }, clerk)
  for (const { number } of cases) await look(watch, `/office/cases/${number}`)
  const { number } = cases[0]!
  const pages = ['', '/cases', '/remedies', '/publications', '/people', '/departments']
  for (const path of [...pages, `/cases/${number}/acts/reply?outcome=granted`]) await look(watch, `/office${path}`)
  await watch.page.emulateMedia({ media: 'print' })
  await look(watch, `/office/cases/${number}`)
})

test('letters before they leave: the office’s forms and its own wording, filled with all of them', async () => {
  const { login } = await givenAccount(context, organ, 'admin')
  const place = await browser.newContext()
  await sent(place, paths.signIn(), { organ: organ.slug, login, password: PASSWORD })
  const watch = await watched(place)
  const { number } = await registerByOffice(context, organ, anApplication({ submittedOn: today }), clerk, null)
  const letter = { details: { given: ['时刻表'], way: '邮寄' } }
  await handleCase(
    context,
    organ,
    number,
    { type: 'replied', on: today, outcome: 'granted' },
    clerk,
    'TEST_ACT',
    null,
    {
      letter,
    },
  )
  // Two opening braces would be a blank of the office's own wording, '#' its condition.
  const words = HOSTILE_STRINGS.filter((text) => !/[{}]/.test(text)).join('\n')
  for (const path of [
    paths.furtherLetter(number, 'rectification'),
    paths.letterWording('reply'),
    paths.letterWording('correction'),
  ]) {
    await watch.page.goto(origin + path)
    await watch.page.evaluate(`(${FILL_ALL})(${JSON.stringify(words)})`)
    if (path.includes('rectification')) {
      await watch.page.fill('[name=askedOn]', today)
      await watch.page.check('[name=rectification][value=corrected]')
    }
    await watch.page.locator('main button[name=intent][value=preview]').click()
    await watch.page.waitForSelector('.app-letter')
    await assertPlain(watch, `${path}, previewed`)
    const shown = plain((await watch.page.textContent('.app-letter')) ?? '')
    assert.ok(shown.includes(plain(HOSTILE_STRINGS[0]!)), `${path} does not show what was typed`)
  }
})

/** Every text of the page's form: what stands there stays, so that a wording is whole. */
const FILL_ALL = `(text) => {
  for (const each of document.querySelectorAll('main form [name]'))
    if (each.tagName === 'TEXTAREA') each.value = each.value ? each.value + '\\n' + text : text
    else if (each.type === 'text' && !each.value) each.value = text.split('\\n')[0]
}`
