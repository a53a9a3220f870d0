import { OTHER_CHECKS, type Fault } from '../../law/report/published/check-published.ts'
import { CHECK_TITLES } from '../../law/report/relations.ts'
import { type CheckedFacts } from '../../services/checked-facts.ts'
import { details, summaryList, table, tag } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { affairsMessages } from '../messages/affairs/messages.ts'
import { type Language } from '../messages/language.ts'
import { checkerMessages } from '../messages/public/checker/messages.ts'
import { inChinese } from '../public/in-chinese.ts'

const FORM_NAMES = affairsMessages('zh-CN').reports.forms

/** What was read and what was found; `again` is where another report is checked. */
export function checkResult(facts: CheckedFacts, again: string, lang: Language): Html {
  const t = checkerMessages(lang).result
  const { body, year, form, received, ended, faults } = facts
  const sure = faults.filter((fault) => fault.sure).length
  const rows = [
    { key: t.of, value: body || t.unnamed },
    { key: t.year, value: String(year) },
    { key: t.form, value: inChinese(FORM_NAMES[form], lang) },
    { key: t.read, value: t.readOf(received, ended) },
  ]
  return html`<h2 class="govuk-heading-m">${t.title}</h2>
    ${summaryList({ rows })}
    <p class="govuk-body">${faults.length === 0 ? t.sound : t.found(sure, faults.length - sure)}</p>
    ${faults.length > 0 && faultTable(faults, lang)}
    ${details({ summaryText: t.done, html: checksDone(lang) })}
    <p class="govuk-body"><a class="govuk-link" href="${again}">${t.again}</a></p>`
}

const TITLES: Readonly<Record<string, string>> = { ...OTHER_CHECKS, ...CHECK_TITLES }

/** The faults as a table, each with where it is. */
export function faultTable(faults: readonly Fault[], lang: Language): Html {
  const t = checkerMessages(lang).result
  const { columns } = t
  return table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    head: [columns.kind, columns.check, columns.place, columns.text].map((text) => ({ text })),
    rows: faults.map(({ check, place, text, sure }) => [
      {
        html: tag({ text: sure ? t.sure : t.doubt, classes: sure ? 'govuk-tag--red' : 'govuk-tag--yellow' }),
        classes: 'app-nowrap',
      },
      { html: inChinese(TITLES[check] ?? check, lang) },
      { html: inChinese(place, lang) },
      { html: inChinese(text, lang) },
    ]),
  })
}

const checksDone = (lang: Language): Html =>
  html`<ul class="govuk-list govuk-list--bullet">
    ${Object.values(TITLES).map((title) => html`<li>${inChinese(title, lang)}</li>`)}
  </ul>`
