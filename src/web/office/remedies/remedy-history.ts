import { DECISIONS, REMEDY_KINDS, REMEDY_RESULTS } from '../../../law/remedies.ts'
import { REMEDY_EVENT_LABELS, type RemedyEvent } from '../../../remedies/events.ts'
import { COST_KINDS, PAPER_DIRECTIONS, PAPER_KINDS } from '../../../remedies/papers.ts'
import { VOID_REASONS } from '../../../remedies/void-reasons.ts'
import { type ShownRemedy } from '../../../services/remedy-service.ts'
import { timeline, type TimelineEntry } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatDay, formatInstant, plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { actorWord } from '../actor-word.ts'
import { paperLink, yuanText } from './remedy-papers.ts'

type Names = ReadonlyMap<string, string>
type Whole = { shown: ShownRemedy; names: Names }

/** Every entry with its day, what it says, what was written beside it, and who made it. */
export function remedyHistory(shown: ShownRemedy, names: Names, lang: Language): Html {
  const t = affairsMessages(lang).remedies.show
  const { history } = shown.dispute
  const voided = new Set(history.flatMap(({ event }) => (event.type === 'entry-voided' ? [event.seq] : [])))
  const entries = history.map(({ event, seq, recordedAt, recordedBy }): TimelineEntry => {
    const title = titleOf(event, lang)
    return {
      date: formatDay(event.on, lang),
      datetime: event.on,
      title: voided.has(seq) ? html`<s>${title}</s>${t.voidedMark}` : title,
      who: t.recorded(actorWord(recordedBy, names.get(recordedBy) ?? null, lang), formatInstant(recordedAt, lang)),
      text: bodyOf({ shown, names }, seq, event, lang),
    }
  })
  return timeline({ entries })
}

function titleOf(event: RemedyEvent, lang: Language): string {
  const t = affairsMessages(lang).remedies.show.events
  if (event.type === 'opened') return t.opened(REMEDY_KINDS[event.kind].label)
  return event.type === 'decided' ? t.decided(REMEDY_RESULTS[event.result].label) : REMEDY_EVENT_LABELS[event.type]
}

function bodyOf({ shown, names: people }: Whole, seq: number, event: RemedyEvent, lang: Language): Html | undefined {
  const names: Record<string, string> = affairsMessages(lang).remedyActs.texts
  const written = shown.texts
    .filter((each) => each.seq === seq)
    .map(({ kind, text }) => html`<div class="app-keep-lines">${names[kind] ?? kind}：${text}</div>`)
  const said = saidBy(event, shown, people, lang).filter(Boolean)
  const kept = shown.files
    .filter((each) => each.seq === seq)
    .map((file) => html`<div>${paperLink(shown.row.remedyId, file)}</div>`)
  if (said.length + written.length + kept.length === 0) return undefined
  return html`${said.length > 0 && html`<div>${said.join('；')}</div>`}${written}${kept}`
}

/** What an entry says beside its name. */
function saidBy(event: RemedyEvent, { caseNumbers }: ShownRemedy, names: Names, lang: Language): string[] {
  const t = affairsMessages(lang).remedyActs
  switch (event.type) {
    case 'opened':
      return [
        event.deemed ? t.says.deemed : '',
        event.procedure ? t.procedures[event.procedure] : '',
        event.coDefendant ? t.coDefendants[event.coDefendant] : '',
      ]
    case 'correction-noticed':
      return event.receivedOn ? [t.says.received(plainDay(event.receivedOn, lang))] : []
    case 'procedure-set':
      return [t.procedures[event.procedure]]
    case 'suspended':
      return [t.grounds[event.ground]]
    case 'extended':
      return [t.says.days(event.days)]
    case 'hearing-set':
      return [t.says.hearing(formatDay(event.day, lang), event.time)]
    case 'handler-set':
      return [event.officer === null ? t.says.nobody : (names.get(`officer:${event.officer}`) ?? '')]
    case 'papers-kept':
      return [t.says.papers(PAPER_DIRECTIONS[event.direction].label, PAPER_KINDS[event.paper].label, event.files)]
    case 'cost-kept':
      return [t.says.cost(COST_KINDS[event.cost].label, yuanText(event.yuan))]
    case 'decided':
      return saidByDecision(event, lang)
    case 'served':
      return [t.parties[event.party]]
    case 'case-linked':
    case 'case-unlinked':
      return [caseNumbers.get(event.caseId) ?? '']
    case 'reconsideration-linked':
      return [REMEDY_KINDS[event.kind].label]
    case 'entry-voided':
      return [
        t.says.voids(event.seq),
        event.reason ? affairsMessages(lang).remedies.show.reason(VOID_REASONS[event.reason].label) : '',
      ]
    default:
      return []
  }
}

function saidByDecision(event: Extract<RemedyEvent, { type: 'decided' }>, lang: Language): string[] {
  const t = affairsMessages(lang).remedyActs
  const { decision, paper, newReply } = event
  const order =
    newReply === undefined
      ? ''
      : newReply
        ? t.says.newReply(newReply.amount, t.units[newReply.unit])
        : t.says.newReplyOpen
  return [decision ? DECISIONS[decision].label : '', paper ? t.papers[paper] : '', order]
}
