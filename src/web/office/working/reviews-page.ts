import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { OUTCOMES } from '../../../law/outcomes.ts'
import { type Context } from '../../../services/context.ts'
import { reviewDesk, type ReviewLine } from '../../../services/review-desk.ts'
import { insetText, taskRow, taskRows } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { shortDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { titleOf } from '../case-title.ts'
import { doneNote } from '../done-note.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'

/** Drafts under review: whose turn it is. */
export const reviewsRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.reviews(),
    access: 'review-cases',
    audit: 'VIEW_REVIEWS',
    handle: (req, res) => show(context, req, res),
  },
]

async function show(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).working.reviews
  const lines = await reviewDesk(context, organ, actor)
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${lines.length > 0 ? taskRows(lines.map((line) => reviewRow(line, lang))) : insetText({ text: t.none })}`
  officeShell(req, res, { title: t.title, place: 'reviews', content })
}

function reviewRow(
  { number, roundNo, outcome, content, turn, steps, step, draftedBy, dueOn }: ReviewLine,
  lang: Language,
): Html {
  const { working, due } = officeMessages(lang)
  const t = working.reviews
  const kind = steps[step]?.kind
  return taskRow({
    lang,
    href: paths.reviewRound(number, String(roundNo)),
    title: titleOf(content, 60),
    number,
    due: dueOn === null ? undefined : due.reply(shortDay(dueOn, lang)),
    facts: [t.turns[turn], kind && t.kinds[kind], OUTCOMES[outcome].label, draftedBy],
  })
}
