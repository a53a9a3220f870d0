import { type Request, type Response } from 'express'
import { documentDocx } from '../../documents/document-docx.ts'
import { documentPdf } from '../../documents/document-pdf.ts'
import { type OfficialDocument } from '../../letters/document.ts'
import { envelope } from '../../letters/envelope.ts'
import { type LetterDocument } from '../../letters/letter.ts'
import { showCase } from '../../services/case-view.ts'
import { type Context, type OrganRef } from '../../services/context.ts'
import { backLink } from '../components/index.ts'
import { html } from '../html.ts'
import { letterMessages } from '../messages/letters/messages.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { officialArticle } from '../official-article.ts'
import { paths } from '../paths.ts'
import { languageOfPage, officeShell } from './office-shell.ts'

/** An envelope as a page to look at, and as the files to print it from. */
const ENVELOPES = { envelope: null, 'envelope-pdf': documentPdf, 'envelope-docx': documentDocx }
type EnvelopeFormat = keyof typeof ENVELOPES

/** Whether the last part of a letter's address asks for its envelope. */
export const isEnvelopeFormat = (format: string): format is EnvelopeFormat => Object.hasOwn(ENVELOPES, format)

/** The envelope of a letter to the applicant; null where no address is known. */
export async function envelopeOf(
  context: Context,
  organ: OrganRef,
  number: string,
  { number: mark, date }: LetterDocument,
): Promise<OfficialDocument | null> {
  const { applicant } = (await showCase(context, organ, number)).content
  if (!applicant.address) return null
  const { office = '', address = '', postcode = null } = organ.settings
  const to = { name: applicant.name, address: applicant.address, postcode: applicant.postcode ?? null }
  const name = office.startsWith(organ.name) ? office : `${organ.name}${office}`
  const from = { name, address, postcode }
  return envelope({ organ: organ.name, to, from, mark, on: date })
}

/** Gives the envelope in the form asked for. */
export async function sendEnvelope(
  req: Request,
  res: Response,
  document: OfficialDocument,
  { number, letterId, format }: { number: string; letterId: string; format: EnvelopeFormat },
): Promise<void> {
  const render = ENVELOPES[format]
  if (render !== null) {
    const kind = format === 'envelope-pdf' ? 'pdf' : 'docx'
    return void res
      .attachment(`${number}-envelope.${kind}`)
      .type(kind)
      .send(await render(document))
  }
  const lang = languageOfPage(req)
  const { letters } = officeMessages(lang).casePage
  const t = letterMessages(lang).page
  const link = (kind: 'pdf' | 'docx') =>
    html`<a class="govuk-link" href="${paths.caseLetter(number, letterId, `envelope-${kind}`)}">${letters[kind]}</a>`
  const content = html`<h1 class="govuk-heading-l">${t.envelopeOf(number)}</h1>
    <p class="govuk-hint">${t.envelopeHint}</p>
    ${officialArticle(document)}
    <div class="govuk-button-group">${link('pdf')} ${link('docx')}</div>`
  const before = backLink({
    href: paths.caseLetter(number, letterId, 'page'),
    text: t.envelopeBack,
    lang,
  })
  officeShell(req, res, { title: t.envelopeOf(number), place: 'ledger', before, content })
}
