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
import { type FindingRow, listFindings, saveFinding, showFinding } from '../../../../services/supervision-service.ts'
import { button, formFields, table, tag, type ErrorItem } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { choiceField, optionalDay, optionalText, requiredDay, textField } from '../../office-fields.ts'
import { languageOfPage } from '../../office-shell.ts'
import { departmentField } from '../department-field.ts'
import { recordErrors, showRecordForm, NEW, keptRecord, keptSeen } from '../record-form.ts'
import { readDayPage, onlyOpen, showDayList } from './day-list.ts'
import { typedOr } from '../../../typed-or.ts'

const COLOURS: Record<FindingStanding, string> = {
  closed: 'green',
  'closed-late': 'grey',
  overdue: 'red',
  open: 'yellow',
}

/** The list of findings to be mended. */
export async function showFindings(context: Context, req: Request, res: Response): Promise<void> {
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).findings
  const page = await readDayPage(
    req,
    (after, most) => listFindings(context, callerOf(res).organ, onlyOpen(req), after, most),
    ({ foundOn, findingId }) => ({ day: foundOn, id: findingId }),
  )
  showDayList(req, res, {
    ...page,
    words: t,
    place: 'findings',
    path: paths.findings(),
    table: (lines) => linesTable(lines, context.clock.today(), lang),
    add: button({ text: t.add, href: paths.finding(NEW) }),
    open: t,
  })
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
  try {
    await saveFinding(context, organ, keptSeen(req, 'finding'), parse(schema, req.body), actor)
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
  const kept = await keptRecord(req, 'finding', (id) => showFinding(context, callerOf(res).organ, id))
  const suggested = kept ?? { source: 'outside', foundOn: context.clock.today() }
  const form = { lang, values: typedOr(req, suggested), errors }
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
