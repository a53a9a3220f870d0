import { type Request, type Response } from 'express'
import { callerOf } from '../../http/caller.ts'
import { type Route } from '../../http/route.ts'
import { renewCodeAtDesk } from '../../services/code-recovery.ts'
import { showCase } from '../../services/case-view.ts'
import { type Context } from '../../services/context.ts'
import { backLink, button, details, errorsAbove, formFields, printButton, summaryList } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { numberOf } from './case-number.ts'
import { type CaseLook } from './case-look.ts'
import { csrfField, languageOfPage, officeShell } from './office-shell.ts'

/** A new query code for an applicant who has lost the old one and shows who they are at the desk. */
export const codeRoutes = (context: Context): Route[] => [
  {
    method: 'post',
    path: paths.caseCode(),
    access: 'handle-cases',
    audit: 'QUERY_CODE_RENEWED',
    handle: (req, res) => renew(context, req, res),
  },
]

/** On the case page: opens on demand, since it is seldom needed and ends the old code. */
export const codeForm = (number: string, look: Pick<CaseLook, 'lang' | 'csrf'>): Html =>
  details({
    summaryText: officeMessages(look.lang).casePage.code.summary,
    html: form(number, look, false),
    classes: 'app-no-print',
  })

function form(number: string, { lang, csrf }: Pick<CaseLook, 'lang' | 'csrf'>, unchecked: boolean): Html {
  const t = officeMessages(lang).casePage.code
  const errors = unchecked ? [{ href: '#checked', text: t.unchecked }] : []
  const fields = formFields({ lang, values: {}, errors })
  return html`<p class="govuk-body">${t.intro}</p>
    <form method="post" action="${paths.caseCode(number)}" novalidate>
      ${csrf}${fields.checkboxes({ name: 'checked', items: [{ value: 'yes', text: t.checked }] })}
      ${button({ text: t.submit, classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`
}

async function renew(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).casePage
  const number = numberOf(req)
  await showCase(context, organ, number)
  const checked = ((req.body ?? {}) as Record<string, unknown>)['checked'] === 'yes'
  const code = checked ? await renewCodeAtDesk(context, organ, number, actor) : null
  const errors = code === null ? [{ href: '#checked', text: t.code.unchecked }] : []
  const content = html`${errorsAbove(errors, { lang })}
    <h1 class="govuk-heading-l">${t.code.title}</h1>
    ${code === null ? form(number, { lang, csrf: csrfField(req) }, true) : renewed(number, code, lang)}`
  const before = backLink({ href: paths.case(number), text: t.caption(number), lang })
  const status = code === null ? 422 : 200
  officeShell(req, res, { title: t.code.title, place: 'ledger', before, content, errors, status })
}

function renewed(number: string, code: string, lang: CaseLook['lang']): Html {
  const t = officeMessages(lang).casePage.code
  const rows = [
    { key: t.number, value: number },
    { key: t.code, value: html`<strong class="app-query-code">${code}</strong>` },
  ]
  return html`${summaryList({ rows })}
    <p class="govuk-body">${t.once}</p>
    ${printButton({ lang })}`
}
