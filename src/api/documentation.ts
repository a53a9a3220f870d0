import { createRequire } from 'node:module'
import { type Request, type Response } from 'express'
import { type Route } from '../http/route.ts'
import { type Context } from '../services/context.ts'
import { NotFound } from '../services/errors.ts'
import { API } from './api-call.ts'
import { LIST_STYLE, listPage } from './list-page.ts'
import { openApi } from './openapi.ts'

/** The OpenAPI document, a page to try the calls on, and the same as a plain list. */
export const documentationRoutes = (context: Context): Route[] => [
  open('/openapi.json', 'VIEW_API_DESCRIPTION', (_req, res) => res.json(openApi(context.publicUrl))),
  open('/docs', 'VIEW_API_DOCS', (_req, res) => sendPage(res, TRY_PAGE)),
  open('/docs/list', 'VIEW_API_LIST', (_req, res) => res.type('html').send(listPage(openApi(context.publicUrl)))),
  open('/docs/files/:file', 'VIEW_API_DOCS_FILE', sendFile),
]

const open = (path: string, audit: Route['audit'], handle: Route['handle']): Route => ({
  method: 'get',
  path: API + path,
  access: 'anyone',
  audit,
  handle,
})

/** Swagger UI sets styles by script; only its own page allows them. */
function sendPage(res: Response, page: string): void {
  const policy = String(res.getHeader('content-security-policy')).replace(
    "style-src 'self'",
    "style-src 'self' 'unsafe-inline'",
  )
  res.set('Content-Security-Policy', policy).type('html').send(page)
}

const TRY_PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>JSON 接口</title>
<link rel="stylesheet" href="${API}/docs/files/swagger-ui.css">
</head>
<body>
<p><a href="${API}/docs/list">文字版接口清单</a></p>
<div id="interface"></div>
<script src="${API}/docs/files/swagger-ui-bundle.js"></script>
<script src="${API}/docs/files/start.js"></script>
</body>
</html>
`

const START = `SwaggerUIBundle({ url: '${API}/openapi.json', dom_id: '#interface', validatorUrl: null, deepLinking: true })\n`

const resolve = createRequire(import.meta.url).resolve

/** @throws NotFound for anything but the files of these pages */
function sendFile(req: Request, res: Response): unknown {
  res.set('Cache-Control', 'public, max-age=3600')
  switch (req.params['file']) {
    case 'start.js':
      return res.type('js').send(START)
    case 'list.css':
      return res.type('css').send(LIST_STYLE)
    case 'swagger-ui.css':
    case 'swagger-ui-bundle.js':
      return res.sendFile(resolve(`swagger-ui-dist/${req.params['file']}`), { cacheControl: false, dotfiles: 'allow' })
    default:
      throw new NotFound(String(req.params['file']))
  }
}
