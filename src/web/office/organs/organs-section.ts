import { type otherOrgans } from '../../../services/account-links.ts'
import { button, input, insetText, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'

type Others = Awaited<ReturnType<typeof otherOrgans>>

/** Minutes a code can be used; said beside it. */
const CODE_MINUTES = 10

/** The part of the own account's page about other organs: go over, join, leave. */
export function organsSection(
  others: Others,
  { csrf, lang, errors, offered }: { csrf: Html; lang: Language; errors: readonly ErrorItem[]; offered: string | null },
): Html {
  const t = officeMessages(lang).organs
  const problem = errors.find(({ href }) => href === '#code')
  const list = others.map(
    ({ slug, organName }) => html`<form method="post" action="${paths.organSwitch()}">
      ${csrf}<input type="hidden" name="organ" value="${slug}" />${button({ text: t.switchTo(organName), classes: 'govuk-button--secondary' })}
    </form>`,
  )
  return html`<h2 class="govuk-heading-m" id="organs">${t.heading}</h2>
    <p class="govuk-body">${t.lead}</p>
    ${list.length === 0 ? html`<p class="govuk-body">${t.none}</p>` : html`<div class="govuk-button-group">${list}</div>`}
    ${offered !== null && insetText({ html: html`<p class="govuk-body">${t.offered(CODE_MINUTES)}</p><p class="app-code app-break">${offered}</p>` })}
    <form method="post" action="${paths.organLink('offer')}">${csrf}${button({ text: t.offer, classes: 'govuk-button--secondary' })}</form>
    <form method="post" action="${paths.organLink('joining')}" novalidate>
      ${csrf}${input({ lang, name: 'code', label: t.code, hint: t.codeHint, classes: 'govuk-input--width-20', autocomplete: 'off', errorMessage: problem && { text: problem.text } })}
      ${button({ text: t.link, classes: 'govuk-button--secondary' })}
    </form>
    ${others.length > 0 && html`<form method="post" action="${paths.organLink('leaving')}">${csrf}${button({ text: t.unlink, classes: 'govuk-button--secondary' })}</form>`}`
}
