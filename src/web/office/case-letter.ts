import { type Request, type Response } from 'express'
import { documentDocx } from '../../documents/document-docx.ts'
import { documentPdf } from '../../documents/document-pdf.ts'
import { callerOf } from '../../http/caller.ts'
import { type Route } from '../../http/route.ts'
import { letterPages } from '../../letters/letter-pages.ts'
import { LETTER_KINDS } from '../../letters/letter.ts'
import { type Context } from '../../services/context.ts'
import { NotFound } from '../../services/errors.ts'
import { readLetter } from '../../services/letter-service.ts'
import { backLink, printButton } from '../components/index.ts'
import { html } from '../html.ts'
import { actMessages } from '../messages/office/acts/messages.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { officialArticle } from '../official-article.ts'
import { paths } from '../paths.ts'
import { languageOfPage, officeShell } from './office-shell.ts'
import { numberOf } from './case-number.ts'

/** A letter of a case: as a page to print, or as a Word file. */
export const letterRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.caseLetter(),
    access: 'read-cases',
    audit: 'VIEW_LETTER',
    handle: (req, res) => showLetter(context, req, res),
  },
]

async function showLetter(context: Context, req: Request, res: Response): Promise<void> {
  const [number, format] = [numberOf(req), String(req.params['format'])]
  if (format !== 'page' && format !== 'docx' && format !== 'pdf') throw new NotFound(format)
  const letter = await readLetter(context, callerOf(res).organ, number, String(req.params['letter']), false)
  const name = `${LETTER_KINDS[letter.kind].label}-${number}`
  const pages = letterPages(letter.document)
  if (format !== 'page') {
    const file = await (format === 'docx' ? documentDocx : documentPdf)(pages)
    return void res.attachment(`${name}.${format}`).send(file)
  }
  const lang = languageOfPage(req)
  const t = officeMessages(lang).casePage.letters
  const file = (kind: string) => paths.caseLetter(number, letter.letterId, kind)
  const content = html`${officialArticle(pages)}
    <div class="govuk-button-group app-no-print">
      <a class="govuk-link" href="${file('pdf')}">${t.pdf}</a>
      <a class="govuk-link" href="${file('docx')}">${t.docx}</a>${printButton({ lang })}
    </div>`
  const before = backLink({ href: paths.case(number), text: actMessages(lang).back(number), lang })
  officeShell(req, res, { title: name, place: 'ledger', before, content })
}
