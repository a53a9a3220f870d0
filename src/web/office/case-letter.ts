import { type Request, type Response } from 'express'
import { callerOf } from '../../http/caller.ts'
import { type Route } from '../../http/route.ts'
import { letterPages } from '../../letters/letter-pages.ts'
import { letterLabel } from '../../letters/letter.ts'
import { type Context } from '../../services/context.ts'
import { NotFound } from '../../services/errors.ts'
import { copyOf } from '../../services/letter-copies.ts'
import { isLetterFormat, keptFiles, letterFile } from '../../services/letter-files.ts'
import { readLetter } from '../../services/letter-service.ts'
import { may } from '../../services/rights.ts'
import { backLink, insetText, printButton } from '../components/index.ts'
import { html } from '../html.ts'
import { letterMessages } from '../messages/letters/messages.ts'
import { actMessages } from '../messages/office/acts/messages.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { officialArticle } from '../official-article.ts'
import { paths } from '../paths.ts'
import { envelopeOf, isEnvelopeFormat, sendEnvelope } from './case-envelope.ts'
import { numberOf } from './case-number.ts'
import { languageOfPage, officeShell } from './office-shell.ts'
import { idIn, textIn } from '../path-values.ts'

/** A letter of a case: as a page to print, or as the file that is kept. */
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
  const { organ, actor } = callerOf(res)
  const [number, letterId, format] = [numberOf(req), idIn(req, 'letter'), textIn(req, 'format')]
  if (isLetterFormat(format)) {
    const file = await letterFile(context, organ, number, letterId, format)
    return void res.attachment(file.name).type(file.format).send(file.bytes)
  }
  const letter = await readLetter(context, organ, number, letterId, false)
  const envelope = letter.toApplicant ? await envelopeOf(context, organ, number, letter.document) : null
  if (isEnvelopeFormat(format) && envelope) return sendEnvelope(req, res, envelope, { number, letterId, format })
  if (format !== 'page') throw new NotFound(format)
  const lang = languageOfPage(req)
  const { letters } = officeMessages(lang).casePage
  const t = letterMessages(lang).page
  const link = (kind: 'pdf' | 'docx') =>
    html`<a class="govuk-link" href="${paths.caseLetter(number, letterId, kind)}">${letters[kind]}</a>`
  const kept = await keptFiles(context, organ, number, letterId)
  const copy = await copyOf(context, organ, number, letterId)
  const c = letterMessages(lang).copy
  const content = html`${copy && insetText({ text: c.pageNote })}${officialArticle(letterPages(letter.document))}
    <div class="govuk-button-group app-no-print">
      ${copy ? html`<a class="govuk-link" href="${paths.caseLetter(number, letterId, copy.format)}">${c.download}</a>` : html`${link('pdf')} ${link('docx')}`}
      ${envelope && html`<a class="govuk-link" href="${paths.caseLetter(number, letterId, 'envelope')}">${t.envelope}</a>`}
      <a class="govuk-link" href="${paths.letterService(number, letterId)}">${t.service}</a>
      ${may(actor, 'handle-cases') && html`<a class="govuk-link" href="${paths.letterCopy(number, letterId)}">${c.link}</a>`}${printButton({ lang })}
    </div>
    <section class="app-no-print" aria-labelledby="kept">
      <h2 class="govuk-heading-s" id="kept">${t.kept}</h2>
      <p class="govuk-hint">${t.keptHint}</p>
      ${copy && html`<p class="govuk-body app-break">${c.hash(copy.format.toUpperCase(), Buffer.from(copy.contentHash).toString('hex'))}</p>`}
      ${!copy && kept.map(({ format: each, sha256 }) => html`<p class="govuk-body app-break">${t.hash(each.toUpperCase(), sha256)}</p>`)}
    </section>`
  const before = backLink({ href: paths.case(number), text: actMessages(lang).back(number), lang })
  const title = `${letterLabel(letter.kind)}-${number}`
  officeShell(req, res, { title, place: 'ledger', before, content })
}
