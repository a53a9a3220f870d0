import assert from 'node:assert/strict'
import { type Response } from 'supertest'
import { type OrganRef } from '../../src/services/context.ts'
import { STEP_FIELDS, STEPS, type Step } from '../../src/web/public/apply/steps.ts'
import { type TestApp } from '../support/app.ts'

/** What a natural person types, question by question. */
export const PERSON = {
  kind: 'natural-person',
  name: '李明',
  idType: 'resident-id',
  idNumber: '11010519491231002X',
  phone: '13800138000',
  email: 'li@example.org',
  address: '示例路1号',
  postcode: '324000',
  title: '2025年度科研经费使用情况',
  description: '请提供2025年度各学院科研经费决算表。',
  documentNumber: '',
  features: '',
  medium: 'electronic',
  delivery: 'email',
  help: '',
  identityProof: 'desk',
  privacyNotice: '2026-4',
}

/** What an organisation types. */
export const ORGANISATION = {
  ...PERSON,
  kind: 'business',
  name: '',
  idNumber: '',
  organisationName: '示例科技有限公司',
  creditCode: '91350100M000100Y43',
  legalRepresentative: '王芳',
  contactName: '张伟',
}

type Visitor = ReturnType<TestApp['agent']>
export type Typed = Readonly<Record<string, string | undefined>>

/** The answers to one question out of everything a person types. */
export const answersTo = (step: Step, typed: Typed): Record<string, string> =>
  Object.fromEntries(
    STEP_FIELDS[step].flatMap((name) => (typed[name] === undefined ? [] : [[name, typed[name]] as [string, string]])),
  )

/** A draft just begun by a visitor; gives the address of its pages. */
export async function begin(visitor: Visitor, organ: OrganRef): Promise<string> {
  const begun = await visitor.post(`/o/${organ.slug}/apply/start`).type('form').send({}).expect(303)
  const at = String(begun.headers['location'])
  assert.match(at, /\/apply\/d\/[\w-]{22}\/wanted$/)
  return at.replace(/\/wanted$/, '')
}

/** Sends the answers to one question. */
export const answer = (visitor: Visitor, draft: string, step: Step, typed: Typed) =>
  step === 'files'
    ? Object.entries(answersTo(step, typed)).reduce(
        (sent, [name, value]) => sent.field(name, value),
        visitor.post(`${draft}/${step}`).field('sent', 'yes'),
      )
    : visitor.post(`${draft}/${step}`).type('form').send(answersTo(step, typed))

/** Answers every question but the last; the check page is next. */
export async function answerAll(visitor: Visitor, draft: string, typed: Typed = PERSON): Promise<void> {
  for (const [at, step] of STEPS.slice(0, -1).entries())
    await answer(visitor, draft, step, typed)
      .expect(303)
      .expect('Location', `${draft}/${STEPS[at + 1]}`)
}

/** A draft with every question answered, by a visitor of its own. */
export async function givenAnswered({ agent }: TestApp, organ: OrganRef, typed: Typed = PERSON) {
  const visitor = agent()
  const draft = await begin(visitor, organ)
  await answerAll(visitor, draft, typed)
  return { visitor, draft, submit: () => answer(visitor, draft, 'check', typed) }
}

/** Number and query code of a confirmation page. */
export function receiptIn(page: Response): { number: string; code: string } {
  const number = /app-receipt-number">(\d{4}-\d{5})</.exec(page.text)?.[1]
  const code = /app-query-code">([0-9A-Z-]+)</.exec(page.text)?.[1]
  assert.ok(number && code, 'the page is no receipt')
  return { number, code }
}

/** Files an application through the pages and gives its receipt and the visitor who did. */
export async function fileThroughPages(site: TestApp, organ: OrganRef, typed: Typed = PERSON) {
  const { visitor, draft, submit } = await givenAnswered(site, organ, typed)
  await submit().expect(303).expect('Location', `${draft}/done`)
  const done = await visitor.get(`${draft}/done`).expect(200)
  return { ...receiptIn(done), done, visitor, draft, submit }
}

/** Opens a case with its code, as a visitor of its own. */
export async function trackAs({ agent }: TestApp, organ: OrganRef, receipt: { number: string; code: string }) {
  const visitor = agent()
  await visitor
    .post(`/o/${organ.slug}/track`)
    .type('form')
    .send({ number: receipt.number, code: receipt.code })
    .expect(303)
    .expect('Location', `/o/${organ.slug}/track/case`)
  return visitor
}
