import Joi from 'joi'
import { type Act } from '../../../cases/decide.ts'
import { parse } from '../../../http/form.ts'
import { type LocalDate } from '../../../law/date.ts'
import { citationOf, isOutcome, OUTCOMES, type Outcome } from '../../../law/outcomes.ts'
import { furtherLettersOpen } from '../../../letters/called-for.ts'
import { type LetterDetails } from '../../../letters/letter-facts.ts'
import { groundsNotNamed, withheldByBoxes } from '../../../letters/redaction.ts'
import { partGroundLabel } from '../../../letters/reply-grounds.ts'
import { Invalid } from '../../../services/errors.ts'
import { formFields, insetText, summaryList, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { paths } from '../../paths.ts'
import { requiredDay } from '../office-fields.ts'
import { withoutBlanks, type ActForm, type ActLook, type ActPage, type ActReading } from './act-page.ts'
import { outcomeAddress } from './reply-outcome.ts'
import { filesField } from './files-field.ts'
import { interestItems } from './interest.ts'
import { FACT_KINDS, factSchema, factsOf, readFacts, type Fact, type FactNeed } from './reply-details.ts'
import { withheldFields, withheldValues } from './reply-withheld.ts'

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
  const parts = withheldByBoxes(redacted.flatMap(({ boxes }) => boxes))
  return { ...withheldValues(parts), redacted: redacted.map(({ redactionId }) => redactionId) }
}

function readReply(values: ActForm['values'], look: ActLook): ActReading {
  const { lang, order, organ, redacted } = look
  const { outcome } = parse(Joi.object<{ outcome: Outcome }>({ outcome: outcomeField() }), values)
  const t = actMessages(lang).fields.details
  const facts = factSchema(outcome, (fact) => (fact === 'withheld' ? t.withheldWhat.label : t[fact].label))
  const typed = parse(Joi.object<Days & Record<string, unknown>>({ ...days(), ...facts }), values)
  const details = readFacts(outcome, typed, organ.regime)
  checkRedacted(
    outcome,
    details,
    redacted.filter(({ redactionId }) => isChosen(values, redactionId)),
  )
  const orderedAnew = order && { forum: order.forum, on: order.on, number: order.number, earlierOn: order.earlierOn }
  return {
    act: replyOf(typed, look),
    texts: writtenDown(details),
    details: withoutBlanks({ ...details, ...(orderedAnew ? { orderedAnew } : {}) }),
  }
}

const isChosen = (values: TypedValues, id: string): boolean => [values['redacted'] ?? []].flat().includes(id)

/** A file that leaves blacked out makes a partial disclosure, whose letter names every ground it was blacked out on. */
function checkRedacted(outcome: Outcome, details: Partial<LetterDetails>, leaving: ActLook['redacted']): void {
  if (leaving.length === 0) return
  const t = actMessages('zh-CN').redacted
  if (outcome !== 'partial') throw new Invalid([{ field: 'redacted', text: t.onlyPartial }])
  const missing = groundsNotNamed(
    leaving.flatMap(({ boxes }) => boxes),
    details.withheld ?? [],
  )
  const problems = missing.map((ground) => ({ field: 'withheldGround1', text: t.notNamed(OUTCOMES[ground].label) }))
  if (problems.length > 0) throw new Invalid(problems)
}

/** What the case keeps of the reasons, beside the letter: the facts, the harm, each part held back. */
function writtenDown({ reason, harm, withheld = [] }: Partial<LetterDetails>): { kind: string; text: string }[] {
  const t = actMessages('zh-CN').fields.details
  const parts = withheld.map((part) => {
    const proof = [part.harm && `${t.harm.label}：${part.harm}`, part.rule && `${t.rule.label}：${part.rule}`]
    return [`${part.what}（${partGroundLabel(part.ground)}）`, part.reason, ...proof].filter(Boolean).join('\n')
  })
  return [
    ...(reason === undefined ? [] : [{ kind: 'reason', text: reason }]),
    ...(harm === undefined ? [] : [{ kind: 'harm', text: harm }]),
    ...parts.map((text) => ({ kind: 'withheld', text })),
  ]
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
    ${summaryList({ rows: [{ key: words.chosen, value, actions: again }] })}${toldFirst(outcome, look)}
    ${factsOf(outcome).map((need) => factField(need, form, look))}
    ${fields.dateField({ name: 'on', label: t.on.reply, hint: t.replyOnHint })}
    ${filesField(form, t.replyFiles, t.replyFilesHint, look)}`
}

/** A third party that was consulted is told before what concerns it is disclosed. 条例 art. 32 */
function toldFirst(outcome: Outcome, { view, lang }: ActLook): Html | false {
  const discloses = outcome === 'granted' || outcome === 'partial'
  if (!discloses || !furtherLettersOpen(view.kase.standing).includes('third-party-disclosure')) return false
  const { reminder, links } = letterMessages(lang).further
  const href = paths.furtherLetter(view.row.number, 'third-party-disclosure')
  return insetText({
    html: html`${reminder}<a class="govuk-link" href="${href}">${links['third-party-disclosure']}</a>`,
  })
}

const ROWS: Partial<Record<Fact, number>> = { reason: 6, given: 5 }

function factField({ fact }: FactNeed, form: ActForm, look: ActLook): Html {
  const fields = formFields(form)
  if (fact === 'withheld') return withheldFields(form, look.view.row.regime)
  const { label, hint } = actMessages(form.lang).fields.details[fact]
  const common = { name: fact, label, ...(hint ? { hint } : {}) }
  if (FACT_KINDS[fact] === 'day') return fields.dateField(common)
  if (FACT_KINDS[fact] === 'line') return fields.input(common)
  if (FACT_KINDS[fact] === 'interest')
    return fields.select({ ...common, items: interestItems(actMessages(form.lang).fields.details.interestGeneral) })
  return fields.textarea({ ...common, rows: ROWS[fact] ?? 3 })
}
