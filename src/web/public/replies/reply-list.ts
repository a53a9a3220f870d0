import { OUTCOMES } from '../../../law/outcomes.ts'
import { type OrganRef } from '../../../services/context.ts'
import { type PublicReply, type RepliesPage, type ReplyCursor } from '../../../services/published-replies.ts'
import { pagination } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { repliesMessages } from '../../messages/public/replies/messages.ts'
import { cursorText } from '../../page-cursor.ts'
import { addressWith } from '../../path-values.ts'
import { paths } from '../../paths.ts'
import { inChinese } from '../in-chinese.ts'

/** The files all published replies can be had as. */
export const REPLY_FORMATS = ['rss', 'atom', 'csv', 'json'] as const
export type ReplyFormat = (typeof REPLY_FORMATS)[number]

/** The published replies, newest first. */
export function replyList(organ: OrganRef, { replies, next }: RepliesPage, paged: boolean, lang: Language): Html {
  const t = repliesMessages(lang)
  const list = html`<ul class="govuk-list app-hits">
    ${replies.map((reply) => replyLine(organ, reply, lang))}
  </ul>`
  return html`<h1 class="govuk-heading-xl">${t.title}</h1>
    <p class="govuk-body-l">${t.lead}</p>
    <p class="govuk-body"><a class="govuk-link" href="${paths.search(organ.slug)}">${t.search}</a></p>
    ${replies.length > 0 ? list : html`<p class="govuk-body">${t.none}</p>`}${pages(organ, paged, next, lang)}
    ${dataLinks(organ, lang)}`
}

function replyLine({ slug }: OrganRef, { replyId, title, outcome, repliedOn, publicOn }: PublicReply, lang: Language) {
  const t = repliesMessages(lang)
  const name =
    title === null
      ? html`<span class="app-quiet">${t.hidden}</span>`
      : html`<a class="govuk-link" href="${paths.publishedReply(slug, replyId)}">${inChinese(title, lang)}</a>`
  const said = t.replied(OUTCOMES[outcome].label, plainDay(repliedOn, lang))
  return html`<li>
    ${name}
    <p class="govuk-hint">
      <span class="app-phrase">${said}${lang === 'en' ? ';' : '，'}</span>${lang === 'en' && ' '}<span
        class="app-phrase"
        >${t.publicOn(plainDay(publicOn, lang))}</span
      >
    </p>
  </li>`
}

function pages({ slug }: OrganRef, paged: boolean, next: ReplyCursor | null, lang: Language): Html | false {
  if (!paged && !next) return false
  const t = repliesMessages(lang)
  const here = paths.publishedReplies(slug)
  const after = next && cursorText([next.day, next.replyId])
  return pagination({
    lang,
    previous: paged ? { href: here, text: t.first } : undefined,
    next: after ? { href: addressWith(here, { after }), text: t.next } : undefined,
  })
}

function dataLinks({ slug }: OrganRef, lang: Language): Html {
  const t = repliesMessages(lang)
  const links = REPLY_FORMATS.map(
    (format) => html`<li>
      <a class="govuk-link" href="${paths.publishedRepliesFile(slug, format)}">${t.formats[format]}</a>
    </li>`,
  )
  return html`<h2 class="govuk-heading-m">${t.data}</h2>
    <p class="govuk-body">${t.dataLead}</p>
    <ul class="govuk-list">
      ${links}
    </ul>`
}
