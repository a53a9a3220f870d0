import { type SessionLine } from '../../../services/session-service.ts'
import { button, formFields, table, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { formatInstant } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'

/** Whether the second factor is on, and where to turn it on or off. */
export function factorPart(
  state: { on: boolean; codesLeft: number },
  owed: boolean,
  csrf: Html,
  lang: Language,
  errors: readonly ErrorItem[],
): Html {
  const t = officeMessages(lang).account.factor
  const removal = html`<form method="post" action="${paths.myFactorRemoving()}" novalidate>
    ${csrf}${formFields({ lang, errors }).input({
      name: 'password',
      id: 'factor-password',
      label: t.password,
      hint: t.removeHint,
      type: 'password',
      autocomplete: 'current-password',
      classes: 'govuk-input--width-20',
    })}${button({ text: t.remove, classes: 'govuk-button--secondary' })}
  </form>`
  return html`<h2 class="govuk-heading-m">${t.heading}</h2>
    ${owed && html`<p class="govuk-body"><strong>${t.required}</strong></p>`}
    <p class="govuk-body">${state.on ? t.on(state.codesLeft) : t.off}</p>
    ${state.on ? removal : button({ text: t.set, href: paths.myFactor(), classes: 'govuk-button--secondary' })}`
}

/** Where one is signed in, with ending each. */
export function sessionsPart(sessions: readonly SessionLine[], csrf: Html, lang: Language): Html {
  const t = officeMessages(lang).account.sessions
  const IDLE_MS = 30 * 60 * 1000
  const at = (instant: string, back = 0) => formatInstant(new Date(new Date(instant).getTime() - back), lang)
  const rows = sessions.map(({ session, createdAt, expiresAt, device, isThis }) => {
    const spoken = { 'aria-label': t.endOne(at(createdAt)) }
    const form = html`<form method="post" action="${paths.mySessionEnding(session)}">
      ${csrf}${button({ text: t.end, classes: 'govuk-button--secondary', attributes: spoken })}
    </form>`
    return [
      { text: at(createdAt), classes: 'app-nowrap' },
      { text: at(expiresAt, IDLE_MS), classes: 'app-nowrap' },
      { text: device || t.unknown },
      { html: isThis ? html`${t.isThis}` : form },
    ]
  })
  const { since, seen, device, act } = t.columns
  const head = [since, seen, device, act].map((text) => ({ text }))
  return html`<h2 class="govuk-heading-m">${t.heading}</h2>
    ${table({ lang, caption: t.caption, captionClasses: 'govuk-visually-hidden', head, rows })}
    ${
      sessions.length > 1 &&
      html`<form method="post" action="${paths.myOtherSessionsEnding()}">
        ${csrf}${button({ text: t.endOthers, classes: 'govuk-button--secondary' })}
      </form>`
    }`
}

/** The calendar feed: its address, made anew or closed; the morning's digest; the mail on what newly came in. */
export function nudgesPart(
  state: { feed: string | null; digest: boolean; arrivals: boolean },
  csrf: Html,
  lang: Language,
): Html {
  const { feed: t, digest, arrivals } = officeMessages(lang).account
  const form = (action: string, value: string, text: string) =>
    html`<form method="post" action="${action}">
      ${csrf}<input type="hidden" name="set" value="${value}" />${button({ text, classes: 'govuk-button--secondary' })}
    </form>`
  const address = html`<p class="govuk-body">${t.on}</p>
    <p class="govuk-body"><code class="app-break">${state.feed}</code></p>
    <div class="govuk-button-group">${form(paths.myFeed(), 'on', t.renew)}${form(paths.myFeed(), 'off', t.close)}</div>`
  return html`<h2 class="govuk-heading-m">${t.heading}</h2>
    ${state.feed === null ? html`<p class="govuk-body">${t.off}</p>${form(paths.myFeed(), 'on', t.open)}` : address}
    <h2 class="govuk-heading-m">${digest.heading}</h2>
    <p class="govuk-body">${digest.text}</p>
    ${state.digest ? form(paths.myDigest(), 'off', digest.off) : form(paths.myDigest(), 'on', digest.on)}
    <h2 class="govuk-heading-m">${arrivals.heading}</h2>
    <p class="govuk-body">${arrivals.text}</p>
    ${state.arrivals ? form(paths.myArrivals(), 'off', arrivals.off) : form(paths.myArrivals(), 'on', arrivals.on)}`
}
