import assert from 'node:assert/strict'
import { type Response } from 'supertest'
import { type OrganRef } from '../../src/services/context.ts'
import { type TestApp } from '../support/app.ts'

/** What a natural person types into the form. */
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
  medium: 'electronic',
  delivery: 'email',
  privacyNotice: '2026-1',
}

/** What an organisation types; the fields of the other block come along empty, as browsers send them. */
export const ORGANISATION = {
  ...PERSON,
  kind: 'organisation',
  name: '',
  idNumber: '',
  organisationKind: 'business',
  organisationName: '示例科技有限公司',
  creditCode: '91350100M000100Y43',
  legalRepresentative: '王芳',
  contactName: '张伟',
}

/** The key hidden in the form just shown. */
export function keyIn(page: Response): string {
  const key = /name="key" value="([\w-]{32})"/.exec(page.text)?.[1]
  assert.ok(key, 'the page has no key')
  return key
}

/** Number and query code of a confirmation page. */
export function receiptIn(page: Response): { number: string; code: string } {
  const number = /app-receipt-number">(\d{4}-\d{5})</.exec(page.text)?.[1]
  const code = /app-query-code">([0-9A-Z-]+)</.exec(page.text)?.[1]
  assert.ok(number && code, 'the page is no receipt')
  return { number, code }
}

/** Files an application through the pages and gives its receipt and the visitor who did. */
export async function fileThroughPages({ agent }: TestApp, organ: OrganRef, fields: object = PERSON) {
  const visitor = agent()
  const key = keyIn(await visitor.get(`/o/${organ.slug}/apply`).expect(200))
  await visitor
    .post(`/o/${organ.slug}/apply/check`)
    .type('form')
    .send({ key, ...fields })
    .expect(200)
  const done = await visitor
    .post(`/o/${organ.slug}/apply/done`)
    .type('form')
    .send({ key, ...fields })
    .expect(201)
  return { ...receiptIn(done), key, done, visitor }
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
