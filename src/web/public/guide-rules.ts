import { type LocalDate } from '../../law/date.ts'
import { ITEM_TIERS, itemFee, PAGE_TIERS, type FeeTier } from '../../law/fee.ts'
import { citationOf, OUTCOMES, outcomeRule, outcomesFor } from '../../law/outcomes.ts'
import { remediesFor, remedyParagraph } from '../../law/remedies.ts'
import { rulesFor, type RequestRules } from '../../law/rules.ts'
import { type OrganRef } from '../../services/context.ts'
import { table } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { guideMessages } from '../messages/public/guide/messages.ts'
import { type GuideSection } from './guide-office.ts'
import { inChinese } from './in-chinese.ts'
import { remedyBodies } from './remedy-bodies.ts'

/** The periods in force today for this kind of body. */
export function periodsSection({ regime, settings }: OrganRef, lang: Language, today: LocalDate): GuideSection {
  const t = guideMessages(lang).periods
  const rules = rulesFor(regime, today, settings.school)
  const head = [t.what, t.length, t.article].map((text) => ({ text }))
  const rows = periodRows(rules, lang).map((row) => row.map((text) => ({ text })))
  const body = html`<p class="govuk-body">${t.act(rules.title)}</p>
    ${table({ lang, head, rows, firstCellIsHeader: true })}
    <p class="govuk-body">${t.note}</p>
    <p class="govuk-body">${t.restart}</p>`
  return { id: 'periods', title: t.title, body }
}

function periodRows(rules: RequestRules, lang: Language): string[][] {
  const t = guideMessages(lang).periods
  const { cite, correctionNoticeWorkdays, consultationWorkdays, longestExtension } = rules
  const rows: [string, number | null | 'none', string][] = [
    [t.reply, rules.replyWorkdays, cite.reply],
    [t.correction, correctionNoticeWorkdays, cite.correction],
    [t.thirdParty, consultationWorkdays['third-party'], cite['third-party']],
    [t.coProducer, consultationWorkdays['co-producer'], cite['co-producer']],
  ]
  const stated = rows.flatMap(([what, days, article]) =>
    typeof days === 'number' ? [[what, t.workdays(days), article]] : [],
  )
  return longestExtension > 0 ? [...stated, [t.extension, t.atMost(longestExtension), cite.extension]] : stated
}

/** What it may cost: the tiers of 国办函〔2020〕109号, or for a college the cost standard of Order 29 art. 20. */
export function feesSection({ regime, settings }: OrganRef, lang: Language, today: LocalDate): GuideSection {
  const t = guideMessages(lang).fees
  const { feeFrom } = rulesFor(regime, today, settings.school)
  if (feeFrom === null) return { id: 'fees', title: t.title, body: html`<p class="govuk-body">${t.college}</p>` }
  const next = (ITEM_TIERS.at(-1)?.to ?? 0) + 1
  const size = itemsAtPriceOf(next)
  const items: FeeTier[] = [...ITEM_TIERS, { from: next, to: next + size - 1, each: itemFee(next) }]
  const rise = itemFee(next + size) - itemFee(next)
  const body = html`<p class="govuk-body">${t.free}</p>
    ${tiers(t.byItem, items, t.items, lang)}
    <p class="govuk-body">${t.rising(next + size, size, rise)}</p>
    ${tiers(t.byPage, PAGE_TIERS, t.pages, lang)}`
  return { id: 'fees', title: t.title, body }
}

/** How many items from `first` on cost the same. */
function itemsAtPriceOf(first: number): number {
  let count = 1
  while (itemFee(first + count) === itemFee(first)) count++
  return count
}

function tiers(
  caption: string,
  rows: readonly FeeTier[],
  range: (from: number, to: number | null) => string,
  lang: Language,
): Html {
  const t = guideMessages(lang).fees
  return table({
    lang,
    caption,
    head: [{ text: t.from }, { text: t.price }],
    rows: rows.map(({ from, to, each }) => [{ text: range(from, to) }, { text: t.yuan(each) }]),
    responsive: 'none',
  })
}

/** The grounds of refusal this kind of body has. 条例 arts. 14-16; Order 29 art. 10 */
export function groundsSection({ regime }: OrganRef, lang: Language): GuideSection {
  const t = guideMessages(lang).grounds
  const rows = outcomesFor(regime)
    .filter((outcome) => outcomeRule(outcome).refusal)
    .map((outcome) => [
      { html: inChinese(OUTCOMES[outcome].label.replace(/^不予公开：/, ''), lang) },
      { html: inChinese(citationOf(outcome, regime) ?? '', lang) },
    ])
  const head = [{ text: t.ground }, { text: t.article }]
  return {
    id: 'grounds',
    title: t.title,
    body: html`<p class="govuk-body">${t.intro}</p>${table({ lang, head, rows })}`,
  }
}

/** What can be done against a reply given today. */
export function remediesSection(organ: OrganRef, lang: Language, today: LocalDate): GuideSection {
  const t = guideMessages(lang).remedies
  const against = (outcome: 'internal' | 'does-not-exist') =>
    remedyParagraph(remediesFor(organ.regime, outcome, today), remedyBodies(organ)).map(
      (sentence) => html`<p class="govuk-body">${inChinese(sentence, lang)}</p>`,
    )
  const heading = (text: string) => html`<h3 class="govuk-heading-s">${text}</h3>`
  const body =
    organ.regime === 'college'
      ? html`${heading(t.college)}${against('does-not-exist')}`
      : html`${heading(t.refusal)}${against('internal')}${heading(t.otherwise)}${against('does-not-exist')}
          <p class="govuk-body">${t.late}</p>`
  return { id: 'remedies', title: t.title, body }
}
