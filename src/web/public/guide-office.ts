import { type LocalDate } from '../../law/date.ts'
import { CHANNELS, type Channel } from '../../law/receipt.ts'
import { rulesFor } from '../../law/rules.ts'
import { type OrganRef } from '../../services/context.ts'
import { button, summaryList, table } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { guideMessages } from '../messages/public/guide/messages.ts'
import { channelNames } from '../messages/public/law-words.ts'
import { paths } from '../paths.ts'
import { contactRows } from './contact-rows.ts'

/** One section of the guide; `id` is its anchor. */
export type GuideSection = { id: string; title: string; body: Html }

/** Who receives applications, and how to reach them. Order 29 art. 11 */
export function officeSection(organ: OrganRef, lang: Language): GuideSection {
  const t = guideMessages(lang).office
  const head = organ.settings.head ? [{ key: t.head, value: organ.settings.head }] : []
  const rows = [...contactRows(organ, lang), ...head]
  const body = rows.length > 0 ? summaryList({ rows }) : html`<p class="govuk-body">${t.none}</p>`
  return { id: 'office', title: t.title, body }
}

/** The channels: those that bind by law, and fax and e-mail where the body has announced them. 〔2017〕19号; 条例 art. 31 */
export function waysSection({ slug, settings, regime }: OrganRef, lang: Language): GuideSection {
  const t = guideMessages(lang).ways
  const announced: (Channel | '' | undefined)[] = [
    'in-person',
    'registered-post',
    'ordinary-post',
    'online',
    settings.fax && 'fax',
    settings.email && 'email',
  ]
  const cite = regime === 'college' ? '参照' : ''
  const rows = announced
    .filter(isChannel)
    .map((channel) => [
      { text: channelNames(lang)[channel] },
      { text: t[receiptWords(channel)] },
      { text: cite + CHANNELS[channel].article },
    ])
  const head = [t.channel, t.received, t.article].map((text) => ({ text }))
  const body = html`<p class="govuk-body">${t.intro}</p>
    ${table({ lang, head, rows, firstCellIsHeader: true })}
    <p class="govuk-body">${t.mark}</p>
    ${button({ text: t.onlineLink, href: paths.apply(slug) })}`
  return { id: 'ways', title: t.title, body }
}

const isChannel = (channel: Channel | '' | undefined): channel is Channel => Boolean(channel)

function receiptWords(channel: Channel): 'confirmed' | 'confirmedByApplicant' | 'handedIn' | 'signed' {
  if (channel === 'ordinary-post') return 'confirmedByApplicant'
  if (CHANNELS[channel].needsConfirmation) return 'confirmed'
  return channel === 'in-person' ? 'handedIn' : 'signed'
}

/** What an application has to say. 条例 arts. 29, 30 */
export function contentSection({ regime, settings }: OrganRef, lang: Language, today: LocalDate): GuideSection {
  const t = guideMessages(lang).content
  const { correctionNoticeWorkdays: days, cite } = rulesFor(regime, today, settings.school)
  const unclear = days === null ? t.unclearNoLimit(cite.correction) : t.unclear(days, cite.correction)
  const body = html`<p class="govuk-body">${t.basis[regime]}</p>
    <ul class="govuk-list govuk-list--bullet">
      ${t.items.map((item) => html`<li>${item}</li>`)}
    </ul>
    ${[t.written, t.one, unclear].map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}`
  return { id: 'content', title: t.title, body }
}

/** The office's own paragraphs, as it typed them. */
export function ownSection({ settings }: OrganRef, lang: Language): GuideSection | null {
  const paragraphs = (settings.guide ?? '').split(/\n\s*\n|\r\n\s*\r\n/).filter((each) => each.trim() !== '')
  if (paragraphs.length === 0) return null
  const body = html`${paragraphs.map((paragraph) => html`<p class="govuk-body app-keep-lines">${paragraph.trim()}</p>`)}`
  return { id: 'more', title: guideMessages(lang).own, body }
}
