import { type Request, type Response } from 'express'
import { stepsFor } from '../../../cases/reviews.ts'
import { isOutcome } from '../../../law/outcomes.ts'
import { type ActPreview } from '../../../services/act-preview.ts'
import { backLink, button, insetText, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { actorName, eventLabel } from '../case-history.ts'
import { titleOf } from '../case-title.ts'
import { csrfField, officeShell } from '../office-shell.ts'
import { actEffect } from './act-effect.ts'
import { actLetters, paperField } from './act-letters.ts'
import { ACT_NAMES } from './act-names.ts'
import { type ActForm, type ActLook, type ActPage } from './act-page.ts'
import { outcomeChoice } from './reply-outcome.ts'
import { rulesOf } from './rules-of.ts'

/** What one showing of an act's page adds to the case: the form's state, the preview, what others did meanwhile. */
export type ActShowing = {
  form: ActForm
  preview: ActPreview | null
  status: number
  /** The version the officer saw, where others have been at the case since. */
  staleSince: number | null
  names: ReadonlyMap<string, string>
}

/** Law first, then the form, then what it will do, then the button. */
export function showAct(req: Request, res: Response, page: ActPage, look: ActLook, showing: ActShowing): void {
  const t = actMessages(look.lang)
  const { view, lang } = look
  const title = t.titles[page.name]
  const content = html`<span class="govuk-caption-m">${view.row.number}　${titleOf(view.content, 40)}</span>
    <h1 class="govuk-heading-l">${title}</h1>
    ${staleNotice(look, showing)}${insetText({ text: t.law[page.name](rulesOf(look)) })}${bodyOf(req, page, look, showing)}`
  const before = backLink({ href: paths.case(view.row.number), text: t.back(view.row.number), lang })
  const { status, form } = showing
  officeShell(req, res, {
    title: `${title} ${view.row.number}`,
    place: 'ledger',
    before,
    content,
    errors: form.errors,
    status,
  })
}

/** First the outcome, then its form; nothing to send where no order waits for a new reply. */
function bodyOf(req: Request, page: ActPage, look: ActLook, showing: ActShowing): Html {
  if (look.order === null) return insetText({ text: actMessages(look.lang).anew.none })
  const needsOutcome = (page.name === 'reply' || look.order !== undefined) && !showing.form.values['outcome']
  return needsOutcome ? outcomeChoice(look, textOf(showing.form.errors)) : formOf(req, page, look, showing)
}

const textOf = (errors: readonly ErrorItem[] = []): string | undefined => {
  const text = errors[0]?.text
  return text === undefined ? undefined : String(text)
}

function formOf(req: Request, page: ActPage, look: ActLook, { form, preview }: ActShowing): Html {
  const t = actMessages(look.lang)
  const { number } = look.view.row
  const type = typeOf(page)
  const { reviews } = officeMessages(look.lang).working
  const steps = reviewSteps(page, look, form)
  const enctype = page.takesFiles ? 'multipart/form-data' : 'application/x-www-form-urlencoded'
  return html`<form method="post" action="${paths.act(number, page.name)}" enctype="${enctype}" novalidate id="form">
    ${csrfField(req)}<input type="hidden" name="seen" value="${look.view.version}" />
    ${page.fields(form, look)}${paperField(type, form)}
    <div class="app-effect">${actEffect(preview, look.lang)}${actLetters(type, preview, look)}</div>
    ${steps !== '' && insetText({ text: reviews.notice(steps) })}
    <div class="govuk-button-group">
      ${button({ text: steps === '' ? t.titles[page.name] : reviews.send })}
      ${button({ text: t.recalculate, name: 'intent', value: 'preview', classes: 'govuk-button--secondary' })}
      <a class="govuk-link" href="${paths.case(number)}">${t.cancel}</a>
    </div>
  </form>`
}

/** The reviews a reply with the chosen outcome must pass first, in words; '' where there are none. */
function reviewSteps({ name }: ActPage, { organ, lang }: ActLook, { values }: ActForm): string {
  const outcome = values['outcome']
  if (name !== 'reply' || !isOutcome(outcome)) return ''
  const { kinds } = officeMessages(lang).working.reviews
  return stepsFor(organ.settings.reviews, outcome)
    .map(({ kind }) => kinds[kind])
    .join('、')
}

/** The type of event a page records. */
function typeOf({ name }: Pick<ActPage, 'name'>): keyof typeof ACT_NAMES {
  const found = Object.entries(ACT_NAMES).find(([, each]) => each === name)
  return (found?.[0] ?? 'replied') as keyof typeof ACT_NAMES
}

/** What was recorded since the form was shown, and by whom; the typed text stands below. */
function staleNotice({ view, lang }: ActLook, { staleSince, names }: ActShowing): Html | false {
  if (staleSince === null) return false
  const t = actMessages(lang).stale
  const lines = view.kase.history
    .filter(({ seq }) => seq > staleSince)
    .map((entry) =>
      t.line(eventLabel(entry, view, lang), plainDay(entry.event.on, lang), actorName(entry.recordedBy, names, lang)),
    )
  return insetText({
    attributes: { role: 'alert' },
    html: html`<h2 class="govuk-heading-s">${t.heading}</h2>
      <ul class="govuk-list govuk-list--bullet">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>
      <p class="govuk-body">${t.text}</p>`,
  })
}
