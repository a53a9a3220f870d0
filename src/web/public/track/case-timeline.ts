import { type ClockEvent } from '../../../law/clock-events.ts'
import { OUTCOMES } from '../../../law/outcomes.ts'
import { type LocalDate } from '../../../law/date.ts'
import { stepText, type Step } from '../../../law/reply-clock.ts'
import { type ApplicantCase } from '../../../services/applicant-case.ts'
import { details, timeline, type TimelineEntry } from '../../components/index.ts'
import { html, nothing, type Html } from '../../html.ts'
import { formatDay, plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { channelNames } from '../../messages/public/law-words.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { inChinese } from '../in-chinese.ts'

/** What happened, in the applicant's words, and the day still ahead. */
export function caseTimeline({ events, newReplies, clock, standing }: ApplicantCase, lang: Language): Html {
  const t = trackMessages(lang)
  const past = events.map((event, at): TimelineEntry => {
    const title = t.events[event.type]
    const state = at === events.length - 1 && newReplies.length === 0 ? 'current' : 'past'
    return { title, date: formatDay(event.on, lang), datetime: event.on, state, text: eventText(event, lang) }
  })
  const anew = newReplies.map(({ on, outcome }, at): TimelineEntry => {
    const state = at === newReplies.length - 1 ? 'current' : 'past'
    const text = html`${t.outcome('')}${inChinese(OUTCOMES[outcome].label, lang)}`
    return { title: t.repliedAnew, date: formatDay(on, lang), datetime: on, state, text }
  })
  const ahead = standing !== 'overdue' && clock.dueOn
  const coming: TimelineEntry[] = ahead
    ? [{ title: t.dueEntry, date: formatDay(ahead, lang), datetime: ahead, state: 'coming' }]
    : []
  return html`<h2 class="govuk-heading-m">${t.timeline}</h2>
    ${timeline({ entries: [...past, ...anew, ...coming] })}`
}

function eventText(event: ClockEvent, lang: Language): TimelineEntry['text'] {
  const t = trackMessages(lang)
  switch (event.type) {
    case 'submitted':
      return t.channel(channelNames(lang)[event.channel])
    case 'correction-requested':
      return event.correctBy ? t.correctBy(formatDay(event.correctBy, lang)) : undefined
    case 'extended':
      return t.extendedBy(event.workdays)
    case 'fee-charged':
      return event.yuan === undefined ? undefined : t.yuan(event.yuan)
    case 'replied':
      return html`${t.outcome('')}${inChinese(OUTCOMES[event.outcome].label, lang)}`
    default:
      return undefined
  }
}

/** The time consultations took out of the period. 条例 art. 33 (3) */
export function excludedTime({ clock }: ApplicantCase, lang: Language): Html {
  const t = trackMessages(lang)
  if (clock.consultations.length === 0) return nothing
  const spans = clock.consultations.map(({ kind, from, answeredOn, lapsesOn, openAsOf }) => {
    const end = answeredOn ?? lapsesOn
    const party = t.parties[kind]
    if (openAsOf || end === null) return t.excludedOpen(plainDay(from, lang), party)
    return t.excludedSpan(plainDay(from, lang), plainDay(end, lang), party)
  })
  return html`<h2 class="govuk-heading-m">${t.excluded}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${spans.map((span) => html`<li>${span}</li>`)}
    </ul>`
}

/** The period day by day, as the law counts it. */
export function countedDays({ steps }: ApplicantCase, lang: Language): Html {
  if (steps.length === 0) return nothing
  const list = html`<ol class="govuk-list" ${lang === 'en' && html` lang="zh-CN"`}>
    ${steps.map(stepLine)}
  </ol>`
  return details({ summaryText: trackMessages(lang).stepsTitle, html: list })
}

function stepLine(step: Step): Html {
  const article = step.article ? `（${step.article}）` : ''
  return html`<li><time datetime="${step.on}">${formatDay(step.on, 'zh-CN')}</time> ${inWords(step)}${article}</li>`
}

/** The sentence for people: days as the page writes them, the day of the week once. */
const inWords = (step: Step): string =>
  stepText(step)
    .replace(/（周[日一二三四五六](?:，|）)/, (found) => (found.endsWith('，') ? '（' : ''))
    .replace(/\d{4}-\d\d-\d\d/g, (day) => plainDay(day as LocalDate, 'zh-CN'))
