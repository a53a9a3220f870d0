import { Invalid } from '../../../services/errors.ts'
import { insetText } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { type ActForm, type ActLook, type ActPage } from './act-page.ts'
import { replyPage } from './reply.ts'

/** The reply given anew: as the first one, but on an order, which stands at its head. 行政复议法 arts. 64, 77; 行政诉讼法 arts. 71, 94. */
export const newReplyPage: ActPage = {
  ...replyPage,
  name: 'new-reply',
  audit: 'CASE_REPLIED_ANEW',
  fields: (form, look) => html`${orderOf(form, ordered(look))}${replyPage.fields(form, look)}`,
  actOf: (values, look) => replyPage.actOf(values, ordered(look)),
  read: (values, look) => replyPage.read(values, ordered(look)),
}

type OrderedLook = ActLook & { order: NonNullable<ActLook['order']> }

/** @throws Invalid where no order waits for a reply */
function ordered(look: ActLook): OrderedLook {
  const { order } = look
  if (order) return { ...look, order }
  throw new Invalid([{ field: 'form', text: actMessages('zh-CN').anew.none }])
}

function orderOf({ lang }: ActForm, { order, view }: OrderedLook): Html {
  const t = actMessages(lang).anew
  const due = order.dueOn === null ? t.atOnce : t.due(plainDay(order.dueOn, lang))
  const same = view.row.outcome !== null && html`<p class="govuk-body">${t.notTheSame[order.forum]}</p>`
  return html`<input type="hidden" name="remedy" value="${order.remedyId}" />
    ${insetText({ html: html`<p class="govuk-body">${t.order[order.forum](plainDay(order.on, lang), order.number)}${due}</p>${same}` })}`
}
