import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { EVIDENCE_FILES, evidenceFile, isEvidenceFile } from '../../../services/evidence-files.ts'
import { type ShownRemedy } from '../../../services/remedy-service.ts'
import { button } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { languageOfPage } from '../office-shell.ts'
import { idIn, textIn } from '../../path-values.ts'

/** The answer and its evidence, in one click or paper by paper. */
export function evidenceLinks({ row }: ShownRemedy, lang: Language): Html {
  const t = affairsMessages(lang).remedies.evidence
  const link = (file: keyof typeof t.files) =>
    html`<a class="govuk-link" href="${paths.remedyEvidence(row.remedyId, file)}">${t.files[file]}</a>`
  return html`<h2 class="govuk-heading-m">${t.heading}</h2>
    <p class="govuk-body">${t.lead}</p>
    <div class="govuk-button-group app-no-print">
      ${button({ href: paths.remedyEvidence(row.remedyId, 'zip'), text: t.all })} ${link('answer-docx')}
      ${link('answer-pdf')} ${link('evidence-docx')} ${link('evidence-pdf')}
    </div>`
}

/** Made from the record as it stands now, and sent. */
export async function sendEvidence(context: Context, req: Request, res: Response): Promise<void> {
  const file = textIn(req, 'file')
  if (!isEvidenceFile(file)) throw new NotFound(file)
  const { organ, actor } = callerOf(res)
  const { actions } = affairsMessages(languageOfPage(req)).audit
  const words = (action: string) => (actions as Record<string, string>)[action] ?? action
  const made = await evidenceFile(context, organ, idIn(req, 'remedy'), file, actor, words)
  res.attachment(made.name).type(EVIDENCE_FILES[file].type).send(Buffer.from(made.bytes))
}
