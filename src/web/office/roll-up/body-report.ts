import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { discrepancyText, checkReport } from '../../../law/report/checks.ts'
import { type FilledReport } from '../../../law/report/filled-report.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { rollUp } from '../../../services/roll-up.ts'
import { backLink, insetText } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { reportTables } from '../../report-tables.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../../path-values.ts'
import { yearIn } from './roll-up-page.ts'

/** A body's report as it counts in the roll-up, with what does not hold in it. */
export async function showBodyReport(context: Context, req: Request, res: Response): Promise<void> {
  const lang = languageOfPage(req)
  const { rollUp: t, back } = affairsMessages(lang)
  const year = yearIn(context, req)
  const bodyId = idIn(req, 'body')
  const { bodies } = await rollUp(context, callerOf(res).organ, year)
  const body = bodies.find((each) => each.bodyId === bodyId)
  if (!body) throw new NotFound(bodyId)
  const title = t.body.shown(year, body.name)
  const published =
    body.slug !== null &&
    body.source === 'published' &&
    html`<p class="govuk-body">
    <a class="govuk-link" href="${paths.publishedReport(body.slug, String(year))}">${t.body.published}</a>
  </p>`
  const content = html`<h1 class="govuk-heading-l">${title}</h1>
    <p class="govuk-body">${t.states[body.source ?? 'missing']}</p>
    ${published}${body.report ? figuresOf(body.report, lang) : insetText({ text: t.states.missing })}`
  const before = backLink({ href: paths.rollUpYear(String(year)), text: back(t.titleOf(year)) })
  officeShell(req, res, { title, place: 'rollUp', before, content })
}

function figuresOf(report: FilledReport, lang: Language): Html {
  const { reports } = affairsMessages(lang)
  const broken = checkReport(report)
  const words = {
    applications: reports.tables.applications,
    kind: reports.tables.kind,
    remedies: reports.tables.remedies[report.form === 'college' ? 'college' : 'organ'],
  }
  return html`${
    broken.length === 0
      ? html`<p class="govuk-body">${reports.checks.sound}</p>`
      : html`<ul class="govuk-list govuk-list--bullet">
          ${broken.map((each) => html`<li>${discrepancyText(each)}</li>`)}
        </ul>`
  }
  ${reportTables(report, { lang, words })}`
}
