import { type Request, type Response } from 'express'
import Joi from 'joi'
import {
  type Finding,
  FINDING_LABELS,
  FINDING_SOURCES,
  type FindingStanding,
  findingStanding,
} from '../../../../disclosure/supervision.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { type LocalDate } from '../../../../law/date.ts'
import { type Context } from '../../../../services/context.ts'
import { departmentNames } from '../../../../services/department-names.ts'
import { may } from '../../../../services/rights.ts'
import { type FindingRow, listFindings, saveFinding, showFinding } from '../../../../services/supervision-service.ts'
import {
  button,
  formFields,
  insetText,
  table,
  tag,
  type ErrorItem,
  type TypedValues,
} from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { doneNote } from '../../done-note.ts'
import { choiceField, optionalDay, optionalText, requiredDay, textField } from '../../office-fields.ts'
import { languageOfPage, officeShell } from '../../office-shell.ts'
import { idIn, queryText, textIn } from '../../../path-values.ts'
import { departmentField } from '../department-field.ts'
import { dayCursor, dayPages, recordErrors, seenIn, showRecordForm } from './record-form.ts'

const NEW = 'new'
const LINES = 50
const COLOURS: Record<FindingStanding, string> = {
  closed: 'green',
  'closed-late': 'grey',
  overdue: 'red',
  open: 'yellow',
}

/** The list of findings to be mended. */
export async function showFindings(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).findings
  const onlyOpen = queryText(req, 'open') !== ''
  const found = await listFindings(context, organ, onlyOpen, dayCursor(req), LINES + 1)
  const lines = found.slice(0, LINES)
  const last = found.length > LINES ? lines.at(-1) : undefined
  const content = html`${doneNote(req, t.notes)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${may(actor, 'handle-disclosure') && button({ text: t.add, href: paths.finding(NEW) })}
    <p class="govuk-body app-no-print">
      <a class="govuk-link" href="${`${paths.findings()}${onlyOpen ? '' : '?open=yes'}`}">${onlyOpen ? t.all : t.open}</a>
    </p>
    ${lines.length > 0 ? linesTable(lines, context.clock.today(), lang) : insetText({ text: t.none })}
    ${dayPages(req, paths.findings(), last && { day: last.foundOn, id: last.findingId }, lang)}`
  officeShell(req, res, { title: t.title, place: 'findings', content })
}

function linesTable(lines: readonly FindingRow[], today: LocalDate, lang: Language): Html {
  const t = disclosureMessages(lang).findings
  const { finding, source, department, due, standing } = t.columns
  return table({
    lang,
    caption: t.title,
    captionClasses: 'govuk-visually-hidden',
    head: [finding, source, department, due, standing].map((text) => ({ text })),
    rows: lines.map((line) => {
      const stands = findingStanding(line, today)
      return [
        { html: html`<a class="govuk-link" href="${paths.finding(line.findingId)}">${line.finding}</a>` },
        { text: FINDING_SOURCES[line.source] },
        { text: line.department },
        { text: line.dueOn ?? '—', classes: 'app-nowrap' },
        { html: tag({ text: FINDING_LABELS[stands], classes: `govuk-tag--${COLOURS[stands]}` }) },
      ]
    }),
  })
}

const f = disclosureMessages('zh-CN').findings.form
const schema = Joi.object<Finding>({
  source: choiceField(f.source, Object.keys(FINDING_SOURCES)),
  foundOn: requiredDay(f.foundOn),
  finding: textField(f.finding, 1_000),
  basis: optionalText(f.basis, 300),
  measure: textField(f.measure, 1_000),
  department: textField(f.department, 100),
  dueOn: optionalDay(f.dueOn),
  evidence: optionalText(f.evidence, 1_000),
  closedOn: optionalDay(f.closedOn),
})

/** Records a finding, or what became of it. */
export async function saveFindingByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const isNew = textIn(req, 'finding') === NEW
  try {
    const kept = isNew ? null : { id: idIn(req, 'finding'), seen: seenIn(req) }
    await saveFinding(context, organ, kept, parse(schema, req.body), actor)
    res.redirect(303, `${paths.findings()}?done=saved`)
  } catch (error) {
    await showFindingForm(context, req, res, recordErrors(error, disclosureMessages('zh-CN').findings.stale))
  }
}

/** The form of a finding. */
export async function showFindingForm(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const { form: t, title: back, add } = disclosureMessages(lang).findings
  const kept =
    textIn(req, 'finding') === NEW ? null : await showFinding(context, callerOf(res).organ, idIn(req, 'finding'))
  const suggested = kept ?? { source: 'outside', foundOn: context.clock.today() }
  const form = { lang, values: (req.body as TypedValues | undefined) ?? { ...suggested }, errors }
  const fields = formFields(form)
  const departments = await departmentNames(context, callerOf(res).organ)
  const sources = Object.entries(FINDING_SOURCES).map(([value, text]) => ({ value, text }))
  showRecordForm(
    req,
    res,
    {
      title: kept ? t.title : add,
      place: 'findings',
      back: { href: paths.findings(), text: back },
      action: paths.finding(kept?.findingId ?? NEW),
      submit: t.save,
      errors,
      ...(kept ? { seen: kept.version } : {}),
    },
    html`${fields.select({ name: 'source', label: t.source, items: sources })}
    ${fields.dateField({ name: 'foundOn', label: t.foundOn })}
    ${fields.textarea({ name: 'finding', label: t.finding, rows: 3 })}
    ${fields.input({ name: 'basis', label: t.basis, autocomplete: 'off' })}
    ${fields.textarea({ name: 'measure', label: t.measure, rows: 3 })}
    ${departmentField({ ...form, departments }, t.department)}
    ${fields.dateField({ name: 'dueOn', label: t.dueOn })}
    ${fields.textarea({ name: 'evidence', label: t.evidence, hint: t.evidenceHint, rows: 3 })}
    ${fields.dateField({ name: 'closedOn', label: t.closedOn })}`,
  )
}
