import { type Request, type Response } from 'express'
import { TABLE_LIMITS } from '../../../documents/table.ts'
import { type Route } from '../../../http/route.ts'
import { factsOf } from '../../../services/checked-facts.ts'
import { type CheckedReport } from '../../../services/report-checker.ts'
import { type ErrorItem } from '../../components/index.ts'
import { html } from '../../html.ts'
import { checkerMessages } from '../../messages/public/checker/messages.ts'
import { paths } from '../../paths.ts'
import { checkedByForm, checkForm } from '../../report-check/check-form.ts'
import { checkResult } from '../../report-check/check-result.ts'
import { checkUpload } from '../../report-check/check-upload.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'

/** The checker for anybody's report: a file or what was pasted, checked at once, nothing kept. */
export const checkerRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.reportChecker(),
    access: 'read-reports',
    audit: 'VIEW_REPORT_CHECKER',
    handle: (req, res) => showChecker(req, res),
  },
  {
    method: 'post',
    path: paths.reportChecker(),
    access: 'read-reports',
    audit: 'VIEW_CHECKED_REPORT',
    before: checkUpload(TABLE_LIMITS.bytes),
    handle: checkByForm,
  },
]

async function checkByForm(req: Request, res: Response): Promise<void> {
  try {
    showChecker(req, res, { checked: await checkedByForm(req, res, languageOfPage(req)) })
  } catch (error) {
    showChecker(req, res, { errors: formErrors(error) })
  }
}

function showChecker(
  req: Request,
  res: Response,
  { errors = [], checked }: { errors?: ErrorItem[]; checked?: CheckedReport } = {},
): void {
  const lang = languageOfPage(req)
  const { title } = checkerMessages(lang)
  const action = paths.reportChecker()
  const form = { action, mostBytes: TABLE_LIMITS.bytes, hidden: csrfField(req), errors }
  const content = html`<h1 class="govuk-heading-l">${title}</h1>
    ${checked ? checkResult(factsOf(checked), action, lang) : checkForm(req, lang, form)}`
  officeShell(req, res, { title, place: 'checker', content, errors, status: errors.length > 0 ? 422 : 200 })
}
