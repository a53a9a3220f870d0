import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { TICKET, type Turn } from '../../../http/waiting-turn.ts'
import { button } from '../../components/index.ts'
import { html } from '../../html.ts'
import { TYPED_FORM } from '../../layout/display-links.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { beforeMessages } from '../../messages/public/before/messages.ts'
import { paths } from '../../paths.ts'
import { showPage } from '../public-site.ts'
import { hiddenField } from './form-parts.ts'

/** Too many begin from this network: the turn comes by itself, or by the button, with everything that was typed. */
export function sendWaiting(req: Request, res: Response, { ticket, seconds }: Turn): void {
  const { organ } = callerOf(res)
  const t = beforeMessages(languageOf(req))
  const carried = Object.entries((req.body ?? {}) as Record<string, unknown>).filter(
    (field): field is [string, string] => field[0] !== TICKET && typeof field[1] === 'string',
  )
  const content = html`<h1 class="govuk-heading-l">${t.waitTitle}</h1>
    <p class="govuk-body">${t.waitText(seconds)}</p>
    <form method="post" action="${paths.applyStart(organ.slug)}" id="${TYPED_FORM}" data-app-turn="${seconds}">
      ${carried.map(([name, value]) => hiddenField(name, value))}${hiddenField(TICKET, ticket)}
      <p class="govuk-body" data-app-turn-left hidden>${t.waitLeft}<strong role="timer">${seconds}</strong></p>
      ${button({ text: t.start, preventDoubleClick: true })}
    </form>`
  const typed = { action: paths.applyStart(organ.slug) }
  showPage(req, res, organ, { title: t.waitTitle, place: 'front', status: 429, typed, content })
}
