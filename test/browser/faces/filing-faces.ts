import { type Page } from 'playwright-core'
import { STEPS, type Step } from '../../../src/web/public/apply/steps.ts'
import { answersTo, ORGANISATION, PERSON, type Typed } from '../../web/public-application.ts'
import { type Face, send, sendWrongly, type } from './face.ts'
import { type Given } from './given-site.ts'

const LONG = '甲'.repeat(300)
const AGENT: Typed = {
  ...ORGANISATION,
  byAgent: 'yes',
  agentName: '赵律师',
  agentIdType: 'passport',
  agentIdNumber: 'E12345678',
  agentPhone: '13800138000',
  purpose: '',
  feeWaiver: '',
}
/** What is wrong with each question, so that every field of it is refused at least once. */
const WRONG: readonly (readonly [Step, Typed, Readonly<Record<string, string>>])[] = [
  [
    'wanted',
    PERSON,
    { title: LONG, description: '', documentNumber: LONG, features: LONG.repeat(20), purpose: LONG.repeat(20) },
  ],
  ['identity', PERSON, { name: '', idNumber: '11010519491231002Y' }],
  [
    'identity',
    AGENT,
    {
      organisationName: '',
      creditCode: '123',
      legalRepresentative: '',
      contactName: '',
      agentName: '',
      agentIdNumber: 'x',
      agentPhone: LONG,
    },
  ],
  ['reach', PERSON, { phone: 'x', email: 'x@', postcode: '1', address: LONG.repeat(4), help: LONG.repeat(20) }],
  [
    'files',
    AGENT,
    {
      feeWaiver: LONG.repeat(20),
      identityFiles: '证件.pdf',
      authorityFiles: '委托书.pdf',
      waiverFiles: '证明.pdf',
      annexFiles: '附件.pdf',
    },
  ],
  ['files', AGENT, { identityProof: 'attached' }],
]

/** From the page before filing to the receipt, and what lies beside the way; at a college that asks for everything. */
export function filingFaces({ college: organ, organ: other }: Given, origin: string): Face[] {
  const base = `${origin}/o/${organ.slug}`
  const headers = { Origin: 'http://localhost:3000' }
  const post = (page: Page, url: string, form: Record<string, string>) =>
    page.request.post(url, { form, headers, maxRedirects: 0 })
  /** A draft of this page's visitor, answered up to a question. */
  const draft = async (page: Page, upTo: Step, typed: Typed = PERSON): Promise<string> => {
    const begun = await post(page, `${base}/apply/start`, {})
    const at = `${origin}${(begun.headers()['location'] ?? '').replace(/\/wanted$/, '')}`
    for (const step of STEPS.slice(0, STEPS.indexOf(upTo)))
      if (step === 'files')
        await page.request.post(`${at}/files`, {
          multipart: { sent: 'yes', identityProof: 'desk' },
          headers,
          maxRedirects: 0,
        })
      else await post(page, `${at}/${step}`, answersTo(step, typed) as Record<string, string>)
    return at
  }
  const question = (step: Step, typed: Typed, name: string): Face => ({
    name,
    open: async (page) => page.goto(`${await draft(page, step, typed)}/${step}`),
  })
  /** The step that a browser without script is shown between the subject and the first question. */
  const before =
    (subject: string): Face['open'] =>
    async (page) => {
      const begun = await post(page, `${base}/apply/start`, { title: subject })
      await page.goto(`${origin}${begun.headers()['location']}`)
      await page.waitForURL(/public$/)
    }
  const filed = async (page: Page): Promise<void> => {
    await page.goto(`${await draft(page, 'check')}/check`)
    await type(page, { privacyNotice: '2026-4' })
    await send(page)
    await page.waitForURL(/\/done$/)
  }
  return [
    { name: 'before filing', open: (page) => page.goto(`${base}/apply`) },
    { name: 'before filing, what is public', open: before('校车时刻表') },
    ...[
      '我要举报学校收费',
      '要一份学校的公报',
      '请统计分析各学院就业率',
      '查询户籍档案',
      '为什么不给我补助',
      '请重新开具证明',
    ].map((subject): Face => ({ name: `before filing, wrong door: ${subject}`, open: before(subject) })),
    {
      name: 'found, not filed',
      open: async (page) => {
        await before('校车时刻表')(page)
        await page.locator('main button[name=helped]').click()
        await page.waitForSelector('main form', { state: 'detached' })
      },
    },
    question('wanted', PERSON, 'what is wanted'),
    question('who', PERSON, 'who asks'),
    question('identity', PERSON, 'a person'),
    question('identity', AGENT, 'an organisation with an agent'),
    question('reach', PERSON, 'how to be reached'),
    question('files', AGENT, 'files'),
    question('check', AGENT, 'check, with the next unanswered question before it'),
    question('check', PERSON, 'check'),
    ...WRONG.map(([step, typed, wrong], at): Face => ({
      name: `${step} with errors (${at + 1})`,
      open: async (page) => sendWrongly(page, `${await draft(page, step, typed)}/${step}`, wrong),
    })),
    {
      name: 'who asks, not answered',
      open: async (page) => sendWrongly(page, `${await draft(page, 'who')}/who`, {}),
    },
    {
      name: 'how to be reached, nothing chosen',
      open: async (page) => sendWrongly(page, `${await draft(page, 'reach')}/reach`, {}),
    },
    {
      name: 'check without consent',
      open: async (page) => sendWrongly(page, `${await draft(page, 'check')}/check`, {}),
    },
    {
      name: 'check with personal numbers in the text',
      open: async (page) => {
        const at = await draft(page, 'check', {
          ...PERSON,
          description: '请查11010519491231002X的档案，电话13800138000。',
        })
        await page.goto(`${at}/check`)
      },
    },
    {
      name: 'ten matters',
      open: async (page) => {
        const at = await draft(page, 'who')
        for (let matter = 2; matter <= 10; matter += 1) {
          await post(page, `${at}/wanted?matter=${matter - 1}`, {
            ...answersTo('wanted', PERSON),
            more: 'yes',
          } as Record<string, string>)
          await post(page, `${at}/wanted?matter=${matter}`, answersTo('wanted', PERSON) as Record<string, string>)
        }
        for (const step of ['who', 'identity', 'reach'] as const)
          await post(page, `${at}/${step}`, answersTo(step, PERSON) as Record<string, string>)
        await page.request.post(`${at}/files`, {
          multipart: { sent: 'yes', identityProof: 'desk' },
          headers,
          maxRedirects: 0,
        })
        await page.goto(`${at}/wanted?matter=10`)
        await page.goto(`${at}/check`)
      },
    },
    { name: 'receipt', open: filed },
    {
      name: 'receipt, submitted again',
      open: async (page) => {
        await filed(page)
        await page.goto(`${page.url()}?again=yes`)
      },
    },
    {
      name: 'filed before, typed on',
      open: async (page) => {
        const at = await draft(page, 'check')
        await page.goto(`${at}/wanted`)
        const stale = await page.context().newPage()
        await stale.goto(`${at}/check`)
        await type(stale, { privacyNotice: '2026-4' })
        await send(stale)
        await stale.waitForURL(/\/done$/)
        await stale.close()
        await type(page, { description: '再加一句。' })
        await send(page)
        await page.waitForSelector('main form[action$="/apply/start"]')
      },
    },
    {
      name: 'saved for later',
      open: async (page) => page.goto(`${await draft(page, 'who')}/saved`),
    },
    { name: 'the beginning asked for anew', open: (page) => page.goto(`${base}/apply/start`) },
    {
      name: 'leaving asked for anew',
      open: async (page) => page.goto(`${await draft(page, 'who')}/leaving`),
    },
    { name: 'return with a code', open: (page) => page.goto(`${base}/apply/return`) },
    { name: 'left', open: (page) => page.goto(`${base}/apply/return?left=yes`) },
    { name: 'return with a wrong code', open: (page) => sendWrongly(page, `${base}/apply/return`, { code: 'x' }) },
    {
      name: 'a draft that is not here, with what was typed',
      open: async (page) => {
        await page.goto(`${await draft(page, 'wanted')}/wanted`)
        await type(page, { title: '校车时刻表', description: '请提供时刻表。' })
        await page.context().clearCookies({ name: 'draft' })
        await send(page)
        await page.waitForSelector('main form[action$="/apply/start"]')
      },
    },
    { name: 'before filing, an organ', open: (page) => page.goto(`${origin}/o/${other.slug}/apply`) },
  ]
}
