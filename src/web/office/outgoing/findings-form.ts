import { FINDING_KINDS, type Finding, type FindingKind } from '../../../documents/release-gate/finding.ts'
import { entriesFound, MENDING, placeKey } from '../../../documents/release-gate/cleaning/choices.ts'
import { reasonField, type MendingChoices } from '../../../services/outgoing-mending.ts'
import { type OutgoingFile } from '../../../services/outgoing-keeping.ts'
import { formFields, table, tag, type ErrorItem, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { countsRest, placesIn } from './found-in.ts'
import { type Language } from '../../messages/language.ts'
import { releaseMessages } from '../../messages/release/messages.ts'

const MOST_SHOWN = 20
const MOST_ENTRIES = 50
const COLOURS = { high: 'red', medium: 'yellow', low: 'grey' } as const
/** The gravest first. */
const WEIGHT = { high: 0, medium: 1, low: 2 } as const

type Form = { lang: Language; values: TypedValues; errors: readonly ErrorItem[] }
type Numbered = { finding: Finding; number: number }

/** What was decided before, as the form shows it. */
export function decidedValues({ content }: OutgoingFile): TypedValues {
  const { kept, reasons, findings } = content
  const places = new Set(kept.places)
  return {
    'keep-kind': kept.kinds,
    drop: entriesFound(findings).flatMap((entry, at) => (kept.dropped?.includes(entry) ? [String(at)] : [])),
    keep: findings.flatMap((finding, number) => (places.has(placeKey(finding)) ? [String(number)] : [])),
    ...Object.fromEntries(Object.entries(reasons).map(([kind, reason]) => [reasonField(kind as FindingKind), reason])),
  }
}

/** What the form holds: whatever it does not keep is mended. */
export function typedChoices(values: TypedValues, findings: readonly Finding[]): MendingChoices {
  const chosen = (name: string) => [values[name] ?? []].flat().map(String)
  const kinds = [...new Set(findings.map(({ kind }) => kind))]
  return {
    kinds: kinds.filter((kind) => chosen('keep-kind').includes(kind)),
    places: findings.filter((_, number) => chosen('keep').includes(String(number))).map(placeKey),
    dropped: entriesFound(findings).filter((_, at) => chosen('drop').includes(String(at))),
    reasons: Object.fromEntries(kinds.map((kind) => [kind, String(values[reasonField(kind)] ?? '')])),
  }
}

/** Every finding in its place: kept one by one, kept as a kind, or mended; files of an archive that go as a whole. */
export function findingsForm(findings: readonly Finding[], form: Form): (Html | false)[] {
  const numbered = findings.map((finding, number) => ({ finding, number }))
  const kinds = [...Map.groupBy(numbered, ({ finding }) => finding.kind)].sort(([a], [b]) => weightOf(a) - weightOf(b))
  return [entriesForm(findings, form), ...kinds.map(([kind, places]) => kindForm(kind, places, form))]
}

const weightOf = (kind: FindingKind): number => WEIGHT[FINDING_KINDS[kind].severity]

function entriesForm(findings: readonly Finding[], form: Form): Html | false {
  const entries = entriesFound(findings)
  const t = releaseMessages(form.lang).outgoing
  return (
    entries.length > 0 &&
    formFields(form).checkboxes({
      ...{ name: 'drop', idPrefix: 'drop', classes: 'govuk-checkboxes--small', hint: { text: t.dropHint } },
      fieldset: { legend: { text: t.drop, classes: 'govuk-fieldset__legend--s' } },
      items: entries.slice(0, MOST_ENTRIES).map((text, value) => ({ value, text })),
    })
  )
}

function kindForm(kind: FindingKind, places: readonly Numbered[], form: Form): Html {
  const t = releaseMessages(form.lang)
  const { label, severity } = FINDING_KINDS[kind]
  const fields = formFields(form)
  const reason = { name: reasonField(kind), label: t.outgoing.reason(label), rows: 2 }
  return html`<section class="app-effect" aria-labelledby="kind-${kind}">
    <h2 class="govuk-heading-s" id="kind-${kind}">
      ${label} ${tag({ text: t.severity[severity], classes: `govuk-tag--${COLOURS[severity]}` })}
    </h2>
    ${placesOf(kind, places, form)} ${fields.textarea({ ...reason, hint: t.outgoing.reasonHint })}
  </section>`
}

function placesOf(kind: FindingKind, places: readonly Numbered[], form: Form): Html {
  const t = releaseMessages(form.lang).outgoing
  const { label } = FINDING_KINDS[kind]
  const mending = MENDING[kind]
  const listed = places.filter(({ finding }) => !countsRest(finding)).slice(0, MOST_SHOWN)
  const rest = placesIn(places.map(({ finding }) => finding)) - listed.length
  const more = rest > 0 && html`<p class="govuk-body app-quiet">${t.rest(rest)}</p>`
  const all = { value: kind, text: t.keepAll(label) }
  const keepAll = formFields(form).checkboxes({
    ...{ name: 'keep-kind', idPrefix: `keep-${kind}`, classes: 'govuk-checkboxes--small', items: [all] },
  })
  if (mending === 'whole')
    return html`${placesTable(label, listed, form)}${more}<p class="govuk-body">${t.will.whole}</p>${keepAll}`
  const one = formFields(form).checkboxes({
    name: 'keep',
    idPrefix: `place-${kind}`,
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: t.keep(label), classes: 'govuk-fieldset__legend--s' } },
    hint: { text: kind === 'unreadable' ? t.will.unreadable : t.will.each },
    items: listed.map(({ finding, number }) => ({ value: number, text: t.place(finding.place, finding.excerpt) })),
  })
  return html`${one}${more}${places.length > 1 && keepAll}`
}

function placesTable(label: string, places: readonly Numbered[], { lang }: Form): Html {
  const { columns } = releaseMessages(lang)
  return table({
    lang,
    caption: label,
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: columns.place }, { text: columns.excerpt }],
    rows: places.map(({ finding }) => [{ text: finding.place }, { text: finding.excerpt }]),
  })
}
