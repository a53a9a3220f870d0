import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Response } from 'supertest'
import { allRoutes } from '../../src/app.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { reading } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { query } from '../../src/store/query.ts'
import { ACT_PAGES } from '../../src/web/office/acts/act-pages.ts'
import { testApp, type Officer } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

/** The size of the text on every page of the office with a form: a button of that form, which loses and changes nothing. */
const site = await testApp()
const { context } = site
const organ = await site.givenOrgan('college')
const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
const on = context.clock.today()
await handleCase(
  context,
  organ,
  number,
  { type: 'correction-requested', on, correctBy: on },
  clerkOf(organ),
  'TEST_ACT',
)

const TYPED = '写了一半的话'
const formIn = ({ text }: Response) => /<form[^>]*\sid="form"[^]*?<\/form>/.exec(text)?.[0] ?? ''
const attributeOf = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&')

/** Everything the form would send, with something written into each of its plain texts. */
function sentBy(form: string): { fields: [string, string][]; typed: string[] } {
  const texts = [...form.matchAll(/<(?:textarea|input(?=[^>]*\stype="text"))[^>]*>/g)].map(([tag]) =>
    attributeOf(tag, 'name'),
  )
  const hidden = [...form.matchAll(/<input[^>]*\stype="hidden"[^>]*>/g)].map(([tag]): [string, string] => [
    attributeOf(tag, 'name') ?? '',
    attributeOf(tag, 'value') ?? '',
  ])
  // A code is good once, and not shown again.
  const typed = texts.filter((name): name is string => name !== undefined && !/one-time-code/.test(form))
  return { fields: [...hidden, ...typed.map((name): [string, string] => [name, TYPED])], typed }
}

const logged = async () => (await query<{ n: string }>(reading(context), 'select count(*) n from audit'))[0]?.n

async function switchesWell(officer: Officer, path: string): Promise<string | null> {
  const page = await officer.get(path)
  const form = page.status === 200 ? formIn(page) : ''
  const button = /<button[^>]*name="display"[^>]*>/.exec(page.text)?.[0] ?? ''
  if (form === '' || attributeOf(button, 'form') !== 'form') return null
  const { fields, typed } = sentBy(form)
  const before = await logged()
  const action = attributeOf(form, 'action') ?? path
  const sent = officer.agent.post(action)
  const isUpload = attributeOf(form, 'enctype') === 'multipart/form-data'
  for (const [name, value] of [...fields, ['display', 'large'] as const]) if (isUpload) void sent.field(name, value)
  const answer = await (isUpload
    ? sent
    : sent.type('form').send(new URLSearchParams([...fields, ['display', 'large']]).toString()))
  const shown = answer.text.split(TYPED).length - 1
  const faults = [
    answer.status !== 200 && `status ${answer.status}`,
    !answer.text.includes('app--large') && 'not large',
    shown < typed.length && `${typed.length - shown} of ${typed.length} texts lost`,
    /govuk-error-summary/.test(answer.text) && 'judged',
    (await logged()) !== before && 'something was logged',
  ].filter(Boolean)
  return `${path}: ${faults.join(', ') || 'well'}`
}

const VALUES: Record<string, string> = { number, organ: organ.slug, year: '2026', kind: 'search', version: '1' }
const pages = allRoutes(context)
  .web.filter(({ method, path }) => method === 'get' && path.startsWith('/office/') && !path.includes(':act'))
  .map(({ path }) => path.replace(/:(\w+)/g, (_, name: string) => VALUES[name] ?? 'nothing'))

test(
  'every form of the office comes back as it was typed when the size is switched',
  { timeout: 240_000 },
  async () => {
    const officers = [await site.signIn(organ, 'head'), await site.signIn(organ, 'admin')]
    const acts = ACT_PAGES.map(({ name }) => `/office/cases/${number}/acts/${name}`)
    const seen = new Map<string, string>()
    for (const officer of officers)
      for (const path of new Set([...pages, ...acts])) {
        const found = seen.has(path) ? null : await switchesWell(officer, path)
        if (found !== null) seen.set(path, found)
      }
    assert.deepEqual(
      [...seen.values()].filter((each) => !each.endsWith(': well')),
      [],
    )
    assert.ok(seen.size > 30, String(seen.size))
  },
)
