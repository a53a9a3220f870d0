import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { PAPER_DIRECTIONS, PAPER_KINDS } from '../../../remedies/papers.ts'
import { actorNames } from '../../../services/account-service.ts'
import { calendarOf } from '../../../services/calendar-reader.ts'
import { type Context } from '../../../services/context.ts'
import { showRemedy, type ShownRemedy } from '../../../services/remedy-service.ts'
import { may } from '../../../services/rights.ts'
import { backLink } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../../path-values.ts'
import { remedyAgenda } from './remedy-agenda.ts'
import { evidenceLinks } from './remedy-evidence.ts'
import { remedyFacts } from './remedy-facts.ts'
import { remedyHistory } from './remedy-history.ts'
import { offeredActs } from './remedy-offered.ts'
import { paperLink } from './remedy-papers.ts'
import { remedyTitle } from './remedy-title.ts'

/** One dispute: what it is, which days are open, what happened, its papers, what may be recorded. */
export async function showRemedyPage(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const { remedies: t, back } = affairsMessages(lang)
  const shown = await showRemedy(context, organ, idIn(req, 'remedy'))
  const title = remedyTitle(shown.row, lang)
  const names = await actorNames(context, organ, peopleIn(shown))
  const agenda = remedyAgenda(shown.agenda, lang)
  const mayReply = may(actor, 'handle-cases')
  const look = { names, calendar: await calendarOf(context, organ), lang, mayReply }
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${title}</h1>
    ${remedyFacts(shown, look)}
    <h2 class="govuk-heading-m">${t.show.agenda}</h2>
    <p class="govuk-hint">${agenda ? t.show.agendaLead : t.show.noAgenda}</p>
    ${agenda}${may(actor, 'handle-remedies') && offeredActs(shown, lang)}${papers(shown, lang)}
    ${may(actor, 'handle-remedies') && evidenceLinks(shown, lang)}
    <h2 class="govuk-heading-m">${t.show.history}</h2>
    ${remedyHistory(shown, names, lang)}`
  const before = backLink({ href: paths.remedies(), text: back(t.title) })
  officeShell(req, res, { title, place: 'remedies', before, content })
}

/** Whoever made an entry, and whoever was put in charge by one. */
const peopleIn = ({ dispute }: ShownRemedy): string[] =>
  dispute.history.flatMap(({ event, recordedBy }) =>
    event.type === 'handler-set' && event.officer !== null ? [recordedBy, `officer:${event.officer}`] : [recordedBy],
  )

/** The papers that came in and went out, newest last; those of a voided entry are struck through. */
function papers({ row, dispute, files }: ShownRemedy, lang: Language): Html | false {
  if (files.length === 0) return false
  const t = affairsMessages(lang).remedies.show
  const voided = new Set(dispute.history.flatMap(({ event }) => (event.type === 'entry-voided' ? [event.seq] : [])))
  const items = files.map((file) => {
    const event = dispute.history.find(({ seq }) => seq === file.seq)?.event
    const said =
      event?.type === 'papers-kept'
        ? t.paper(PAPER_DIRECTIONS[event.direction].label, PAPER_KINDS[event.paper].label, plainDay(event.on, lang))
        : ''
    const name = paperLink(row.remedyId, file)
    return html`<li>${voided.has(file.seq) ? html`<s>${name}</s>` : name} <span class="app-quiet">${said}</span></li>`
  })
  return html`<h2 class="govuk-heading-m">${t.papers}</h2>
    <ul class="govuk-list">
      ${items}
    </ul>`
}
