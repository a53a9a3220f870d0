import { type Request, type Response } from 'express'
import {
  OPINION_CHANNELS,
  OPINION_LABELS,
  type OpinionStanding,
  opinionStanding,
} from '../../../../disclosure/supervision.ts'
import { callerOf } from '../../../../http/caller.ts'
import { type Context } from '../../../../services/context.ts'
import { listOpinions, listSurveys, type ShownOpinion } from '../../../../services/supervision-service.ts'
import { button, buttonGroup, table, tag } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { languageOfPage } from '../../office-shell.ts'
import { NEW } from '../record-form.ts'
import { surveysTable } from './survey-pages.ts'
import { readDayPage, onlyOpen, showDayList } from './day-list.ts'

const LONGEST_SHOWN = 60
const COLOURS: Record<OpinionStanding, string> = { received: 'red', forwarded: 'yellow', answered: 'green' }

/** Opinions as they came, and surveys. */
export async function showOpinions(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).opinions
  const page = await readDayPage(
    req,
    (after, most) => listOpinions(context, organ, onlyOpen(req), after, most),
    ({ receivedOn, opinionId }) => ({ day: receivedOn, id: opinionId }),
  )
  const surveys = await listSurveys(context, organ)
  const add = [
    button({ text: t.add, href: paths.opinion(NEW) }),
    button({ text: t.survey.add, href: paths.surveyNew(), classes: 'govuk-button--secondary' }),
  ]
  showDayList(req, res, {
    ...page,
    words: t,
    place: 'opinions',
    path: paths.opinions(),
    table: (lines) => linesTable(lines, lang),
    add: buttonGroup(...add),
    open: t,
    below: html`<h2 class="govuk-heading-m">${t.survey.title}</h2>
      ${surveys.length > 0 ? surveysTable(surveys, lang) : html`<p class="govuk-body">${t.survey.none}</p>`}`,
  })
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
