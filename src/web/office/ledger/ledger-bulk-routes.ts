import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { assignCases, assignmentChoices } from '../../../services/assignment-service.ts'
import { type Context } from '../../../services/context.ts'
import { ledgerPeople } from '../../../services/ledger-people.ts'
import { readLedger, type LedgerLine } from '../../../services/ledger-service.ts'
import { previewNudges, sendNudges } from '../../../services/nudge-service.ts'
import { button, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { csrfField, formErrors, languageOfPage } from '../office-shell.ts'
import { assigneeFields } from '../working/assignment.ts'
import { assignmentPreview, bulkResult, nudgePreview, nudgeText } from './ledger-bulk.ts'
import { showBulk } from './ledger-bulk-page.ts'
import { post, showPosting } from './ledger-posting.ts'
import { showLedger } from './ledger-page.ts'
import { exportChosen, showExporting } from './ledger-exporting.ts'
import { MOST_CHOSEN } from './ledger-query.ts'

/** Work on many lines at once: looked at first, then done, with what became of each. Decisions are not among it. */
export const bulkRoutes = (context: Context): Route[] => [
  {
    method: 'post',
    path: paths.ledgerBulk(),
    access: 'handle-cases',
    audit: 'VIEW_BULK_PREVIEW',
    handle: (req, res) => preview(context, req, res),
  },
  {
    method: 'post',
    path: paths.ledgerBulk('assignment'),
    access: 'handle-cases',
    audit: 'CASE_ASSIGNED',
    handle: (req, res) => assign(context, req, res),
  },
  {
    method: 'post',
    path: paths.ledgerBulk('reminding'),
    access: 'handle-cases',
    audit: 'CASES_NUDGED',
    handle: (req, res) => remind(context, req, res),
  },
  {
    method: 'post',
    path: paths.ledgerBulk('posting'),
    access: 'handle-cases',
    audit: 'LETTER_SERVICE_RECORDED',
    handle: (req, res) => post(context, req, res),
  },
  {
    method: 'post',
    path: paths.ledgerBulk('exporting'),
    access: 'handle-cases',
    audit: 'VIEW_BULK_PREVIEW',
    handle: (req, res) => exportChosen(context, req, res, linesOf),
  },
]

type BulkAct = 'assignment' | 'reminding'

const chosen = Joi.array().items(Joi.string().max(64)).single().unique().max(MOST_CHOSEN).default([])
const choice = Joi.object<{ number: string[]; act: BulkAct | 'posting' | 'export' }>({
  number: chosen,
  act: Joi.valid('assignment', 'reminding', 'posting', 'export').default('assignment'),
})

async function preview(context: Context, req: Request, res: Response): Promise<void> {
  const { number: numbers, act } = parse(choice, req.body)
  const t = officeMessages(languageOfPage(req)).ledger.bulk
  if (numbers.length === 0) return showLedger(context, req, res, [{ text: t.none, href: '#bulk' }])
  if (act === 'posting') return showPosting(context, req, res, numbers)
  if (act !== 'export') return showPreview(context, req, res, act, numbers)
  showExporting(req, res, { numbers, lines: await linesOf(context, res, numbers) })
}

async function showPreview(
  context: Context,
  req: Request,
  res: Response,
  act: BulkAct,
  numbers: readonly string[],
  errors: readonly ErrorItem[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const t = officeMessages(lang).ledger.bulk
  const lines = await linesOf(context, res, numbers)
  const look =
    act === 'assignment' ? await assigning(context, req, res, lines, errors) : await nudging(context, res, lines, req)
  const fields = lines.map(({ number }) => html`<input type="hidden" name="number" value="${number}" />`)
  const content = html`<h1 class="govuk-heading-l">${t.titles[act]}</h1>
    <p class="govuk-body">${t.preview(look.allowed, lines.length)}</p>
    ${look.table}
    <form method="post" action="${paths.ledgerBulk(act)}" novalidate id="form">
      ${csrfField(req)}${fields}${look.fields}
      ${look.allowed > 0 && button({ text: t.confirm[act] })}
    </form>`
  showBulk(req, res, t.titles[act], content, errors)
}

type PreviewParts = { allowed: number; table: Html; fields: Html | false }

async function assigning(
  context: Context,
  req: Request,
  res: Response,
  lines: readonly LedgerLine[],
  errors: readonly ErrorItem[],
): Promise<PreviewParts> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const [people, choices] = await Promise.all([ledgerPeople(context, organ), assignmentChoices(context, organ)])
  const form = { lang, values: (req.body ?? {}) as Record<string, unknown>, errors }
  return {
    allowed: lines.length,
    table: assignmentPreview(lines, people, lang),
    fields: assigneeFields(choices, form),
  }
}

async function nudging(
  context: Context,
  res: Response,
  lines: readonly LedgerLine[],
  req: Request,
): Promise<PreviewParts> {
  const lang = languageOfPage(req)
  const t = officeMessages(lang).ledger.bulk
  const nudges = await previewNudges(context, callerOf(res).organ, numbersOf(lines))
  return {
    allowed: nudges.filter((nudge) => 'to' in nudge).length,
    table: nudgePreview(lines, nudges, lang),
    fields: html`<p class="govuk-hint">${t.remindHint}</p>`,
  }
}

const id = () => Joi.string().uuid().allow('').default('')
const assignment = Joi.object<{ number: string[]; accountId: string; departmentId: string }>({
  number: chosen,
  accountId: id(),
  departmentId: id(),
})

async function assign(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const t = officeMessages(languageOfPage(req)).ledger.bulk
  const { number: numbers, accountId, departmentId } = parse(assignment, req.body)
  try {
    const to = { accountId: accountId || null, departmentId: departmentId || null }
    const results = await assignCases(context, organ, numbers, to, actor)
    const wordOf = (number: string) => t.done[results.find((each) => each.number === number)?.result ?? 'missing']
    const done = results.filter(({ result }) => result === 'assigned').length
    await showResult(context, req, res, 'assignment', numbers, done, wordOf)
  } catch (error) {
    await showPreview(context, req, res, 'assignment', numbers, formErrors(error))
  }
}

async function remind(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).ledger.bulk
  const { number: numbers } = parse(choice, req.body)
  const nudges = await sendNudges(context, organ, numbers, actor)
  const done = nudges.filter((nudge) => 'to' in nudge).length
  const wordOf = (number: string) => nudgeText(nudges, number, () => t.done.reminded, lang)
  await showResult(context, req, res, 'reminding', numbers, done, wordOf)
}

async function showResult(
  context: Context,
  req: Request,
  res: Response,
  act: BulkAct,
  numbers: readonly string[],
  done: number,
  wordOf: (number: string) => string,
): Promise<void> {
  const lang = languageOfPage(req)
  const t = officeMessages(lang).ledger.bulk
  const lines = await linesOf(context, res, numbers)
  const content = html`<h1 class="govuk-heading-l">${t.titles[act]}：${t.doneTitle}</h1>
    <p class="govuk-body" role="status">${t.summary(done, numbers.length)}</p>
    ${bulkResult(lines, wordOf, lang)}`
  showBulk(req, res, t.titles[act], content)
}

async function linesOf(context: Context, res: Response, numbers: readonly string[]): Promise<LedgerLine[]> {
  const page = await readLedger(context, callerOf(res).organ, { numbers }, 'submitted', null, MOST_CHOSEN)
  return page.lines
}

const numbersOf = (lines: readonly LedgerLine[]) => lines.map(({ number }) => number)
