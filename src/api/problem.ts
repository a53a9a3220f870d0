import { type Response } from 'express'

/** What an error says besides its title: RFC 9457 extension members. */
export type ProblemDetails = { detail?: string } & Record<string, unknown>

/** The kinds of problem: the last part of their `type`, and their title in both languages. */
export const PROBLEMS = {
  'malformed-json': { status: 400, title: '请求内容不是有效的 JSON / the body is not valid JSON' },
  'bad-request': { status: 400, title: '请求无法理解 / the request cannot be understood' },
  unauthenticated: { status: 401, title: '缺少有效的令牌或查询码 / a valid token or query code is missing' },
  forbidden: { status: 403, title: '该令牌无权办理 / the token lacks the right' },
  'not-found': { status: 404, title: '没有找到 / not found' },
  'method-not-allowed': { status: 405, title: '不支持该方法 / the method is not supported here' },
  'barred-by-law': { status: 409, title: '依法或者依当前状态不能办理 / barred by law or by the state of the case' },
  'key-reused': { status: 409, title: '幂等键已用于其他内容 / the key came before with another body' },
  stale: { status: 412, title: '案件已有新的登记 / the case has changed' },
  'too-large': { status: 413, title: '请求内容过大 / the body is too large' },
  'unsupported-media-type': {
    status: 415,
    title: '请求内容的类型不对：应为 application/json，带文件的应为 multipart/form-data / wrong content type',
  },
  'files-held': { status: 422, title: '文件含有不应直接发出的内容 / files hold what should not leave unseen' },
  invalid: { status: 422, title: '所填内容有误 / the content does not fit' },
  'too-many-requests': { status: 429, title: '请求过于频繁，请稍后再试 / too many requests, try again later' },
  unexpected: { status: 500, title: '系统出错，未作任何更改 / unexpected error, nothing was changed' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemKind = keyof typeof PROBLEMS

/** Answers with a problem (RFC 9457). */
export function sendProblem(res: Response, kind: ProblemKind, details: ProblemDetails = {}): void {
  const { status, title } = PROBLEMS[kind]
  res
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: `/api/v1/docs/list#${kind}`, title, status, ...details }))
}
