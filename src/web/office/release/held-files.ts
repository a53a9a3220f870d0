import { type HeldFile, type HeldFinding } from '../../../services/files-held.ts'
import { details, formFields, insetText, table, tag, type ErrorItem, type FormState } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { releaseMessages } from '../../messages/release/messages.ts'

const MOST_SHOWN = 8
const COLOURS = { high: 'red', medium: 'yellow', low: 'grey' } as const

/** What holds each file back, every finding in its place, with a field for the reason it may leave all the same. */
export function heldFiles(files: readonly HeldFile[], form: FormState & { lang: Language }): Html {
  const t = releaseMessages(form.lang)
  return html`<section aria-labelledby="held">
    <h2 class="govuk-heading-m" id="held">${t.heading}</h2>
    <p class="govuk-body">${t.lead}</p>
    ${files.map((file) => heldFile(file, form))}
    <p class="govuk-body">${t.again}${t.limits}</p>
  </section>`
}

function heldFile({ name, refusal, findings, outgoingId, asks }: HeldFile, form: FormState & { lang: Language }): Html {
  const t = releaseMessages(form.lang)
  const refused = refusal !== null && insetText({ html: html`<strong>${t.refused}</strong><br />${refusal}` })
  const mend =
    outgoingId !== undefined &&
    html`<p class="govuk-body">
      <a class="govuk-link govuk-!-font-weight-bold" href="${paths.outgoingFile(outgoingId)}">${t.outgoing.mend}</a>
      ${asks === 'second-person' && html`<br />${t.outgoing.needsSecondNote}`}
    </p>`
  return html`<h3 class="govuk-heading-s">${name}</h3>
    ${refused}${mend}${findings.map((finding) => heldFinding(name, finding, form, asks))}`
}

function heldFinding(
  file: string,
  finding: HeldFinding,
  form: FormState & { lang: Language },
  asks: HeldFile['asks'],
): Html {
  const t = releaseMessages(form.lang)
  const { kind, label, severity, places, field } = finding
  const [shown, rest] = [places.slice(0, MOST_SHOWN), places.slice(MOST_SHOWN)]
  const more =
    rest.length > 0 && details({ summaryText: t.more(rest.length), html: placesTable(file, label, rest, form) })
  return html`<div class="app-effect">
    <p class="govuk-body">
      <strong>${label}</strong> ${tag({ text: t.severity[severity], classes: `govuk-tag--${COLOURS[severity]}` })}
    </p>
    ${placesTable(file, label, shown, form)}${more}
    <p class="govuk-body">${t.howTo}${t.mending[kind]}</p>
    ${asks === 'reason' && formFields(form).textarea({ name: field, label: t.reason(label), hint: t.reasonHint, rows: 2 })}
  </div>`
}

function placesTable(file: string, label: string, places: HeldFinding['places'], { lang }: { lang: Language }): Html {
  const t = releaseMessages(lang)
  return table({
    lang,
    caption: t.caption(file, label),
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: t.columns.place }, { text: t.columns.excerpt }],
    rows: places.map(({ place, excerpt }) => [{ text: place }, { text: excerpt }]),
  })
}

/** One line of the summary for each reason that lacks, linked to its field; where none lacks, what is left to do. */
export function heldErrors(files: readonly HeldFile[], lang: Language): ErrorItem[] {
  const t = releaseMessages(lang)
  return files.flatMap(({ name, refusal, findings, asks }) => [
    ...(refusal === null ? [] : [{ text: t.refusal(name, refusal), href: '#files' }]),
    ...(asks === 'second-person' && findings.some(({ reason }) => reason === null)
      ? [{ text: t.outgoing.needsSecond(name), href: '#held' }]
      : []),
    ...findings
      .filter(({ reason }) => reason === null && asks === 'reason')
      .map(({ label, places, field }) => ({ text: t.missing(name, label, places.length), href: `#${field}` })),
  ])
}
