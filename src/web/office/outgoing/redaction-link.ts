import { type Finding } from '../../../documents/release-gate/finding.ts'
import { type OutgoingFile } from '../../../services/outgoing-keeping.ts'
import { button, formFields, type ErrorItem, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { releaseMessages } from '../../messages/release/messages.ts'
import { paths } from '../../paths.ts'

const MOST_PAGES = 24
const PAGE = /^第 (\d+) 页/

type Look = { file: OutgoingFile; lang: Language; csrf: Html; values: TypedValues; errors: readonly ErrorItem[] }

/** The pages of a PDF on which something was found, in order. */
function pagesFound(findings: readonly Finding[]): number[] {
  const pages = findings.flatMap(({ place }) => PAGE.exec(place)?.[1] ?? []).map(Number)
  return [...new Set(pages)].sort((a, b) => a - b).slice(0, MOST_PAGES)
}

/**
 * The way from a PDF's findings to its redaction, at the page where something was found: there every box has its ground.
 * `number`: the case it belongs to; one is asked for where it belongs to none.
 */
export function redactionLink({ file, csrf, ...form }: Look, number: string | null): Html | false {
  const { name, findings } = file.content
  const pages = pagesFound(findings)
  if (!/\.pdf$/i.test(name) || pages.length === 0) return false
  const t = releaseMessages(form.lang).outgoing.redaction
  const buttons = pages.map((page) =>
    button({
      ...{ text: t.page(page), name: 'page', value: String(page), classes: 'govuk-button--secondary' },
      attributes: { 'aria-label': t.pageSpoken(page) },
    }),
  )
  const asked =
    number === null &&
    formFields(form).input({ name: 'number', label: t.number, hint: t.numberHint, classes: 'govuk-input--width-20' })
  return html`<section aria-labelledby="redact">
    <h2 class="govuk-heading-m" id="redact">${t.heading}</h2>
    <p class="govuk-body">${t.lead}</p>
    <form method="post" action="${paths.outgoingRedaction(file.outgoingId)}" novalidate>
      ${csrf}${asked}
      <div class="govuk-button-group">${buttons}</div>
    </form>
  </section>`
}
