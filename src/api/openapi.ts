import type Joi from 'joi'
import { type ApiCall, API } from './api-call.ts'
import { published } from './body.ts'
import { publishedForm } from './form-body.ts'
import { ALL_CALLS } from './calls.ts'
import { TICKET_HEADER } from './limits.ts'
import { PROBLEMS, type ProblemKind } from './problem.ts'

type Json = Record<string, unknown>

/** The description of the interface, OpenAPI 3.1, made of the schemas that check its requests. */
export function openApi(publicUrl: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: '公开 Gongkai',
      version: '1',
      description:
        '依申请公开办理系统的 JSON 接口。日期均为北京时间的 YYYY-MM-DD，期限按工作日计算；多单位共用时以 organ 指明单位简称。\n\n' +
        'JSON interface of Gongkai. Days are local dates in China; `organ` names the body where an installation has several.',
    },
    servers: [{ url: publicUrl + API }],
    paths: pathsOf(ALL_CALLS),
    components: { securitySchemes: SECURITY_SCHEMES, schemas: { Problem: PROBLEM_SCHEMA } },
  }
}

const SECURITY_SCHEMES = {
  bearer: { type: 'http', scheme: 'bearer', description: '单位的接口令牌 gk_… / a token of the office' },
  queryCode: { type: 'apiKey', in: 'header', name: 'X-Query-Code', description: '提交申请时得到的查询码' },
}

/** RFC 9457. */
const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: '依法不能办理的原因' },
    article: { type: 'string', description: '所依据的条款' },
    version: { type: 'integer' },
    ticket: {
      type: 'string',
      description: `等候后再发时放在 ${TICKET_HEADER} 头中的号 / for ${TICKET_HEADER}, after the wait`,
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'text'],
        properties: { field: { type: 'string' }, text: { type: 'string' } },
      },
    },
  },
}

function pathsOf(calls: readonly ApiCall[]): Json {
  const byPath = Map.groupBy(calls, ({ path }) => path)
  return Object.fromEntries(
    [...byPath].map(([path, each]) => [path, Object.fromEntries(each.map((call) => [call.method, operationOf(call)]))]),
  )
}

function operationOf(call: ApiCall): Json {
  return {
    operationId: operationId(call),
    summary: call.summary.zh,
    description: `${call.summary.en}.`,
    security: securityOf(call),
    parameters: [...pathParameters(call.path), ...parametersOf('query', call.query), ...headersOf(call)],
    ...requestOf(call),
    responses: { [call.answer.status]: answerOf(call), ...problemsOf(call) },
  }
}

function requestOf({ body, form }: ApiCall): Json {
  if (form)
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: publishedForm(form) } } } }
  return body ? { requestBody: { required: true, content: { 'application/json': { schema: body.jsonSchema } } } } : {}
}

const operationId = ({ method, path }: ApiCall): string =>
  method + path.replace(/[/{}]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/[{}]/g, '')

function securityOf({ access, path }: ApiCall): Json[] {
  if (access === 'applicant') return [{ queryCode: [] }]
  if (access !== 'anyone') return [{ bearer: [] }]
  return path.startsWith('/reports') ? [{}, { bearer: [] }] : []
}

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

/** The query code stands under security. */
const headersOf = (call: ApiCall): Json[] =>
  parametersOf('header', call.headers).filter(({ name }) => name !== 'x-query-code')

function parametersOf(place: 'query' | 'header', schema: Joi.ObjectSchema | undefined): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = published(schema) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }))
}

function answerOf({ answer }: ApiCall): Json {
  if ('types' in answer) return { description: '文件 / a file', content: filesOf(answer.types) }
  const headers = answer.status === 201 ? { Location: { schema: { type: 'string' } } } : {}
  return { description: '成功 / done', headers, content: { 'application/json': { schema: published(answer.schema) } } }
}

const filesOf = (types: readonly string[]): Json =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', contentMediaType: type } }]))

/** Problems of every call that takes a body. */
const BODY_PROBLEMS: readonly ProblemKind[] = ['malformed-json', 'too-large', 'unsupported-media-type']
const FORM_PROBLEMS: readonly ProblemKind[] = ['bad-request', 'too-large', 'unsupported-media-type']

/** What every answer about a limit says in its head. */
function waitOf({ waits }: ApiCall, status: number): Json {
  if (status !== 429) return {}
  const retry = { description: '多少秒后再发 / seconds to wait', schema: { type: 'integer' } }
  const ticket = { description: '再发时带上的号 / to be sent back', schema: { type: 'string' } }
  return { headers: { 'Retry-After': retry, ...(waits ? { [TICKET_HEADER]: ticket } : {}) } }
}

function problemsOf(call: ApiCall): Json {
  const kinds = [...call.problems, ...(call.body ? BODY_PROBLEMS : call.form ? FORM_PROBLEMS : [])]
  const byStatus = Map.groupBy(kinds, (kind) => PROBLEMS[kind].status)
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      { description: same.map((kind) => PROBLEMS[kind].title).join('；'), ...waitOf(call, status), content },
    ]),
  )
}
