import { OUTCOMES } from '../../../law/outcomes.ts'
import { type OrganRef } from '../../../services/context.ts'
import { type readPublishedReply } from '../../../services/published-replies.ts'
import { summaryList } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { repliesMessages } from '../../messages/public/replies/messages.ts'
import { paths } from '../../paths.ts'
import { sizeText } from '../file-size.ts'
import { inChinese } from '../in-chinese.ts'

type OpenReply = Awaited<ReturnType<typeof readPublishedReply>>

/** One published reply: what was asked, what was answered, when, and the files. */
export function replyPage(organ: OrganRef, reply: OpenReply, lang: Language): Html {
  const t = repliesMessages(lang)
  const written = (text: string) => html`<div class="govuk-body app-written">${inChinese(text, lang)}</div>`
  const rows = [
    { key: t.outcome, value: { html: inChinese(OUTCOMES[reply.outcome].label, lang) } },
    { key: t.repliedOn, value: plainDay(reply.repliedOn, lang) },
    { key: t.opened, value: plainDay(reply.publicOn, lang) },
  ]
  return html`<h1 class="govuk-heading-l">${inChinese(reply.title, lang)}</h1>
    <h2 class="govuk-heading-m">${t.asked}</h2>
    ${written(reply.question)}
    <h2 class="govuk-heading-m">${t.answer}</h2>
    ${written(reply.answer)}${files(organ, reply, lang)}${summaryList({ rows })}
    <p class="govuk-hint">${t.remark}</p>`
}

function files({ slug }: OrganRef, { replyId, files: lines }: OpenReply, lang: Language): Html | false {
  if (lines.length === 0) return false
  const t = repliesMessages(lang)
  const items = lines.map(
    ({ fileId, name, size }) => html`<li>
      <a class="govuk-link" href="${paths.publishedReplyFile(slug, replyId, fileId)}" download
        >${inChinese(name, lang)}${t.size(sizeText(size))}</a
      >
    </li>`,
  )
  return html`<h2 class="govuk-heading-m">${t.files}</h2>
    <ul class="govuk-list">
      ${items}
    </ul>`
}
