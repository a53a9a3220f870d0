import { REMEDY_KINDS, REMEDY_RESULTS } from '../../../law/remedies.ts'
import { type WorkCalendar } from '../../../law/work-calendar.ts'
import { COST_KINDS, type CostKind } from '../../../remedies/papers.ts'
import { newReplyDuty } from '../../../remedies/new-reply.ts'
import { type Dispute } from '../../../remedies/dispute.ts'
import { type ShownRemedy } from '../../../services/remedy-service.ts'
import { summaryList, type SummaryRow } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { addressWith } from '../../path-values.ts'
import { casesOf } from './remedy-cases.ts'
import { yuanText } from './remedy-papers.ts'
import { remedyTitle } from './remedy-title.ts'

type Row = SummaryRow | false | null

/** What the texts beside the entries now say of the whole dispute: the latest of each kind. */
const STANDING_TEXTS = ['docket-number', 'body', 'agent', 'statute', 'lesson'] as const

type FactsLook = { names: ReadonlyMap<string, string>; calendar: WorkCalendar; lang: Language; mayReply: boolean }

/** What a dispute is and how it stands; `names` tells who the accounts are. */
export function remedyFacts(shown: ShownRemedy, look: FactsLook): Html {
  const { names, lang } = look
  const t = affairsMessages(lang).remedies
  const { row, dispute, earlier } = shown
  const day = (key: string, on: Parameters<typeof formatDay>[0] | null): Row =>
    on !== null && { key, value: formatDay(on, lang) }
  const rows: Row[] = [
    { key: t.kind, value: REMEDY_KINDS[row.kind].label },
    { key: t.standing, value: t.states[row.state] },
    { key: t.handler, value: row.handler ? (names.get(`officer:${row.handler}`) ?? t.noHandler) : t.noHandler },
    day(t.show.begun, dispute.filedOn),
    day(t.opened, row.openedOn),
    { key: t.case, value: html`${casesOf(row.numbers, lang)}` },
    earlier && { key: t.show.earlier, value: link(paths.remedy(earlier.remedyId), remedyTitle(earlier, lang)) },
    ...writtenRows(shown, lang),
    hearingsRow(dispute, lang),
    { key: t.result, value: row.result ? REMEDY_RESULTS[row.result].label : t.pending },
    day(t.ended, row.endedOn),
    newReplyRow(shown, look),
    costsRow(dispute, lang),
  ]
  return html`${summaryList({ rows })}<p class="govuk-body app-quiet">${row.counts ? t.show.reportLead : t.show.notCounted}</p>`
}

function writtenRows({ texts }: ShownRemedy, lang: Language): Row[] {
  const t = affairsMessages(lang).remedyActs.texts
  return STANDING_TEXTS.map((kind) => {
    const latest = texts.findLast((each) => each.kind === kind)
    return latest ? { key: t[kind], value: html`<span class="app-keep-lines">${latest.text}</span>` } : null
  })
}

function hearingsRow({ hearings }: Dispute, lang: Language): Row {
  const said = hearings.map(({ day, time }) => `${formatDay(day, lang)}${time === null ? '' : ` ${time}`}`)
  return said.length > 0 && { key: affairsMessages(lang).remedies.show.hearings, value: said.join('、') }
}

/** What is owed; for those who may give it, with the way to the page of each case, letter included. */
function newReplyRow({ dispute, row }: ShownRemedy, { calendar, lang, mayReply }: FactsLook): Row {
  const t = affairsMessages(lang).remedies.show
  const duty = newReplyDuty(dispute, calendar)
  if (duty === null) return false
  const owed = duty.due ? t.newReplyDue(formatDay(duty.due.dueOn, lang)) : t.newReplyOwed
  if (duty.repliedOn) return { key: t.newReply, value: t.newReplyGiven(formatDay(duty.repliedOn, lang)) }
  const numbers = mayReply ? row.numbers : []
  const ways = numbers.map((number) =>
    link(addressWith(paths.act(number, 'new-reply'), { remedy: row.remedyId }), t.newReplyIn(number)),
  )
  return { key: t.newReply, value: html`${owed}${ways.map((way) => html` ${way}`)}` }
}

/** Each kind of cost with its sum, and all of them. */
function costsRow({ costs }: Dispute, lang: Language): Row {
  if (costs.length === 0) return null
  const t = affairsMessages(lang).remedies.show
  const sums = new Map<CostKind, number>()
  for (const { cost, yuan } of costs) sums.set(cost, (sums.get(cost) ?? 0) + Math.round(yuan * 100))
  const total = [...sums.values()].reduce((sum, each) => sum + each, 0)
  const parts = [...sums].map(([cost, fen]) => `${COST_KINDS[cost].label}${yuanText(fen / 100)}元`)
  return { key: t.costs, value: t.costsOf(yuanText(total / 100), parts.join('、')) }
}

const link = (href: string, text: string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`
