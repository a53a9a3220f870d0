import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Router, type Request, type Response } from 'express'
import { ownGovukCss } from './govuk-css.ts'

export type AssetName = 'app.css' | 'app.js' | 'draw.js' | 'govuk-frontend.js' | 'icon.svg'

interface Asset {
  path: string
  type: string
  body: Buffer
}

const SOURCES: Readonly<Record<AssetName, { type: string; read: () => string }>> = {
  'app.css': { type: 'text/css; charset=utf-8', read: stylesheet },
  'app.js': { type: 'text/javascript; charset=utf-8', read: script },
  'draw.js': { type: 'text/javascript; charset=utf-8', read: () => ownFile('draw.js') },
  'govuk-frontend.js': {
    type: 'text/javascript; charset=utf-8',
    read: () => withoutMap(govukFile('govuk-frontend.min.js')),
  },
  'icon.svg': { type: 'image/svg+xml', read: () => ownFile('icon.svg') },
}

/** Address of a style, script or picture; it changes with the content, so browsers may keep it for ever. */
export const assetUrl = (name: AssetName): string => asset(name).path

/** Serves them under /assets. An address with an old hash gives the present content, not to be kept. */
export function assets(): Router {
  const router = Router()
  router.get('/assets/:file', (req, res, next) => {
    const name = nameOf(req)
    if (name) send(res, asset(name), req.path)
    else next()
  })
  // Browsers ask for it wherever a page does not name its own: downloads, feeds, open data.
  router.get('/favicon.ico', (_, res) => res.redirect(301, assetUrl('icon.svg')))
  return router
}

const made = new Map<AssetName, Asset>()

/** Made at first use and kept. */
function asset(name: AssetName): Asset {
  const ready = made.get(name) ?? make(name)
  made.set(name, ready)
  return ready
}

function make(name: AssetName): Asset {
  const { type, read } = SOURCES[name]
  const body = Buffer.from(read())
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12)
  return { path: `/assets/${name.replace('.', `.${hash}.`)}`, type, body }
}

function nameOf(req: Request<{ file: string }>): AssetName | undefined {
  const plain = req.params.file.replace(/^([a-z-]+)\.[\w-]{12}\.([a-z]+)$/, '$1.$2')
  return Object.hasOwn(SOURCES, plain) ? (plain as AssetName) : undefined
}

function send(res: Response, { path, type, body }: Asset, asked: string): void {
  res.set('Content-Type', type)
  res.set('X-Content-Type-Options', 'nosniff')
  res.set('Cache-Control', asked === path ? 'public, max-age=31536000, immutable' : 'no-cache')
  res.send(body)
}

const LICENCE = '/*! Contains govuk-frontend, changed. Copyright Crown (Government Digital Service), MIT licence. */\n'

function stylesheet(): string {
  return `${ownGovukCss(govukFile('govuk-frontend.min.css'))}${compact(ownFile('app.css'))}\n${LICENCE}`
}

function script(): string {
  const library = assetUrl('govuk-frontend.js').replace('/assets/', './')
  return ownFile('app.js').replace('./govuk-frontend.js', library)
}

const govukFile = (name: string) =>
  readFileSync(fileURLToPath(import.meta.resolve(`govuk-frontend/dist/govuk/${name}`)), 'utf8')

const ownFile = (name: string) => readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8')

const withoutMap = (text: string) => text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n')

/** Comments and line starts out; our stylesheet has no strings that this could hurt. */
const compact = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '')
