import { OUTCOMES } from '../../../law/outcomes.ts'
import { type OpinionRow, type RoundRow } from '../../../services/review-rounds.ts'
import { tag } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { formatInstant } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { actorName } from '../case-history.ts'

const STATE_CLASSES = {
  waiting: 'govuk-tag--yellow',
  returned: 'govuk-tag--red',
  approved: 'govuk-tag--green',
  issued: 'govuk-tag--green',
  withdrawn: 'govuk-tag--grey',
} as const

type Names = ReadonlyMap<string, string>

/** The rounds of review of a case, newest first, each a link to its page. */
export function caseReviews(
  number: string,
  rounds: readonly RoundRow[],
  opinions: readonly OpinionRow[],
  names: Names,
  lang: Language,
): Html | false {
  if (rounds.length === 0) return false
  const t = officeMessages(lang).working.reviews
  const sections = rounds.map((round) => {
    const title = t.round(round.roundNo, OUTCOMES[round.outcome].label)
    const link = html`<a class="govuk-link" href="${paths.reviewRound(number, String(round.roundNo))}">${title}</a>`
    const given = opinions.filter(({ roundNo }) => roundNo === round.roundNo)
    return html`<h3 class="govuk-heading-s">${link}</h3>
      ${stepList(round, given, names, lang)}`
  })
  return html`<section aria-labelledby="reviews">
    <h2 class="govuk-heading-m" id="reviews">${t.heading}</h2>
    ${sections}
  </section>`
}

/** The opinions of one round, on its own page. */
export function roundSteps(round: RoundRow, opinions: readonly OpinionRow[], names: Names, lang: Language): Html {
  return html`<section aria-labelledby="steps">
    <h2 class="govuk-heading-m" id="steps">${officeMessages(lang).working.reviews.heading}</h2>
    ${stepList(round, opinions, names, lang)}
  </section>`
}

function stepList(round: RoundRow, opinions: readonly OpinionRow[], names: Names, lang: Language): Html {
  const t = officeMessages(lang).working.reviews
  const drafted = t.drafted(actorName(round.draftedBy, names, lang), formatInstant(new Date(round.draftedAt), lang))
  const given = opinions.map((each) => opinionItem(each, round, names, lang))
  const pending = round.state === 'waiting' ? round.steps.slice(round.step) : []
  const waiting = pending.map(({ kind, reviewers }) => {
    const people = reviewers.map((id) => names.get(`officer:${id}`) ?? '').join('、')
    return html`<li>${t.pending(t.kinds[kind], people || t.anyone)}</li>`
  })
  return html`<p class="govuk-body">
      ${tag({ text: t.states[round.state], classes: STATE_CLASSES[round.state] })} <span class="app-quiet">${drafted}</span>
    </p>
    <ul class="govuk-list govuk-list--bullet">
      ${given}${waiting}
    </ul>`
}

function opinionItem(opinion: OpinionRow, { steps }: RoundRow, names: Names, lang: Language): Html {
  const t = officeMessages(lang).working.reviews
  const { step, agrees, words, givenAt, givenBy, inPlaceOf } = opinion
  const kind = t.kinds[steps[step]?.kind ?? 'sign-off']
  const place = inPlaceOf === null ? null : (names.get(`officer:${inPlaceOf}`) ?? '')
  const who = t.given(actorName(givenBy, names, lang), place, formatInstant(new Date(givenAt), lang))
  return html`<li>
    ${t.opinion(kind, agrees)}${words && html`<br />${words}`}<br /><span class="app-quiet">${who}</span>
  </li>`
}
