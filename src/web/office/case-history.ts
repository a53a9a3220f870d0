import { ENTRY_LABELS, type RecordedEvent } from '../../cases/events.ts'
import { OUTCOMES } from '../../law/outcomes.ts'
import { CHANNELS } from '../../law/receipt.ts'
import { type CaseView } from '../../services/case-view.ts'
import { type Dossier } from '../../services/case-dossier.ts'
import { timeline, type TimelineEntry } from '../components/index.ts'
import { html, type Child, type Html } from '../html.ts'
import { formatDay, formatInstant, plainDay } from '../messages/dates.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { type CaseLook } from './case-look.ts'
import { servedEntries } from './case-history-service.ts'

/** What happened, the service of letters with it, in the order it was recorded: nothing is ever taken out, void entries stand struck through. */
export function caseHistory(view: CaseView, dossier: Dossier, { lang }: CaseLook): Html {
  const t = officeMessages(lang).casePage.history
  const { names } = dossier
  const acts = view.kase.history.map((entry) => ({
    at: entry.recordedAt.getTime(),
    entry: entryOf(entry, view, names, lang),
  }))
  const entries = [...acts, ...servedEntries(view, dossier, lang)].sort((a, b) => a.at - b.at).map(({ entry }) => entry)
  return html`<section aria-labelledby="history">
    <h2 class="govuk-heading-m" id="history">${t.heading}</h2>
    ${timeline({ entries })}
  </section>`
}

function entryOf(
  entry: RecordedEvent,
  view: CaseView,
  names: ReadonlyMap<string, string>,
  lang: Language,
): TimelineEntry {
  const t = officeMessages(lang).casePage.history
  const isVoid = view.voided.has(entry.seq)
  const label = eventLabel(entry, view, lang)
  const title = isVoid ? html`<s>${label}</s> <strong class="govuk-tag govuk-tag--grey">${t.voided}</strong>` : label
  const recorded = t.recorded(actorName(entry.recordedBy, names, lang), formatInstant(entry.recordedAt, lang))
  const facts = eventFacts(entry, view, lang)
  return {
    date: formatDay(entry.event.on, lang),
    datetime: entry.event.on,
    title,
    text: html`${facts.length > 0 && html`<p>${facts.join('；')}</p>`}${textsOf(entry.seq, view, lang)}
      <p class="app-quiet">${t.seq(entry.seq)}，${recorded}</p>`,
  }
}

/** What an entry is called. */
export function eventLabel({ event }: RecordedEvent, { kase }: Pick<CaseView, 'kase'>, lang: Language): string {
  const t = officeMessages(lang).casePage.history
  if (event.type !== 'entry-voided') return ENTRY_LABELS[event.type]
  const voided = kase.history.find(({ seq }) => seq === event.seq)
  if (!voided || voided.event.type === 'entry-voided') return t.voidedLabel
  return t.voids(event.seq, ENTRY_LABELS[voided.event.type])
}

function eventFacts({ event }: RecordedEvent, view: CaseView, lang: Language): string[] {
  const t = officeMessages(lang).casePage.history
  switch (event.type) {
    case 'submitted':
      return [CHANNELS[event.channel].label]
    case 'correction-requested':
      return event.correctBy ? [t.correctBy(plainDay(event.correctBy, lang))] : []
    case 'third-party-consulted':
    case 'co-producer-consulted':
      return [
        t.party(event.party, partyNames(view).get(event.party)),
        event.receivedOn ? t.delivered(plainDay(event.receivedOn, lang)) : t.notDelivered,
      ]
    case 'third-party-answered':
    case 'co-producer-answered':
      return [t.party(event.party, partyNames(view).get(event.party))]
    case 'extended':
      return [t.workdays(event.workdays)]
    case 'fee-charged':
      return [
        ...(event.yuan === undefined ? [] : [t.yuan(event.yuan)]),
        ...(event.receivedOn ? [t.noticeDelivered(plainDay(event.receivedOn, lang))] : []),
      ]
    case 'replied':
    case 'replied-anew':
      return [OUTCOMES[event.outcome].label]
    default:
      return []
  }
}

/**
 * The names behind the words that stand for parties in the events: the name is stored sealed with the consultation, as
 * 「A：名称」 by our forms, as the bare name by other programs.
 */
export function partyNames({ kase, texts }: Pick<CaseView, 'kase' | 'texts'>): Map<string, string> {
  return new Map(
    kase.history.flatMap(({ seq, event }) => {
      const text = texts.find((each) => each.seq === seq && each.kind === 'party')?.text
      if (!('party' in event) || text === undefined) return []
      const mark = `${event.party}：`
      return [[event.party, text.startsWith(mark) ? text.slice(mark.length) : text] as const]
    }),
  )
}

function textsOf(seq: number, { texts }: CaseView, lang: Language): Child {
  const t = officeMessages(lang).casePage.history.texts
  return texts
    .filter((text) => text.seq === seq && text.kind !== 'party')
    .map(
      ({ kind, text }): Html =>
        html`<p class="app-written"><span class="app-quiet">${t[kind] ?? t['note']}：</span>${text}</p>`,
    )
}

export function actorName(id: string, names: ReadonlyMap<string, string>, lang: Language): string {
  const t = officeMessages(lang).casePage.history
  if (id === 'applicant' || id === 'system' || id === 'import') return t[id]
  return id.startsWith('token:') ? t.token : (names.get(id) ?? t.unknown)
}
