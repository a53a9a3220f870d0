import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { type ReportDocument } from '../../../law/report/report-document.ts'
import { frozenDocument, isReportFormat, REPORT_FORMATS, reportFile } from '../../../services/report-files.ts'
import { frozenVersions } from '../../../services/report-closing.ts'
import { draftedDocument, draftedSections } from '../../../services/report-sections.ts'
import { draftReport } from '../../../services/report-service.ts'
import { html, join, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { languageOfPage } from '../office-shell.ts'
import { addressWith, queryText, textIn } from '../../path-values.ts'
import { reportAddress, type ReportAddress } from './report-address.ts'

/** Links to the report as files: of the figures shown, or of a frozen version. */
export function fileLinks(
  { year, chosen }: Pick<ReportAddress, 'year' | 'chosen'>,
  version: number | null,
  lang: Language,
): Html {
  const t = affairsMessages(lang).reports
  const conditions = version === null ? chosen : { version: String(version) }
  const links = REPORT_FORMATS.map((format) => {
    const href = addressWith(paths.reportFile(String(year), format), conditions)
    const spoken =
      version !== null && html`<span class="govuk-visually-hidden">${t.files.of(t.versionOf(version))}</span>`
    return html`<a class="govuk-link" href="${href}">${spoken}${t.files.formats[format]}</a>`
  })
  return html`<span>${join(links, '　')}</span>`
}

export function downloadsOf(address: ReportAddress, version: number | null, lang: Language): Html {
  const t = affairsMessages(lang).reports.files
  return html`<h2 class="govuk-heading-m">${t.title}</h2>
    <p class="govuk-body app-no-print">${t.lead}　${fileLinks(address, version, lang)}</p>`
}

/** Sends a report as a file. @throws NotFound for no such format or version */
export async function sendReportFile(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const format = textIn(req, 'format')
  if (!isReportFormat(format)) throw new NotFound(format)
  const address = reportAddress(context, organ, req)
  const version = queryText(req, 'version')
  const document =
    version === '' ? await drafted(context, organ, address) : await frozen(context, res, address.year, version)
  const { edition } = affairsMessages(languageOfPage(req)).reports.files
  const file = await reportFile(document, format)
  const suffix = version === '' ? edition.live(document.report.asOf) : edition.frozen(version)
  const name = file.name.replace(/(\.\w+)$/, `${suffix}$1`)
  res.attachment(name).type(file.type).send(file.bytes)
}

async function drafted(context: Context, organ: OrganRef, address: ReportAddress): Promise<ReportDocument> {
  const draft = await draftReport(context, organ, address)
  return draftedDocument(draft, await draftedSections(context, organ, draft))
}

async function frozen(context: Context, res: Response, year: number, version: string) {
  const versions = await frozenVersions(context, callerOf(res).organ, year)
  const found = versions.find((each) => String(each.version) === version)
  if (!found) throw new NotFound(version)
  return frozenDocument(found)
}
