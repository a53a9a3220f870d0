import { type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { CHANNELS } from '../law/receipt.ts'
import { showCase } from '../services/case-view.ts'
import { saveSettings } from '../services/organ-service.ts'
import { submitForReview } from '../services/review-service.ts'
import { type Filed } from './beats.ts'
import { REPLY_DETAILS } from './reply-details.ts'
import { type Beat } from './stage.ts'
import { type CaseStory } from './story.ts'

/** From today on a refusal needs its sign-off: one is drafted for a running case and waits for whoever may review. */
export const beatOfReview = (on: LocalDate, cases: readonly CaseStory[], filed: Filed): Beat => ({
  on,
  play: async ({ context, organ, cast }) => {
    const story = cases.find(isUntouched)
    const kase = story && filed.get(story)
    if (!kase) return
    const steps = [{ kind: 'sign-off', scope: 'refusal', reviewers: [] }] as const
    const settings = { ...organ.settings, reviews: { steps, fourEyes: false } }
    await saveSettings(context, organ, { name: organ.name, settings }, cast.head)
    const outcome: Outcome = organ.regime === 'college' ? 'school-rule' : 'internal'
    const details = REPLY_DETAILS[outcome]
    const draft = { outcome, details, values: { outcome, reason: details.reason, rule: details.rule ?? '' }, texts: [] }
    const { version } = await showCase(context, organ, kase.number)
    await submitForReview(context, { ...organ, settings }, kase.number, draft, [], cast.clerk, version)
  },
})

/** Received, and nothing done to it yet. */
export const isUntouched = ({ application, confirmedOn, doings, outcome }: CaseStory): boolean =>
  outcome === null && doings.length === 0 && (confirmedOn !== null || !CHANNELS[application.channel].needsConfirmation)
