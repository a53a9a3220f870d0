import { type OpenDraft } from '../../../services/draft-service.ts'
import { isApplicantKind } from '../../../law/applicants.ts'
import { summaryList, type SummaryRow } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { kindNames } from '../../messages/public/law-words.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { fieldsAsked, plainAnswers, type Asked } from './read-answers.ts'
import { stepHref, type Place } from './step-order.ts'
import { type FieldName, type Typed } from './steps.ts'
import { questionTitle, type Question } from './step-page.ts'

/** A card for each question, with what was answered and the way to change it. */
export function checkSummary(draft: OpenDraft, asked: Asked): Html {
  const rest: Question[] = ['who', 'identity', 'reach']
  const t = applyMessages(asked.lang)
  const several = draft.matters.length > 1
  return html`${draft.matters.map((_, matter) =>
    card(draft, asked, { step: 'wanted', matter }, several ? t.matter(matter + 1) : t.questions.wanted),
  )}${rest.map((step) => card(draft, asked, { step }, questionTitle(step, asked)))}
  ${card(draft, asked, { step: 'files' }, t.questions.files, [filesRow(draft, asked.lang)])}`
}

function card(
  draft: OpenDraft,
  asked: Asked,
  place: Place & { step: Question },
  title: string,
  more: readonly SummaryRow[] = [],
): Html {
  const { organ, lang } = asked
  const { step, matter = 0 } = place
  const typed = plainAnswers(step, asked, matter)
  const rows = fieldsAsked(step, asked, matter).map((name): SummaryRow | null => rowOf(name, typed, lang))
  const href = stepHref(organ.slug, draft.draftId, place, true)
  return summaryList({
    card: { title, actions: { items: [{ href, text: applyMessages(lang).check.change }] } },
    rows: [...rows, ...more],
  })
}

/** Asked for only by some; left out where nothing was answered. */
const SELDOM: ReadonlySet<FieldName> = new Set(['help', 'feeWaiver', 'features', 'byAgent', 'agentPhone'])

function rowOf(name: FieldName, typed: Typed, lang: Language): SummaryRow | null {
  const value = valueOf(name, typed, lang)
  if (!value && SELDOM.has(name)) return null
  return { key: labelOf(name, lang), value: value || sharedMessages(lang).notFilled }
}

function labelOf(name: FieldName, lang: Language): string {
  const t = applyMessages(lang)
  if (name === 'title') return t.infoTitle
  if (name === 'privacyNotice') return t.check.notice
  return t[name]
}

function valueOf(name: FieldName, typed: Typed, lang: Language): string | Html | null {
  const t = applyMessages(lang)
  const value = typed[name]?.trim()
  if (!value) return null
  const words: Partial<Record<FieldName, Readonly<Record<string, string>>>> = {
    kind: kindNames(lang),
    idType: t.idTypes,
    agentIdType: t.idTypes,
    medium: t.media,
    delivery: t.deliveries,
    identityProof: t.identityProofs,
  }
  if (name === 'byAgent') return t.check.agentYes
  if (name === 'kind' && !isApplicantKind(value)) return value
  return words[name]?.[value] ?? html`<div class="app-keep-lines">${value}</div>`
}

function filesRow({ files }: OpenDraft, lang: Language): SummaryRow {
  const t = applyMessages(lang).check
  const names = html`<ul class="govuk-list">
    ${files.map(({ name }) => html`<li class="app-break">${name}</li>`)}
  </ul>`
  return files.length > 0 ? { key: t.files, value: { html: names } } : { key: t.files, value: t.noFiles }
}
