import request, { type Test } from 'supertest'
import { createToken } from '../../src/services/api-tokens.ts'
import { SYSTEM, type OrganRef, type TokenRole } from '../../src/services/context.ts'
import { testApp } from '../support/app.ts'

const API = '/api/v1'

/** The JSON interface of the whole program, on a database of its own. */
export async function apiApp(today = '2026-09-07') {
  const { app, context } = await testApp({ today })
  return {
    context,
    app,
    token: (organ: OrganRef, role: TokenRole = 'clerk') =>
      createToken(context, organ, role, role, SYSTEM(organ.organId)),
    get: (path: string, headers: Record<string, string> = {}): Test =>
      request(app)
        .get(API + path)
        .set(headers),
    post: (path: string, body: unknown, headers: Record<string, string> = {}): Test =>
      request(app)
        .post(API + path)
        .set(headers)
        .send(body as object),
  }
}

/** The application of the contract. */
export const anApplicationBody = (changes: Record<string, unknown> = {}) => ({
  applicant: {
    kind: 'natural-person',
    name: '李明',
    idType: 'resident-id',
    idNumber: '11010519491231002X',
    phone: '13800138000',
    email: 'li@example.org',
    address: '示例路1号',
    postcode: '324000',
  },
  title: '2025年度科研经费使用情况',
  description: '请提供2025年度各学院科研经费决算表。',
  documentNumber: null,
  medium: 'electronic',
  delivery: 'email',
  ...changes,
})

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
