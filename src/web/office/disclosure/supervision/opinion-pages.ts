import { type Request, type Response } from 'express'
import Joi from 'joi'
import {
  OPINION_CHANNELS,
  OPINION_LABELS,
  type OpinionFacts,
  type OpinionStanding,
  opinionStanding,
  type Survey,
} from '../../../../disclosure/supervision.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { type Context } from '../../../../services/context.ts'
import { may } from '../../../../services/rights.ts'
import {
  listOpinions,
  listSurveys,
  type OpinionWords,
  recordSurvey,
  saveOpinion,
  type ShownOpinion,
  showOpinion,
  type SurveyRow,
} from '../../../../services/supervision-service.ts'
import {
  button,
  buttonGroup,
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
import { choiceField, optionalDay, optionalText, requiredDay, textField, wholeNumber } from '../../office-fields.ts'
import { formErrors, languageOfPage, officeShell } from '../../office-shell.ts'
import { idIn, queryText, textIn } from '../../path-values.ts'
import { dayCursor, dayPages, recordErrors, seenIn, showRecordForm } from './record-form.ts'

const NEW = 'new'
const LINES = 50
const LONGEST_SHOWN = 60
const COLOURS: Record<OpinionStanding, string> = { received: 'red', forwarded: 'yellow', answered: 'green' }
const words = disclosureMessages('zh-CN').opinions

/** Opinions as they came, and surveys. */
export async function showOpinions(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).opinions
  const onlyOpen = queryText(req, 'open') !== ''
  const found = await listOpinions(context, organ, onlyOpen, dayCursor(req), LINES + 1)
  const lines = found.slice(0, LINES)
  const last = found.length > LINES ? lines.at(-1) : undefined
  const surveys = await listSurveys(context, organ)
  const content = html`${doneNote(req, t.notes)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${
      may(actor, 'handle-disclosure') &&
      buttonGroup(
        button({ text: t.add, href: paths.opinion(NEW) }),
        button({ text: t.survey.add, href: paths.surveyNew(), classes: 'govuk-button--secondary' }),
      )
    }
    <p class="govuk-body app-no-print">
      <a class="govuk-link" href="${`${paths.opinions()}${onlyOpen ? '' : '?open=yes'}`}">${onlyOpen ? t.all : t.open}</a>
    </p>
    ${lines.length > 0 ? linesTable(lines, lang) : insetText({ text: t.none })}
    ${dayPages(req, paths.opinions(), last && { day: last.receivedOn, id: last.opinionId }, lang)}
    <h2 class="govuk-heading-m">${t.survey.title}</h2>
    ${surveys.length > 0 ? surveysTable(surveys, lang) : html`<p class="govuk-body">${t.survey.none}</p>`}`
  officeShell(req, res, { title: t.title, place: 'opinions', content })
}

function linesTable(lines: readonly ShownOpinion[], lang: Language): Html {
  const t = disclosureMessages(lang).opinions
  const { text, channel, received, department, standing } = t.columns
  return table({
    lang,
    caption: t.title,
    captionClasses: 'govuk-visually-hidden',
    head: [text, channel, received, department, standing].map((each) => ({ text: each })),
    rows: lines.map((line) => {
      const stands = opinionStanding(line)
      const shown = line.text.length > LONGEST_SHOWN ? `${line.text.slice(0, LONGEST_SHOWN)}…` : line.text
      return [
        { html: html`<a class="govuk-link" href="${paths.opinion(line.opinionId)}">${shown}</a>` },
        { text: OPINION_CHANNELS[line.channel] },
        { text: line.receivedOn, classes: 'app-nowrap' },
        { text: line.department || '—' },
        { html: tag({ text: OPINION_LABELS[stands], classes: `govuk-tag--${COLOURS[stands]}` }) },
      ]
    }),
  })
}

function surveysTable(surveys: readonly SurveyRow[], lang: Language): Html {
  const { survey: t } = disclosureMessages(lang).opinions
  const c = t.columns
  const numbers = ['asked', 'returned', 'satisfied', 'fair', 'dissatisfied'] as const
  return table({
    lang,
    caption: t.title,
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: c.title }, { text: c.held }, { text: c.audience }, ...numbers.map((name) => ({ text: c[name] }))],
    rows: surveys.map((each) => [
      { text: each.title },
      { text: each.heldOn, classes: 'app-nowrap' },
      { text: each.audience },
      ...numbers.map((name) => ({ text: each[name] })),
    ]),
  })
}

const f = words.form
const schema = Joi.object<OpinionFacts & OpinionWords>({
  channel: choiceField(f.channel, Object.keys(OPINION_CHANNELS)),
  receivedOn: requiredDay(f.receivedOn),
  from: optionalText(f.from, 200),
  text: textField(f.text, 5_000),
  department: optionalText(f.department, 100),
  forwardedOn: optionalDay(f.forwardedOn),
  answer: optionalText(f.answer, 5_000),
  answeredOn: optionalDay(f.answeredOn),
})

/** Records an opinion, or that it was passed on or answered. */
export async function saveOpinionByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const isNew = textIn(req, 'opinion') === NEW
  try {
    const { from, text, answer, ...facts } = parse(schema, req.body)
    const kept = isNew ? null : { id: idIn(req, 'opinion'), seen: seenIn(req) }
    await saveOpinion(context, organ, kept, facts, { from, text, answer }, actor)
    res.redirect(303, `${paths.opinions()}?done=saved`)
  } catch (error) {
    await showOpinionForm(context, req, res, recordErrors(error, words.stale))
  }
}

/** The form of an opinion. */
export async function showOpinionForm(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const { form: t, title: back, add } = disclosureMessages(lang).opinions
  const kept =
    textIn(req, 'opinion') === NEW ? null : await showOpinion(context, callerOf(res).organ, idIn(req, 'opinion'))
  const suggested = kept ?? { channel: 'mailbox', receivedOn: context.clock.today() }
  const fields = formFields({ lang, values: (req.body as TypedValues | undefined) ?? { ...suggested }, errors })
  const channels = Object.entries(OPINION_CHANNELS).map(([value, text]) => ({ value, text }))
  showRecordForm(
    req,
    res,
    {
      title: kept ? t.title : add,
      place: 'opinions',
      back: { href: paths.opinions(), text: back },
      action: paths.opinion(kept?.opinionId ?? NEW),
      submit: t.save,
      errors,
      ...(kept ? { seen: kept.version } : {}),
    },
    html`${fields.select({ name: 'channel', label: t.channel, items: channels })}
    ${fields.dateField({ name: 'receivedOn', label: t.receivedOn })}
    ${fields.input({ name: 'from', label: t.from, hint: t.fromHint, autocomplete: 'off' })}
    ${fields.textarea({ name: 'text', label: t.text, rows: 5 })}
    ${fields.input({ name: 'department', label: t.department, classes: 'govuk-input--width-20', autocomplete: 'off' })}
    ${fields.dateField({ name: 'forwardedOn', label: t.forwardedOn })}
    ${fields.textarea({ name: 'answer', label: t.answer, rows: 5 })}
    ${fields.dateField({ name: 'answeredOn', label: t.answeredOn })}`,
  )
}

const s = words.survey
const COUNTS = ['asked', 'returned', 'satisfied', 'fair', 'dissatisfied'] as const
const MOST_PEOPLE = 1_000_000
const surveySchema = Joi.object<Survey>({
  title: textField(s.name, 100),
  heldOn: requiredDay(s.heldOn),
  audience: textField(s.columns.audience, 100),
  ...Object.fromEntries(COUNTS.map((name) => [name, wholeNumber(s.columns[name], 0, MOST_PEOPLE)])),
})

/** Records a survey. */
export async function surveyByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    await recordSurvey(context, organ, parse(surveySchema, req.body), actor)
    res.redirect(303, `${paths.opinions()}?done=surveyed`)
  } catch (error) {
    await showSurveyForm(context, req, res, formErrors(error))
  }
}

/** The form of a survey. */
export function showSurveyForm(
  _context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const { survey: t, title: back } = disclosureMessages(lang).opinions
  const fields = formFields({ lang, values: (req.body as TypedValues | undefined) ?? {}, errors })
  const counts = COUNTS.map((name) =>
    fields.input({
      name,
      label: t.columns[name],
      inputmode: 'numeric',
      classes: 'govuk-input--width-5',
      autocomplete: 'off',
    }),
  )
  showRecordForm(
    req,
    res,
    {
      title: t.add,
      place: 'opinions',
      back: { href: paths.opinions(), text: back },
      action: paths.surveyNew(),
      submit: t.save,
      errors,
    },
    html`<p class="govuk-body">${t.lead}</p>
      ${fields.input({ name: 'title', label: t.name, autocomplete: 'off' })}
      ${fields.dateField({ name: 'heldOn', label: t.heldOn })}
      ${fields.input({ name: 'audience', label: t.columns.audience, classes: 'govuk-input--width-20', autocomplete: 'off' })}
      ${counts}`,
  )
  return Promise.resolve()
}
