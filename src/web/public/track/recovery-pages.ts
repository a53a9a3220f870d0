import { type OrganRef } from '../../../services/context.ts'
import { button, errorsAbove, formFields, printButton, summaryList, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { TYPED_FORM } from '../../layout/display-links.ts'
import { type Language } from '../../messages/language.ts'
import { siteMessages } from '../../messages/public/site/messages.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { paths } from '../../paths.ts'

const PLAIN = { autocomplete: 'off', spellcheck: false, autocapitalize: 'characters' } as const

export type RecoveryForm = { values: TypedValues; problem: string | null }

/** Number and e-mail on file; a recovery code is sent where they belong together. */
export function lostCodePage(organ: OrganRef, { values, problem }: RecoveryForm, lang: Language): Html {
  const t = trackMessages(lang)
  const errors = problem === null ? [] : [{ href: '#number', text: problem }]
  const fields = formFields({ lang, values, errors })
  return html`${errorsAbove(errors, { lang })}
    <h1 class="govuk-heading-l">${t.lostPage.title}</h1>
    <p class="govuk-body">${t.lostPage.intro}</p>
    <form method="post" action="${paths.trackLost(organ.slug)}" id="${TYPED_FORM}" novalidate>
      ${fields.input({ name: 'number', label: t.number, hint: t.numberHint, classes: 'govuk-input--width-20', ...PLAIN })}
      ${fields.input({ name: 'email', label: t.lostPage.email, type: 'email', autocomplete: 'email', spellcheck: false })}
      ${button({ text: t.lostPage.submit, preventDoubleClick: true })}
    </form>
    ${otherWays(organ, lang)}`
}

/** The same answer whether anything was sent or not. */
export function lostCodeSentPage(organ: OrganRef, lang: Language): Html {
  const t = trackMessages(lang).lostPage
  return html`<h1 class="govuk-heading-l">${t.sentTitle}</h1>
    <p class="govuk-body">${t.sent}</p>
    ${otherWays(organ, lang)}`
}

function otherWays({ slug, settings }: OrganRef, lang: Language): Html {
  const t = trackMessages(lang).lostPage
  return html`<p class="govuk-body"><a class="govuk-link" href="${paths.trackRecovery(slug)}">${t.have}</a></p>
    <p class="govuk-body">${t.desk(settings.office || siteMessages(lang).office)}</p>`
}

/** Number and recovery code; a new query code in return. */
export function recoveryPage({ slug }: OrganRef, { values, problem }: RecoveryForm, lang: Language): Html {
  const t = trackMessages(lang)
  const errors = problem === null ? [] : [{ href: '#number', text: problem }]
  const fields = formFields({ lang, values, errors })
  return html`${errorsAbove(errors, { lang })}
    <h1 class="govuk-heading-l">${t.lostPage.recoverTitle}</h1>
    <p class="govuk-body">${t.lostPage.recoverIntro}</p>
    <form method="post" action="${paths.trackRecovery(slug)}" id="${TYPED_FORM}" novalidate>
      ${fields.input({ name: 'number', label: t.number, hint: t.numberHint, classes: 'govuk-input--width-20', ...PLAIN })}
      ${fields.input({ name: 'code', label: t.lostPage.recovery, hint: t.codeHint, ...PLAIN })}
      ${button({ text: t.lostPage.recover, preventDoubleClick: true })}
    </form>`
}

/** The new code, once. */
export function newCodePage({ slug }: OrganRef, number: string, code: string, lang: Language): Html {
  const t = trackMessages(lang)
  const rows = [
    { key: t.number, value: number },
    { key: t.code, value: html`<strong class="app-query-code">${code}</strong>` },
  ]
  return html`<h1 class="govuk-heading-l">${t.lostPage.newTitle}</h1>
    ${summaryList({ rows })}
    <p class="govuk-body">${t.lostPage.newText}</p>
    ${printButton({ lang })}
    <p class="govuk-body"><a class="govuk-link" href="${paths.track(slug)}">${t.title}</a></p>`
}
