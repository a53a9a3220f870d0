import { type Application } from '../../../cases/application.ts'
import { type OrganRef } from '../../../services/context.ts'
import { button, buttonGroup, notificationBanner, summaryList, type SummaryRow } from '../../components/index.ts'
import { html, nothing, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { kindNames } from '../../messages/public/law-words.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { paths } from '../../paths.ts'
import { progress } from './form-parts.ts'
import { personalNumbersIn } from './personal-numbers.ts'
import { FIELDS, type TypedApplication } from './typed-application.ts'

/** What the check page shows and carries on. `notice`: why it is shown once more instead of the confirmation. */
export type CheckInput = { application: Application; typed: TypedApplication; key: string; notice: string | null }

/** Everything typed, once more, with the two ways on: change it or submit it. */
export function checkPage({ slug }: OrganRef, input: CheckInput, lang: Language): Html {
  const t = applyMessages(lang)
  const change = { formaction: paths.applyCheck(slug) }
  return html`${progress(1, lang)}
    <h1 class="govuk-heading-xl">${t.check.title}</h1>
    ${input.notice !== null && notificationBanner({ lang, titleText: t.check.changedTitle, text: input.notice })}
    <p class="govuk-body">${t.check.intro}</p>
    ${warnings(input.application, lang)}${summary(input.application, lang)}
    <form method="post" action="${paths.applyDone(slug)}" novalidate>
      <input type="hidden" name="key" value="${input.key}" />
      ${FIELDS.map((name) => hidden(name, input.typed[name]))}
      ${buttonGroup(
        button({ text: t.check.submit, preventDoubleClick: true }),
        button({
          text: t.check.change,
          classes: 'govuk-button--secondary',
          name: 'change',
          value: 'yes',
          attributes: change,
        }),
      )}
    </form>`
}

const hidden = (name: string, value: string | undefined): Html =>
  value === undefined ? nothing : html`<input type="hidden" name="${name}" value="${value}" />`

/** Personal numbers in free texts are pointed out, never forbidden: they may be the applicant's own. */
function warnings(application: Application, lang: Language): Html {
  const t = applyMessages(lang)
  const texts = [
    [t.infoTitle, application.title],
    [t.description, application.description],
    [t.purpose, application.purpose],
  ] as const
  const sentences = texts.flatMap(([field, text]) =>
    personalNumbersIn(text ?? '').map((kind) => t.check.warn(field, t.check.numbers[kind])),
  )
  if (sentences.length === 0) return nothing
  return notificationBanner({
    lang,
    titleId: 'personal-numbers',
    titleText: t.check.warnTitle,
    html: html`${sentences.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}`,
  })
}

function summary(application: Application, lang: Language): Html {
  const t = applyMessages(lang)
  const card = (title: string, rows: readonly SummaryRow[]) => summaryList({ card: { title }, rows })
  return html`${card(t.applicant, applicantRows(application, lang))}
  ${card(t.wanted, wantedRows(application, lang))}${card(t.how, howRows(application, lang))}`
}

function applicantRows({ applicant }: Application, lang: Language): SummaryRow[] {
  const t = applyMessages(lang)
  const person = applicant.kind === 'natural-person'
  const proof = person
    ? [row(t.idType, applicant.idType && t.idTypes[applicant.idType], lang), row(t.idNumber, applicant.idNumber, lang)]
    : [
        row(t.creditCode, applicant.creditCode, lang),
        row(t.legalRepresentative, applicant.legalRepresentative, lang),
        row(t.contactName, applicant.contactName, lang),
      ]
  return [
    row(person ? t.kind : t.organisationKind, kindNames(lang)[applicant.kind], lang),
    row(person ? t.name : t.organisationName, applicant.name, lang),
    ...proof,
    row(t.phone, applicant.phone, lang),
    row(t.email, applicant.email, lang),
    row(t.address, applicant.address, lang),
    row(t.postcode, applicant.postcode, lang),
  ]
}

function wantedRows({ title, description, documentNumber, purpose }: Application, lang: Language): SummaryRow[] {
  const t = applyMessages(lang)
  const described = { html: html`<div class="app-keep-lines">${description}</div>` }
  return [
    row(t.infoTitle, title, lang),
    { key: t.description, value: described },
    row(t.documentNumber, documentNumber, lang),
    ...(purpose === null ? [] : [row(t.purpose, purpose, lang)]),
  ]
}

function howRows({ medium, delivery }: Application, lang: Language): SummaryRow[] {
  const t = applyMessages(lang)
  return [row(t.medium, medium && t.media[medium], lang), row(t.delivery, delivery && t.deliveries[delivery], lang)]
}

const row = (key: string, value: string | null | undefined, lang: Language): SummaryRow => ({
  key,
  value: value || sharedMessages(lang).notFilled,
})
