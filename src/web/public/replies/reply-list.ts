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

/** What a page of the list shows besides its replies: the field to search by, whether it is a later page. */
type Around = { find: Html; paged: boolean; lang: Language }

/** The published replies, newest first. */
export function replyList(organ: OrganRef, { replies, next, years }: RepliesPage, { find, paged, lang }: Around): Html {
  const t = repliesMessages(lang)
  const list = html`<ul class="govuk-list app-hits">
    ${replies.map((reply) => replyLine(organ, reply, lang))}
  </ul>`
  return html`<h1 class="govuk-heading-xl">${t.title}</h1>
    <p class="govuk-body-l">${t.lead}</p>
    ${find}${yearLinks(organ, years, lang)}
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

/** Comes after every reply of a day. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Where the replies of a year begin; nothing where all are of one. */
function yearLinks({ slug }: OrganRef, years: readonly number[], lang: Language): Html | false {
  if (years.length < 2) return false
  const t = repliesMessages(lang)
  const links = years.map((year) => {
    const href = addressWith(paths.publishedReplies(slug), { after: cursorText([`${year}-12-31`, LAST_ID]) })
    return html`<li><a class="govuk-link" href="${href}" aria-label="${t.ofYear(year)}">${year}</a></li>`
  })
  return html`<nav aria-label="${t.years}" class="app-years">
    <p class="govuk-body">${t.years}</p>
    <ul class="govuk-list">
      ${links}
    </ul>
  </nav>`
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
