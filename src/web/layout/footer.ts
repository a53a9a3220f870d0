import { html, type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { type Contact, type Site } from './site.ts'

/** Contact of the office and links to guide, privacy notice and the like. */
export function footer(site: Site, lang: Language): Html {
  const { contact, footerLinks = [] } = site
  const t = sharedMessages(lang).layout
  const links = footerLinks.map(
    ({ text, href }) => html`<li><a class="app-footer__link" href="${href}">${text}</a></li>`,
  )
  const list =
    links.length > 0 &&
    html`<nav aria-label="${t.footerLinks}">
      <ul class="app-footer__links">
        ${links}
      </ul>
    </nav>`
  return html`<footer class="app-footer">
    <div class="govuk-width-container">
      ${site.organName && html`<p class="app-footer__organ">${site.organName}</p>`}
      ${contact && contactOf(contact, lang)}${list}
    </div>
  </footer>`
}

function contactOf(contact: Contact, lang: Language): Html {
  const t = sharedMessages(lang).layout
  const { phone, email } = contact
  const lines: [string, Html | string | undefined][] = [
    [t.contact, contact.office],
    [t.phone, phone && html`<a class="app-footer__link" href="${`tel:${phone}`}">${phone}</a>`],
    [t.email, email && html`<a class="app-footer__link" href="${`mailto:${email}`}">${email}</a>`],
    [t.address, contact.address],
    [t.postcode, contact.postcode],
    [t.hours, contact.hours],
  ]
  const shown = lines.map(
    ([name, value]) =>
      value &&
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`,
  )
  return html`<dl class="app-footer__contact">${shown}</dl>`
}
