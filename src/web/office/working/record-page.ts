import { type Request, type Response } from 'express'
import Joi from 'joi'
import {
  ATTEMPT_RESULTS,
  ATTEMPT_WAYS,
  type Attempt,
  type CaseRecord,
  SEARCH_RESULTS,
  type Search,
} from '../../../cases/case-records.ts'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { type LocalDate } from '../../../law/date.ts'
import { readRecords, recordOnCase } from '../../../services/case-record-service.ts'
import { showCase } from '../../../services/case-view.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { backLink, button, formFields, insetText, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { numberOf } from '../case-number.ts'
import { titleOf } from '../case-title.ts'
import { choiceField, optionalText, requiredDay, textField } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { RECORD_KINDS, recordLines } from './case-records.ts'
import { typedOr } from '../../typed-or.ts'

/** Writing down a note, a search, an attempt to reach a party. */
export const recordRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.caseRecord(),
    access: 'handle-cases',
    audit: 'VIEW_ACT_FORM',
    handle: (req, res) => show(context, req, res),
  },
  {
    method: 'post',
    path: paths.caseRecord(),
    access: 'handle-cases',
    audit: 'CASE_RECORD_ADDED',
    handle: (req, res) => save(context, req, res),
  },
]

type Kind = CaseRecord['kind']

/** @throws NotFound for a kind there is not */
function kindIn(req: Request): Kind {
  const kind = RECORD_KINDS.find((each) => each === req.params['kind'])
  if (!kind) throw new NotFound('record')
  return kind
}

const t = officeMessages('zh-CN').working.records.fields
const remark = optionalText(t.remark, 2000)
const SCHEMAS: Record<Kind, Joi.ObjectSchema> = {
  note: Joi.object({ text: textField(t.text, 5000) }),
  search: Joi.object<Search>({
    places: textField(t.places, 2000),
    words: textField(t.words, 500),
    searcher: textField(t.searcher, 100),
    found: choiceField(t.found, SEARCH_RESULTS),
    remark,
  }),
  attempt: Joi.object<Attempt>({
    party: textField(t.party, 200),
    way: choiceField(t.way, ATTEMPT_WAYS),
    result: choiceField(t.result, ATTEMPT_RESULTS),
    remark,
  }),
}

async function save(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  const kind = kindIn(req)
  try {
    const schema = SCHEMAS[kind].keys({ on: requiredDay(t.on) })
    const { on, ...typed } = parse<{ on: LocalDate }>(schema, req.body)
    await recordOnCase(context, organ, number, { on, record: { kind, ...typed } as CaseRecord }, actor)
    res.redirect(303, `${paths.case(number)}?done=record#records`)
  } catch (error) {
    await show(context, req, res, formErrors(error))
  }
}

async function show(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ, name } = callerOf(res)
  const lang = languageOfPage(req)
  const kind = kindIn(req)
  const { working } = officeMessages(lang)
  const { row, content: asked } = await showCase(context, organ, numberOf(req))
  const { records, names } = await readRecords(context, organ, row.number)
  const earlier = records.filter(({ record }) => record.kind === kind)
  const values = typedOr(req, {
    on: context.clock.today(),
    searcher: name ?? '',
  })
  const title = working.records.add[kind]
  const content = html`<span class="govuk-caption-m">${row.number}　${titleOf(asked, 40)}</span>
    <h1 class="govuk-heading-l">${title}</h1>
    ${insetText({ text: working.records.law[kind] })}${earlier.length > 0 && recordLines(earlier, names, lang)}
    <form method="post" action="${paths.caseRecord(row.number, kind)}" novalidate id="form">
      ${csrfField(req)}${FIELDS[kind](formFields({ lang, values, errors }))}
      <p class="govuk-hint">${working.records.tooLate}</p>
      <div class="govuk-button-group">
        ${button({ text: working.records.submit })}
        <a class="govuk-link" href="${paths.case(row.number)}">${actMessages(lang).cancel}</a>
      </div>
    </form>`
  const before = backLink({ href: paths.case(row.number), text: actMessages(lang).back(row.number), lang })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: `${title} ${row.number}`, place: 'ledger', before, content, errors, status })
}

type Fields = ReturnType<typeof formFields>
const dayField = (fields: Fields) => fields.dateField({ name: 'on', label: t.on })
const choices = <Key extends string>(keys: readonly Key[], texts: Record<Key, string>) =>
  keys.map((value) => ({ value, text: texts[value] }))

const FIELDS: Record<Kind, (fields: Fields) => Html> = {
  note: (fields) => html`${fields.textarea({ name: 'text', label: t.text, rows: 6 })}${dayField(fields)}`,
  search: (fields) =>
    html`${fields.textarea({ name: 'places', label: t.places, hint: t.placesHint, rows: 3 })}
    ${fields.textarea({ name: 'words', label: t.words, hint: t.wordsHint, rows: 3 })}
    ${fields.input({ name: 'searcher', label: t.searcher, classes: 'govuk-input--width-20', autocomplete: 'off' })}
    ${fields.radios({ name: 'found', fieldset: { legend: { text: t.found } }, items: choices(SEARCH_RESULTS, t.founds) })}
    ${dayField(fields)}${fields.textarea({ name: 'remark', label: t.remark, rows: 2 })}`,
  attempt: (fields) =>
    html`${fields.input({ name: 'party', label: t.party, hint: t.partyHint, autocomplete: 'off' })}
    ${fields.radios({ name: 'way', fieldset: { legend: { text: t.way } }, items: choices(ATTEMPT_WAYS, t.ways) })}
    ${fields.radios({ name: 'result', fieldset: { legend: { text: t.result } }, items: choices(ATTEMPT_RESULTS, t.results) })}
    ${dayField(fields)}${fields.textarea({ name: 'remark', label: t.remark, rows: 2 })}`,
}
