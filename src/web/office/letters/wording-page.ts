import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { type LocalDate } from '../../../law/date.ts'
import { letterPages } from '../../../letters/letter-pages.ts'
import { LETTER_KINDS, letterLabel, type LetterKind } from '../../../letters/letter.ts'
import { BLOCKS, blocksOf, FACTS, factsOf, requirementsOf, standardWording } from '../../../letters/wording.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { previewWording, saveWording, wordingOf } from '../../../services/wording-service.ts'
import { backLink, button, details, formFields, type ErrorItem, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { officialArticle } from '../../official-article.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { optionalText, requiredDay } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { textIn } from '../../path-values.ts'

/** The organ's own wording of one kind of letter: changed, previewed, every version kept. */
export const wordingRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.letterWording(),
    access: 'manage-office',
    audit: 'VIEW_LETTER_WORDING',
    handle: (req, res) => show(context, req, res),
  },
  {
    method: 'post',
    path: paths.letterWording(),
    access: 'manage-office',
    audit: 'LETTER_WORDING_CHANGED',
    handle: (req, res) => receive(context, req, res),
  },
]

const t = letterMessages('zh-CN').wording
const LONGEST_WORDING = 5000

const schema = Joi.object<{ wording: string; effectiveFrom: LocalDate }>({
  wording: optionalText(t.field, LONGEST_WORDING),
  effectiveFrom: requiredDay(t.from),
})

/** @throws NotFound for what is no kind of letter */
function kindIn(req: Request): LetterKind {
  const kind = textIn(req, 'kind')
  if (!Object.hasOwn(LETTER_KINDS, kind)) throw new NotFound(kind)
  return kind as LetterKind
}

async function receive(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const kind = kindIn(req)
  const values = (req.body ?? {}) as TypedValues
  if (values['intent'] === 'preview') return preview(context, req, res, kind, String(values['wording'] ?? ''))
  try {
    await saveWording(context, organ, kind, parse(schema, req.body), actor)
    res.redirect(303, `${paths.letterWording(kind)}?done=saved`)
  } catch (error) {
    await show(context, req, res, { errors: formErrors(error) })
  }
}

async function preview(context: Context, req: Request, res: Response, kind: LetterKind, wording: string) {
  const shown = previewWording(context, callerOf(res).organ, kind, wording)
  if ('letter' in shown)
    return show(context, req, res, { sample: officialArticle(letterPages(shown.letter), 'sample') })
  return show(context, req, res, { errors: shown.problems.map((text) => ({ text, href: '#wording' })) })
}

type Shown = { errors?: ErrorItem[]; sample?: Html }

async function show(context: Context, req: Request, res: Response, { errors = [], sample }: Shown = {}): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const kind = kindIn(req)
  const title = t.kindTitle(letterLabel(kind))
  const { inForce, versions } = await wordingOf(context, organ, kind)
  const values = (req.body as TypedValues | undefined) ?? { wording: inForce, effectiveFrom: context.clock.today() }
  const fields = formFields({ lang, values, errors })
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${title}</h1>
    ${requirements(kind, organ)}
    <form method="post" action="${paths.letterWording(kind)}" novalidate id="form">
      ${csrfField(req)} ${fields.textarea({ name: 'wording', label: t.field, hint: t.fieldHint, rows: 14 })}
      ${placeholders(kind)} ${fields.dateField({ name: 'effectiveFrom', label: t.from, hint: t.fromHint })}
      <div class="govuk-button-group">
        ${button({ text: t.save })}
        ${button({ text: t.preview, name: 'intent', value: 'preview', classes: 'govuk-button--secondary' })}
      </div>
    </form>
    ${sample && html`<h2 class="govuk-heading-m" id="sample">${t.sample}</h2>${sample}`} ${versionsOf(versions, lang)}`
  const before = backLink({ href: paths.letterSettings(), text: t.title, lang })
  officeShell(req, res, { title, place: 'letters', before, content, errors, status: errors.length > 0 ? 422 : 200 })
}

const mark = (name: string): string => `{{${name}}}`

/** What the law wants, and where. */
function requirements(kind: LetterKind, { regime }: OrganRef): Html {
  const items = requirementsOf(kind, regime).map(({ either, what, article }) => {
    const marks = either.map((all) => all.map(mark).join('、')).join(t.or)
    return html`<li>${t.requiredLine(marks, what, article)}</li>`
  })
  return html`<h2 class="govuk-heading-s">${t.required}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${items}
    </ul>`
}

function placeholders(kind: LetterKind): Html {
  const list = (names: readonly [string, string][]) =>
    html`<ul class="govuk-list govuk-list--bullet">
      ${names.map(([name, what]) => html`<li><code>${mark(name)}</code> ${what}</li>`)}
    </ul>`
  const blocks = blocksOf(kind).map((name): [string, string] => [name, BLOCKS[name]])
  const facts = factsOf(kind).map((name): [string, string] => [name, FACTS[name]])
  return html`${details({ summaryText: t.blocks, html: list(blocks) })}
  ${details({ summaryText: t.facts, html: list(facts) })}
  ${details({ summaryText: t.standard, html: html`<pre class="app-written">${standardWording(kind)}</pre>` })}`
}

function versionsOf(versions: Awaited<ReturnType<typeof wordingOf>>['versions'], lang: 'zh-CN' | 'en'): Html {
  const items = versions.map(({ version, wording, effectiveFrom }) =>
    details({
      summaryText: t.versionLine(version, plainDay(effectiveFrom, lang)),
      html: html`<pre class="app-written">${wording === '' ? t.toStandard : wording}</pre>`,
    }),
  )
  return html`<h2 class="govuk-heading-m">${t.versions}</h2>
    ${items.length > 0 ? items : html`<p class="govuk-body">${t.noVersions}</p>`}`
}
