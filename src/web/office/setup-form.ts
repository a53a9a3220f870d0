import { REGIMES, type Regime } from '../../law/rules.ts'
import { type OrganRef } from '../../services/context.ts'
import { button, formFields, type FormState } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'

/** The form of the first start. Where organs exist already (made by the command line), one of them is chosen. */
export function setupForm(organs: readonly OrganRef[], state: FormState & { lang: 'zh-CN' | 'en' }): Html {
  const t = officeMessages(state.lang).setup
  return html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body-l">${t.lead}</p>
    <form method="post" action="${paths.setup()}" novalidate id="form">
      <input type="hidden" name="token" value="${String(state.values?.['token'] ?? '')}" />
      <h2 class="govuk-heading-m">${t.organHeading}</h2>
      ${organs.length > 0 ? existingOrgan(organs, state) : newOrgan(state)}
      <h2 class="govuk-heading-m">${t.accountHeading}</h2>
      ${accountPart(state)}${button({ text: t.submit })}
    </form>`
}

/** The kind offered first is the one most installations have. */
const REGIME_ORDER: readonly Regime[] = ['college', 'organ', 'authorised']

function newOrgan(state: FormState & { lang: 'zh-CN' | 'en' }): Html {
  const t = officeMessages(state.lang).setup
  const fields = formFields(state)
  const items = REGIME_ORDER.map((value) => ({ value, text: REGIMES[value].label, hint: t.regimes[value] }))
  return html`${fields.input({ name: 'name', label: t.name, hint: t.nameHint, autocomplete: 'organization' })}
  ${fields.input({ name: 'slug', label: t.slug, hint: t.slugHint, classes: 'govuk-input--width-20', spellcheck: false, autocapitalize: 'none' })}
  ${fields.radios({ name: 'regime', fieldset: { legend: t.regime }, hint: t.regimeHint, items })}`
}

function existingOrgan(organs: readonly OrganRef[], state: FormState & { lang: 'zh-CN' | 'en' }): Html {
  const t = officeMessages(state.lang).setup
  const items = organs.map(({ slug, name, regime }) => ({ value: slug, text: `${name}（${REGIMES[regime].label}）` }))
  return formFields(state).radios({ name: 'organ', fieldset: { legend: t.existing }, items })
}

function accountPart(state: FormState & { lang: 'zh-CN' | 'en' }): Html {
  const { setup: t, passwordRules } = officeMessages(state.lang)
  const fields = formFields(state)
  const secret = (name: string, label: string, hint?: string) =>
    fields.input({
      name,
      label,
      hint,
      type: 'password',
      autocomplete: 'new-password',
      classes: 'govuk-input--width-20',
    })
  return html`${fields.input({ name: 'personName', label: t.personName, autocomplete: 'name', classes: 'govuk-input--width-20' })}
  ${fields.input({ name: 'login', label: t.login, hint: t.loginHint, autocomplete: 'username', spellcheck: false, autocapitalize: 'none', classes: 'govuk-input--width-20' })}
  ${fields.input({ name: 'email', label: t.email, hint: t.emailHint, type: 'email', autocomplete: 'email', classes: 'govuk-input--width-20' })}
  ${secret('password', t.password, passwordRules)}${secret('again', t.again)}`
}
