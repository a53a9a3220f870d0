import { type Request, type Response } from 'express'
import {
  OPINION_CHANNELS,
  OPINION_LABELS,
  type OpinionStanding,
  opinionStanding,
} from '../../../../disclosure/supervision.ts'
import { callerOf } from '../../../../http/caller.ts'
import { type Context } from '../../../../services/context.ts'
import { may } from '../../../../services/rights.ts'
import { listOpinions, listSurveys, type ShownOpinion } from '../../../../services/supervision-service.ts'
import { button, buttonGroup, insetText, table, tag } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { doneNote } from '../../done-note.ts'
import { languageOfPage, officeShell } from '../../office-shell.ts'
import { queryText } from '../../../path-values.ts'
import { dayCursor, dayPages } from './record-form.ts'
import { surveysTable } from './survey-pages.ts'

const NEW = 'new'
const LINES = 50
const LONGEST_SHOWN = 60
const COLOURS: Record<OpinionStanding, string> = { received: 'red', forwarded: 'yellow', answered: 'green' }

/** Opinions as they came, and surveys. */
export async function showOpinions(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).opinions
  const onlyOpen = queryText(req, 'open') !== ''
  const found = await listOpinions(context, organ, onlyOpen, dayCursor(req), LINES + 1)
  const lines = found.slice(0, LINES)
  const last = found.length > LINES ? lines.at(-1) : undefined
  const surveys = await listSurveys(context, organ)
  const content = html`${doneNote(req, t.notes)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${
      may(actor, 'handle-disclosure') &&
      buttonGroup(
        button({ text: t.add, href: paths.opinion(NEW) }),
        button({ text: t.survey.add, href: paths.surveyNew(), classes: 'govuk-button--secondary' }),
      )
    }
    <p class="govuk-body app-no-print">
      <a class="govuk-link" href="${`${paths.opinions()}${onlyOpen ? '' : '?open=yes'}`}">${onlyOpen ? t.all : t.open}</a>
    </p>
    ${lines.length > 0 ? linesTable(lines, lang) : insetText({ text: t.none })}
    ${dayPages(req, paths.opinions(), last && { day: last.receivedOn, id: last.opinionId }, lang)}
    <h2 class="govuk-heading-m">${t.survey.title}</h2>
    ${surveys.length > 0 ? surveysTable(surveys, lang) : html`<p class="govuk-body">${t.survey.none}</p>`}`
  officeShell(req, res, { title: t.title, place: 'opinions', content })
}

function linesTable(lines: readonly ShownOpinion[], lang: Language): Html {
  const t = disclosureMessages(lang).opinions
  const { text, channel, received, department, standing } = t.columns
  return table({
    lang,
    caption: t.title,
    captionClasses: 'govuk-visually-hidden',
    head: [text, channel, received, department, standing].map((each) => ({ text: each })),
    rows: lines.map((line) => {
      const stands = opinionStanding(line)
      const shown = line.text.length > LONGEST_SHOWN ? `${line.text.slice(0, LONGEST_SHOWN)}…` : line.text
      return [
        { html: html`<a class="govuk-link" href="${paths.opinion(line.opinionId)}">${shown}</a>` },
        { text: OPINION_CHANNELS[line.channel] },
        { text: line.receivedOn, classes: 'app-nowrap' },
        { text: line.department || '—' },
        { html: tag({ text: OPINION_LABELS[stands], classes: `govuk-tag--${COLOURS[stands]}` }) },
      ]
    }),
  })
}
