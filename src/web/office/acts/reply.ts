import Joi from 'joi'
import { type Act } from '../../../cases/decide.ts'
import { parse } from '../../../http/form.ts'
import { type LocalDate } from '../../../law/date.ts'
import { citationOf, isOutcome, OUTCOMES, type Outcome } from '../../../law/outcomes.ts'
import { withheldByBoxes } from '../../../letters/redaction.ts'
import { formFields, summaryList, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { requiredDay } from '../office-fields.ts'
import { withoutBlanks, type ActForm, type ActLook, type ActPage, type ActReading } from './act-page.ts'
import { outcomeAddress } from './reply-outcome.ts'
import { filesField } from './files-field.ts'
import { FACT_KINDS, factSchema, factsOf, readFacts, type Fact, type FactNeed } from './reply-details.ts'
import { MOST_PARTS, withheldFields } from './reply-withheld.ts'

/** The reply, once its outcome is chosen (see reply-outcome): its facts, its files, its day. 条例 arts. 36-39. */
export const replyPage: ActPage = {
  name: 'reply',
  audit: 'CASE_REPLIED',
  takesFiles: true,
  suggest: (look, query) => ({ on: look.today, outcome: query['outcome'], ...known(look), ...withheldInFiles(look) }),
  fields: replyFields,
  actOf: (values, look) => replyOf(parse(Joi.object<Days>(days()), values), look),
  read: readReply,
}

const labels = actMessages('zh-CN').fields

type Days = { on: LocalDate; outcome: Outcome }

const days = () => ({ on: requiredDay(labels.on.reply), outcome: outcomeField() })
const replyOf = ({ on, outcome }: Days, { order }: ActLook): Act =>
  order ? { type: 'replied-anew', on, outcome, remedyId: order.remedyId } : { type: 'replied', on, outcome }

const outcomeField = () =>
  Joi.string()
    .required()
    .custom((text: string, context) => (isOutcome(text) ? text : context.error('any.invalid')))
    .messages({ '*': sharedMessages('zh-CN').error.choose(actMessages('zh-CN').chosen) })

/** What the record already says about this case, to be checked rather than typed. */
function known({ view: { kase, clock }, today }: ActLook): Record<string, string> {
  const noticed = kase.standing.findLast(({ type }) => type === 'correction-requested' || type === 'fee-charged')
  const days = { noticeOn: noticed?.on, correctBy: clock.correctBy, dueOn: clock.paymentDueOn, withdrawnOn: today }
  return Object.fromEntries(Object.entries(days).flatMap(([name, day]) => (day ? [[name, day]] : [])))
}

/** What the blacked-out files withhold, and the files themselves, chosen: the letter lists each kind once. */
function withheldInFiles({ redacted }: ActLook): TypedValues {
  const parts = withheldByBoxes(redacted.flatMap(({ boxes }) => boxes)).slice(0, MOST_PARTS)
  const fields = parts.flatMap(({ what, ground, reason }, at): [string, string][] => [
    [`withheldWhat${at + 1}`, what],
    [`withheldGround${at + 1}`, ground],
    [`withheldReason${at + 1}`, reason],
  ])
  return { ...Object.fromEntries(fields), redacted: redacted.map(({ redactionId }) => redactionId) }
}

function readReply(values: ActForm['values'], look: ActLook): ActReading {
  const { lang, order } = look
  const { outcome } = parse(Joi.object<{ outcome: Outcome }>({ outcome: outcomeField() }), values)
  const t = actMessages(lang).fields.details
  const facts = factSchema(outcome, (fact) => (fact === 'withheld' ? t.withheldWhat.label : t[fact].label))
  const typed = parse(Joi.object<Days & Record<string, unknown>>({ ...days(), ...facts }), values)
  const details = readFacts(outcome, typed)
  const texts = details.reason === undefined ? [] : [{ kind: 'reason', text: details.reason }]
  const orderedAnew = order && { forum: order.forum, on: order.on, number: order.number, earlierOn: order.earlierOn }
  return {
    act: replyOf(typed, look),
    texts,
    details: withoutBlanks({ ...details, ...(orderedAnew ? { orderedAnew } : {}) }),
  }
}

function replyFields(form: ActForm, look: ActLook): Html {
  const { fields: t, ...words } = actMessages(form.lang)
  const outcome = form.values['outcome']
  if (!isOutcome(outcome)) return html``
  const { regime, number } = look.view.row
  const again = { items: [{ href: outcomeAddress(number, look), text: words.otherOutcome }] }
  const value = html`${OUTCOMES[outcome].label}
    <div class="govuk-hint">${citationOf(outcome, regime)}</div>`
  const fields = formFields(form)
  return html`<input type="hidden" name="outcome" value="${outcome}" />
    ${summaryList({ rows: [{ key: words.chosen, value, actions: again }] })}
    ${factsOf(outcome).map((need) => factField(need, form, look))}
    ${fields.dateField({ name: 'on', label: t.on.reply, hint: t.replyOnHint })}
    ${filesField(form, t.replyFiles, t.replyFilesHint, look.redacted)}`
}

const ROWS: Partial<Record<Fact, number>> = { reason: 6, given: 5 }

function factField({ fact }: FactNeed, form: ActForm, look: ActLook): Html {
  const fields = formFields(form)
  if (fact === 'withheld') return withheldFields(form, look.view.row.regime)
  const { label, hint } = actMessages(form.lang).fields.details[fact]
  const common = { name: fact, label, ...(hint ? { hint } : {}) }
  if (FACT_KINDS[fact] === 'day') return fields.dateField(common)
  if (FACT_KINDS[fact] === 'line') return fields.input(common)
  return fields.textarea({ ...common, rows: ROWS[fact] ?? 3 })
}
