import { type Request, type Response } from 'express'
import { callerOf } from '../../../../http/caller.ts'
import { type Context } from '../../../../services/context.ts'
import { adoptStartingDuties, dutyAgenda, listDuties, type ShownOccurrence } from '../../../../services/duty-service.ts'
import { may } from '../../../../services/rights.ts'
import { button, insetText } from '../../../components/index.ts'
import { html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { paths } from '../../../paths.ts'
import { doneNote } from '../../done-note.ts'
import { csrfField, languageOfPage, officeShell } from '../../office-shell.ts'
import { agendaTable, dutiesTable } from './duty-tables.ts'
import { NEW } from '../record-form.ts'

/** What is owed, and the duties themselves. */
export async function showDuties(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).duties
  const mayHandle = may(actor, 'handle-disclosure')
  const agenda = await dutyAgenda(context, organ)
  const duties = await listDuties(context, organ)
  const adopting = html`<p class="govuk-body">${t.adoptHint}</p>
    <form method="post" action="${paths.dutiesAdopting()}">
      ${csrfField(req)}${button({ text: t.adopt, classes: 'govuk-button--secondary' })}
    </form>`
  const content = html`${doneNote(req, t.notes)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${mayHandle && button({ text: t.add, href: paths.duty(NEW) })}
    <h2 class="govuk-heading-m">${t.agenda}</h2>
    ${agenda.length > 0 ? agendaTable(pressingFirst(agenda), mayHandle, lang) : insetText({ text: t.none })}
    ${duties.length > 0 && html`<h2 class="govuk-heading-m">${t.all}</h2>${dutiesTable(duties, agenda, mayHandle, lang)}`}
    ${mayHandle && duties.length === 0 && adopting}`
  officeShell(req, res, { title: t.title, place: 'duties', content })
}

const MOST_DONE = 24
/** What is owed first, then what comes, then the latest that was done. */
function pressingFirst(agenda: readonly ShownOccurrence[]): ShownOccurrence[] {
  const isDone = ({ standing }: ShownOccurrence) => standing === 'done' || standing === 'done-late'
  return [...agenda.filter((each) => !isDone(each)), ...agenda.filter(isDone).reverse().slice(0, MOST_DONE)]
}

/** Adds the duties every office of this kind has. */
export async function adoptDuties(context: Context, _req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  await adoptStartingDuties(context, organ, actor, context.clock.today())
  res.redirect(303, `${paths.duties()}?done=adopted`)
}
