import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { calendarOf } from '../../../services/calendar-reader.ts'
import { showCase } from '../../../services/case-view.ts'
import { type Context } from '../../../services/context.ts'
import { linkWith, similarCases, type SimilarCase } from '../../../services/similar-service.ts'
import { MOST_MATTERS, splitCase } from '../../../services/split-service.ts'
import { backLink, button, formFields, insetText, taskRow, taskRows, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { caseLight, type LightDay } from '../case-light.ts'
import { numberOf } from '../case-number.ts'
import { titleOf } from '../case-title.ts'
import { choiceField, textField } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { typedOr } from '../../typed-or.ts'

/** Requests alike, linking a case with another, splitting a letter with several matters. */
export const similarRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.caseSimilar(),
    access: 'handle-cases',
    audit: 'VIEW_SIMILAR',
    handle: (req, res) => showSimilar(context, req, res),
  },
  {
    method: 'post',
    path: paths.caseSimilar(),
    access: 'handle-cases',
    audit: 'CASES_LINKED',
    handle: (req, res) => link(context, req, res),
  },
  {
    method: 'get',
    path: paths.caseSplitting(),
    access: 'register-cases',
    audit: 'VIEW_ACT_FORM',
    handle: (req, res) => showSplitting(context, req, res),
  },
  {
    method: 'post',
    path: paths.caseSplitting(),
    access: 'register-cases',
    audit: 'CASE_SPLIT',
    handle: (req, res) => split(context, req, res),
  },
]

const words = officeMessages('zh-CN').working
const KINDS = ['repeat', 'related'] as const
const linkSchema = Joi.object<{ other: string; kind: (typeof KINDS)[number] }>({
  other: textField(words.similar.other, 100),
  kind: choiceField(words.similar.kind, KINDS),
})

async function link(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  try {
    const { other, kind } = parse(linkSchema, req.body)
    await linkWith(context, organ, number, other, kind, actor)
    res.redirect(303, `${paths.case(number)}?done=link`)
  } catch (error) {
    await showSimilar(context, req, res, formErrors(error))
  }
}

async function showSimilar(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).working.similar
  const view = await showCase(context, organ, numberOf(req))
  const { number } = view.row
  const found = await similarCases(context, organ, view)
  const day = { today: context.clock.today(), calendar: await calendarOf(context, organ), lang }
  const values = typedOr(req, { kind: 'repeat', other: found[0]?.number ?? '' })
  const fields = formFields({ lang, values, errors })
  const content = html`<span class="govuk-caption-m">${number}　${titleOf(view.content, 40)}</span>
    <h1 class="govuk-heading-l">${t.title}</h1>
    ${insetText({ text: t.law })}
    ${found.length > 0 ? taskRows(found.map((each) => similarRow(each, day))) : html`<p class="govuk-body">${t.none}</p>`}
    <h2 class="govuk-heading-m">${t.link}</h2>
    <form method="post" action="${paths.caseSimilar(number)}" novalidate id="form">
      ${csrfField(req)}${fields.input({ name: 'other', label: t.other, classes: 'govuk-input--width-10', autocomplete: 'off' })}
      ${fields.radios({ name: 'kind', fieldset: { legend: { text: t.kind } }, items: KINDS.map((value) => ({ value, text: t.kinds[value] })) })}
      ${button({ text: t.submit })}
    </form>`
  send(req, res, number, t.title, content, errors)
}

function similarRow({ number, content, alike, sameApplicant, ...row }: SimilarCase, day: LightDay): Html {
  const t = officeMessages(day.lang).working.similar
  const { light, text } = caseLight(row, day)
  return taskRow({
    lang: day.lang,
    href: paths.case(number),
    title: titleOf(content, 60),
    number,
    light,
    lightText: text,
    facts: [t.alike(Math.round(alike * 100)), sameApplicant && t.sameApplicant],
  })
}

/** The further matters, one a field; empty ones are left out. */
function mattersIn(body: unknown): string[] {
  const typed = (body ?? {}) as Record<string, unknown>
  const names = Array.from({ length: MOST_MATTERS }, (_, at) => `matter${at + 1}`)
  const filled = names.filter((name) => typeof typed[name] === 'string' && typed[name].trim() !== '')
  const keys = filled.length > 0 ? filled : ['matter1']
  const schema = Joi.object(Object.fromEntries(keys.map((name) => [name, textField(words.splitting.matter(0), 5000)])))
  return Object.values(parse(schema as Joi.ObjectSchema<Record<string, string>>, typed))
}

async function split(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  try {
    await splitCase(context, organ, number, mattersIn(req.body), actor)
    res.redirect(303, `${paths.case(number)}?done=split`)
  } catch (error) {
    await showSplitting(context, req, res, formErrors(error))
  }
}

/** Fields shown at first; more are there without script as well, folded. */
const FIELDS = 3

async function showSplitting(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).working.splitting
  const { row, content: asked } = await showCase(context, organ, numberOf(req))
  const fields = formFields({ lang, values: (req.body ?? {}) as Record<string, unknown>, errors })
  const matter = (at: number) => fields.textarea({ name: `matter${at}`, label: t.matter(at + 1), rows: 3 })
  const numbers = Array.from({ length: MOST_MATTERS }, (_, at) => at + 1)
  const content = html`<span class="govuk-caption-m">${row.number}　${titleOf(asked, 40)}</span>
    <h1 class="govuk-heading-l">${t.title}</h1>
    ${insetText({ text: t.law })}
    <h2 class="govuk-heading-s">${t.whole}</h2>
    <p class="govuk-body app-written">${asked.description}</p>
    <form method="post" action="${paths.caseSplitting(row.number)}" novalidate id="form">
      ${csrfField(req)}${numbers.slice(0, FIELDS).map(matter)}
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t.more}</span></summary>
        <div class="govuk-details__text">${numbers.slice(FIELDS).map(matter)}</div>
      </details>
      ${button({ text: t.submit })}
    </form>`
  send(req, res, row.number, t.title, content, errors)
}

function send(req: Request, res: Response, number: string, heading: string, content: Html, errors: ErrorItem[]): void {
  const lang = languageOfPage(req)
  const before = backLink({ href: paths.case(number), text: actMessages(lang).back(number), lang })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: `${heading} ${number}`, place: 'ledger', before, content, errors, status })
}
