import { type Request } from 'express'
import { type OpenDraft } from '../../../services/draft-service.ts'
import { type OrganRef } from '../../../services/context.ts'
import {
  button,
  buttonGroup,
  errorsAbove,
  formFields,
  notificationBanner,
  printButton,
  summaryList,
} from '../../components/index.ts'
import { html, nothing, type Html } from '../../html.ts'
import { formatInstant } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { TYPED_FORM } from '../../layout/display-links.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { draftMessages } from '../../messages/public/draft/messages.ts'
import { paths } from '../../paths.ts'
import { hiddenField } from './form-parts.ts'
import { type Typed } from './steps.ts'

/** The draft is saved: its code, until when, and the two ways on. */
export function savedPage({ slug }: OrganRef, draft: OpenDraft, resumeHref: string, lang: Language): Html {
  const t = draftMessages(lang)
  return html`<h1 class="govuk-heading-l">${t.savedTitle}</h1>
    ${summaryList({ rows: [{ key: t.code, value: html`<strong class="app-query-code">${draft.code}</strong>` }] })}
    <p class="govuk-body">${t.savedText(formatInstant(draft.expiresAt, lang))}</p>
    <p class="govuk-body">${t.notFiled}</p>
    ${printButton({ lang, text: t.print })}
    <form method="post" action="${paths.applyLeaving(slug, draft.draftId)}" data-app-forget>
      <p class="govuk-hint">${t.leaveHint}</p>
      ${buttonGroup(
        button({ text: t.resume, href: resumeHref }),
        button({ text: t.leave, classes: 'govuk-button--secondary' }),
      )}
    </form>`
}

/** Where the code of a saved draft is typed. */
export function returnPage(
  { slug }: OrganRef,
  { code, wrong, left }: { code: string; wrong: boolean; left: boolean },
  lang: Language,
): Html {
  const t = draftMessages(lang)
  const errors = wrong ? [{ href: '#code', text: t.wrong }] : []
  const fields = formFields({ lang, values: { code }, errors })
  const plain = { autocomplete: 'off', spellcheck: false, autocapitalize: 'characters' } as const
  return html`${errorsAbove(errors, { lang })}${left && notificationBanner({ lang, type: 'success', text: t.left })}
    <h1 class="govuk-heading-l">${t.returnTitle}</h1>
    <p class="govuk-body">${t.returnIntro}</p>
    <form method="post" action="${paths.applyReturn(slug)}" id="${TYPED_FORM}" novalidate data-app-forget>
      ${fields.input({ name: 'code', label: t.code, hint: t.codeHint, ...plain })} ${button({ text: t.open })}
    </form>
    <p class="govuk-body">
      <a class="govuk-link" href="${paths.track(slug)}">${t.trackInstead}</a>
    </p>`
}

/** The draft of the address is not open here; what was typed on its page is not lost. */
export function lostPage({ slug }: OrganRef, typed: Typed, lang: Language): Html {
  const t = draftMessages(lang)
  return html`<h1 class="govuk-heading-l">${t.lostTitle}</h1>
    <p class="govuk-body">${t.lostText}</p>
    ${carriedOn(slug, typed, { text: t.lostTyped, submit: t.restart }, lang)}
    <p class="govuk-body"><a class="govuk-link" href="${paths.applyReturn(slug)}">${t.returnTitle}</a></p>
    <p class="govuk-body"><a class="govuk-link" href="${paths.apply(slug)}">${t.fresh}</a></p>`
}

/** The draft has been filed already; what was typed since can become another application. */
export function filedBeforePage(
  { slug }: OrganRef,
  { draftId, numbers, typed }: { draftId: string; numbers: readonly string[]; typed: Typed },
  lang: Language,
): Html {
  const t = applyMessages(lang).filedBefore
  return html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.text(numbers.join('、'))}</p>
    <p class="govuk-body"><a class="govuk-link" href="${paths.applyDone(slug, draftId)}">${t.receipt}</a></p>
    ${carriedOn(slug, typed, { text: null, submit: t.another }, lang)}`
}

const filledIn = (typed: Typed) => Object.entries(typed).filter(([, value]) => value.trim() !== '')

/** Where such a page is asked for anew with what was typed: where it was sent to. */
export const carriedTo = (req: Request, typed: Typed) =>
  filledIn(typed).length > 0 ? { action: req.originalUrl } : undefined

function carriedOn(slug: string, typed: Typed, words: { text: string | null; submit: string }, lang: Language): Html {
  const filled = filledIn(typed)
  if (filled.length === 0) return nothing
  const t = applyMessages(lang)
  const names: Partial<Record<string, unknown>> = { ...t, title: t.infoTitle }
  const rows = filled
    .filter(([name]) => typeof names[name] === 'string')
    .map(([name, value]) => ({
      key: String(names[name]),
      value: { html: html`<div class="app-keep-lines">${value}</div>` },
    }))
  return html`${words.text !== null && html`<p class="govuk-body">${words.text}</p>`}${summaryList({ rows })}
    <form method="post" action="${paths.applyStart(slug)}" id="${TYPED_FORM}">
      ${hiddenField('seen', 'yes')}${filled.map(([name, value]) => hiddenField(name, value))}
      ${button({ text: words.submit, preventDoubleClick: true })}
    </form>`
}
