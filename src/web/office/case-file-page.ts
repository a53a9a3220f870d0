import { type Request, type Response } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { callerOf } from '../../http/caller.ts'
import { type Route } from '../../http/route.ts'
import { archiveCase } from '../../services/case-archive.ts'
import { caseFileOf } from '../../services/case-file-service.ts'
import { showCase } from '../../services/case-view.ts'
import { type Context } from '../../services/context.ts'
import { backLink, printButton } from '../components/index.ts'
import { html } from '../html.ts'
import { actMessages } from '../messages/office/acts/messages.ts'
import { officialArticle } from '../official-article.ts'
import { paths } from '../paths.ts'
import { numberOf } from './case-number.ts'
import { languageOfPage, officeShell } from './office-shell.ts'

/** The file of a case: as a page to print, and whole as an archive. */
export const caseFileRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.caseSheet(),
    access: 'read-cases',
    audit: 'VIEW_CASE_SHEET',
    handle: (req, res) => showSheet(context, req, res),
  },
  {
    method: 'get',
    path: paths.caseArchive(),
    access: 'handle-cases',
    audit: 'CASE_ARCHIVED',
    handle: (req, res) => sendArchive(context, req, res),
  },
]

async function showSheet(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const view = await showCase(context, organ, numberOf(req))
  const document = await caseFileOf(context, organ, view, false)
  const content = html`${officialArticle(document)}${printButton({ lang })}`
  const before = backLink({ href: paths.case(view.row.number), text: actMessages(lang).back(view.row.number), lang })
  officeShell(req, res, { title: document.title, place: 'ledger', before, content })
}

async function sendArchive(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  const chunks = await archiveCase(context, organ, number, actor)
  res.attachment(`${number}.zip`).type('application/zip')
  await pipeline(Readable.from(chunks), res)
}
