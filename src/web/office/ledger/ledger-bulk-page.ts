import { type Request, type Response } from 'express'
import { backLink, type ErrorItem } from '../../components/index.ts'
import { type Html } from '../../html.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'

/** A page of bulk work, with the way back to the ledger. */
export function showBulk(
  req: Request,
  res: Response,
  title: string,
  content: Html,
  errors: readonly ErrorItem[] = [],
): void {
  const lang = languageOfPage(req)
  const before = backLink({ href: paths.ledger(), text: officeMessages(lang).ledger.bulk.back, lang })
  officeShell(req, res, { title, place: 'ledger', before, content, errors, status: errors.length > 0 ? 422 : 200 })
}
