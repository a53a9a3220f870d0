import { type LedgerAddress, ledgerHref, readLedgerQuery } from './ledger-query.ts'
import { type OwnLedgerView } from '../../../services/ledger-views.ts'
import { button, checkboxes, details, input } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'

/** Saved views as links, and the form that saves the present one. */
export function savedViews(views: readonly OwnLedgerView[], address: LedgerAddress, csrf: Html, lang: Language): Html {
  const t = officeMessages(lang).ledger.views
  const items = views.map((view) => html`<li>${viewLink(view, address, csrf, lang)}</li>`)
  const list =
    items.length > 0 &&
    html`<nav aria-label="${t.heading}" class="app-no-print">
      <ul class="app-views">
        ${items}
      </ul>
    </nav>`
  return html`${list}${Object.keys(savable(address)).length > 0 && saveForm(address, csrf, lang)}`
}

function viewLink(view: OwnLedgerView, address: LedgerAddress, csrf: Html, lang: Language): Html {
  const t = officeMessages(lang).ledger.views
  const href = ledgerHref(savable(readLedgerQuery(view.conditions, null)))
  const link = html`<a class="app-filter__chip" href="${href}">${view.name}${!view.mine && `（${t.shared}）`}</a>`
  if (!view.mine || href !== ledgerHref(savable(address))) return link
  return html`${link}
    <form method="post" action="${paths.ledgerViewRemoval(view.viewId)}">
      ${csrf}<button class="app-plain-button" type="submit">
        ${t.remove}<span class="govuk-visually-hidden">${t.removeHidden(view.name)}</span>
      </button>
    </form>`
}

/** What a view keeps of an address: everything but what was searched for, which may be a name. */
export function savable({ typed }: Pick<LedgerAddress, 'typed'>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => name !== 'q'))
}

function saveForm(address: LedgerAddress, csrf: Html, lang: Language): Html {
  const t = officeMessages(lang).ledger.views
  const form = html`<form method="post" action="${ledgerHref(savable(address), {}, paths.ledgerViews())}" id="save-view">
    ${csrf}${input({ lang, name: 'name', label: t.name, hint: t.hint, classes: 'govuk-input--width-20', attributes: { maxlength: '40', required: true } })}
    ${checkboxes({ lang, name: 'shared', classes: 'govuk-checkboxes--small', items: [{ value: 'yes', text: t.share }] })}
    ${button({ text: t.submit, classes: 'govuk-button--secondary' })}
  </form>`
  return html`<div class="app-no-print">${details({ summaryText: t.save, html: form })}</div>`
}
