import { type Request, type RequestHandler, type Response } from 'express'
import type Joi from 'joi'
import { type Access, type AuditName, type Route } from '../http/route.ts'
import { type Context } from '../services/context.ts'
import { type Body } from './body.ts'
import { type Form } from './form-body.ts'
import { type ProblemKind } from './problem.ts'

/**
 * One call of the JSON interface. Routes and the OpenAPI document are both made of these, and the schemas that
 * describe a request are the very ones that check it.
 */
export type ApiCall = {
  method: 'get' | 'post'
  /** Below /api/v1, parameters in braces: `/cases/{number}`. */
  path: string
  access: Access
  audit: AuditName
  /** One line in Chinese, one in English. */
  summary: { zh: string; en: string }
  query?: Joi.ObjectSchema
  headers?: Joi.ObjectSchema
  body?: Body<unknown>
  /** Sent as multipart/form-data: its fields, and the field of its files. */
  form?: Form
  answer: { status: 200 | 201; schema: Joi.Schema } | { status: 200; types: readonly string[] }
  problems: readonly ProblemKind[]
  /** Over its limit nobody is refused: 429 gives a ticket that lets the same request in after a wait. */
  waits?: boolean
  /** Parsers and limits before the handler. */
  before?: (context: Context) => readonly RequestHandler[]
  handle: (context: Context, req: Request, res: Response) => Promise<unknown>
}

export const API = '/api/v1'

/** The call as an entry of the route registry. */
export const routeOf =
  (context: Context) =>
  (call: ApiCall): Route => ({
    method: call.method,
    path: API + call.path.replace(/\{(\w+)\}/g, ':$1'),
    access: call.access,
    audit: call.audit,
    ...(call.before ? { before: call.before(context) } : {}),
    handle: (req, res) => call.handle(context, req, res),
  })
