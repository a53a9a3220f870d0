import { REMEDY_KINDS, remediesFor, remedyParagraph } from '../../../law/remedies.ts'
import { type OpenRemedy, openRemedyNoteText } from '../../../remedies/open-remedies.ts'
import { type ApplicantCase } from '../../../services/applicant-case.ts'
import { type OrganRef } from '../../../services/context.ts'
import { insetText } from '../../components/index.ts'
import { html, nothing, type Html } from '../../html.ts'
import { formatDay, plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { inChinese } from '../in-chinese.ts'
import { remedyBodies } from '../remedy-bodies.ts'

/** What can be done against the reply, and until when: from its receipt, or as if it was received on the day it was given. */
export function caseRemedies(organ: OrganRef, { remedies }: ApplicantCase, lang: Language): Html {
  if (remedies?.outcome == null) return nothing
  const { regime, outcome, withheld, repliedOn, from, known } = remedies
  const t = trackMessages(lang).remedies
  const advice = remediesFor(regime, outcome, repliedOn, withheld)
  const sentences = remedyParagraph(advice, remedyBodies(organ))
  const dated = remedies.ways.some(({ lastDay }) => lastDay !== null)
  const said = known ? t.countedFrom : t.counted
  const counted = dated && from !== null && html`<p class="govuk-body">${said(plainDay(from, lang))}</p>`
  return html`<h2 class="govuk-heading-m">${t.title}</h2>
    ${sentences.map((sentence) => html`<p class="govuk-body">${inChinese(sentence, lang)}</p>`)}
    ${waysOf(remedies.ways, t.lastDays, counted, lang)}`
}

/** What can be done while no reply has come in time: the periods count from the end of the period to reply. */
export function lateRemedies({ remedies }: ApplicantCase, lang: Language): Html {
  if (remedies?.because !== 'silence') return nothing
  const t = trackMessages(lang)
  const reconsideration = remedies.ways.find(({ kind }) => kind === 'reconsideration')
  const day = reconsideration?.standing === 'open' ? reconsideration.lastDay : null
  return html`${day && html`<p class="govuk-body">${t.lateRemedy(formatDay(day, lang))}</p>`}
  ${waysOf(remedies.ways, t.remedies.ways, false, lang)}`
}

function waysOf(ways: readonly OpenRemedy[], heading: string, after: Html | false, lang: Language): Html {
  if (ways.length === 0) return nothing
  return insetText({
    html: html`<p class="govuk-body govuk-!-font-weight-bold">${heading}</p>
      <ul class="govuk-list">
        ${ways.map((way) => html`<li>${wayOf(way, lang)}</li>`)}
      </ul>
      ${after}`,
  })
}

/** Notes that the page says in its own words. */
const SAID: ReadonlySet<OpenRemedy['notes'][number]> = new Set(['no-period', 'service-unknown'] as const)

function wayOf({ kind, standing, lastDay, provisional, notes }: OpenRemedy, lang: Language): Html {
  const t = trackMessages(lang)
  const day = lastDay && `${formatDay(lastDay, lang)}${provisional ? t.provisional : ''}`
  const undated = notes.includes('service-unknown') ? t.remedies.fromReceipt : t.remedies.anyTime
  const told = notes.filter((note) => !SAID.has(note)).map(openRemedyNoteText)
  const state = standing === 'open' ? (day ?? undated) : t.remedies.standings[standing](day ?? '')
  return html`${inChinese(REMEDY_KINDS[kind].label, lang)}${lang === 'en' ? ': ' : '：'}${state}
  ${told.length > 0 && html`<span class="govuk-hint">${inChinese(told.join(''), lang)}</span>`}`
}
