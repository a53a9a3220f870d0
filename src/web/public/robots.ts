import { type Request, type Response } from 'express'
import { paths } from '../paths.ts'

/** What crawlers are asked to leave alone: the office, the interface, and everything about a case. */
const DISALLOWED = [paths.today(), paths.setup(), '/api/', paths.apply('*'), paths.track('*')]

/** /robots.txt */
export function showRobots(_req: Request, res: Response): void {
  res.type('text/plain').send(['User-agent: *', ...DISALLOWED.map((path) => `Disallow: ${path}`), ''].join('\n'))
}
