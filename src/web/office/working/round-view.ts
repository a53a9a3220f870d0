import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { OUTCOMES } from '../../../law/outcomes.ts'
import { type LetterDocument } from '../../../letters/letter.ts'
import { previewAct, type ActPreview } from '../../../services/act-preview.ts'
import { actorNames } from '../../../services/account-service.ts'
import { readRecords, type RecordLine } from '../../../services/case-record-service.ts'
import { showCase, type CaseView } from '../../../services/case-view.ts'
import { type Context } from '../../../services/context.ts'
import { mayReview } from '../../../services/review-opinions.ts'
import { readRound, type RoundView } from '../../../services/review-rounds.ts'
import { actOfDraft } from '../../../services/reply-draft.ts'
import { may } from '../../../services/rights.ts'
import { backLink, button, formFields, insetText, summaryList, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { formatDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { actEffect } from '../acts/act-effect.ts'
import { numberOf } from '../case-number.ts'
import { titleOf } from '../case-title.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { addressWith, numberIn } from '../../path-values.ts'
import { recordLines } from './case-records.ts'
import { roundSteps } from './case-reviews.ts'

type Shown = {
  view: CaseView
  found: RoundView
  preview: ActPreview
  names: ReadonlyMap<string, string>
  records: readonly RecordLine[]
  lang: Language
}

/** The page of one draft: what would leave, what was said of it, and the form of whoever's turn it is. */
export async function showRound(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const [number, roundNo] = [numberOf(req), numberIn(req, 'round')]
  const found = await readRound(context, organ, number, roundNo)
  const { draft } = found.round
  const view = await showCase(context, organ, number)
  const act = actOfDraft(draft, context.clock.today())
  const preview = await previewAct(context, organ, number, act, draft.details)
  const { records } = await readRecords(context, organ, number)
  const ids = [found.round.draftedBy, ...found.opinions.map(({ givenBy }) => givenBy), ...placesOf(found)]
  const names = await actorNames(context, organ, [...ids, ...records.map(({ recordedBy }) => recordedBy)])
  const turn = may(actor, 'review-cases') ? await mayReview(context, organ, found, actor) : null
  const shown = { view, found, preview, names, records, lang }
  const title = officeMessages(lang).working.reviews.page.title(number, roundNo)
  const content = html`<span class="govuk-caption-m">${number}　${titleOf(view.content, 40)}</span>
    <h1 class="govuk-heading-l">${title}</h1>
    ${draftOf(shown)}${roundSteps(found.round, found.opinions, names, lang)}
    ${turn && opinionForm(req, found, names.get(`officer:${turn.inPlaceOf}`) ?? null, errors)}
    ${may(actor, 'handle-cases') && officerForms(req, shown)}`
  const before = backLink({ href: paths.case(number), text: actMessages(lang).back(number), lang })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title, place: 'reviews', before, content, errors, status })
}

/** Everybody named for a step or stood in for: ids as events keep them. */
const placesOf = ({ round, opinions }: RoundView): string[] => [
  ...round.steps.flatMap(({ reviewers }) => reviewers.map((id) => `officer:${id}`)),
  ...opinions.flatMap(({ inPlaceOf }) => (inPlaceOf ? [`officer:${inPlaceOf}`] : [])),
]

function draftOf({ view, found, preview, names, records, lang }: Shown): Html {
  const t = officeMessages(lang).working.reviews.page
  const { round, files } = found
  const due = view.clock.dueOn
  const rows = [
    { key: t.outcome, value: OUTCOMES[round.draft.outcome].label },
    { key: t.due, value: due === null ? '—' : formatDay(due, lang) },
  ]
  const open = round.state === 'waiting' || round.state === 'approved'
  const searches = records.filter(({ record }) => record.kind === 'search')
  const list = files.map(({ fileId, name }) => {
    const href = paths.reviewFile(view.row.number, String(round.roundNo), fileId)
    return html`<li><a class="govuk-link" href="${href}">${name}</a></li>`
  })
  return html`<section aria-labelledby="draft">
    <h2 class="govuk-heading-m" id="draft">${t.draft}</h2>
    ${summaryList({ rows })}
    ${searches.length > 0 && html`<h3 class="govuk-heading-s">${t.searches}</h3>${recordLines(searches, names, lang)}`}
    <h3 class="govuk-heading-s">${t.letters}</h3>
    ${round.draft.details === null ? html`<p class="govuk-body">${t.noLetter}</p>` : preview.letters.map(letterOf)}
    <h3 class="govuk-heading-s">${t.files}</h3>
    ${
      files.length > 0
        ? html`<ul class="govuk-list">
            ${list}
          </ul>`
        : html`<p class="govuk-body app-quiet">${t.noFiles}</p>`
    }
    ${open && actEffect(preview, lang)}
  </section>`
}

const letterOf = (letter: LetterDocument): Html =>
  insetText({
    html: html`<p class="govuk-body"><strong>${letter.title.join(' ')}</strong></p>
      <p class="govuk-body">${letter.addressee}：</p>
      ${[...letter.paragraphs, ...letter.remedies, letter.closing].map((text) => html`<p class="govuk-body">${text}</p>`)}`,
  })

function opinionForm(req: Request, { round }: RoundView, absent: string | null, errors: readonly ErrorItem[]): Html {
  const lang = languageOfPage(req)
  const { page: t, kinds, about } = officeMessages(lang).working.reviews
  const kind = round.steps[round.step]?.kind ?? 'sign-off'
  const fields = formFields({ lang, values: (req.body ?? {}) as Record<string, unknown>, errors })
  return html`<section aria-labelledby="opinion">
    <h2 class="govuk-heading-m" id="opinion">${t.opinion}：${kinds[kind]}</h2>
    <p class="govuk-body">${absent && t.inPlaceOf(absent)}${about[kind]}</p>
    <form method="post" action="${paths.reviewOpinion(numberOf(req), String(round.roundNo))}" novalidate id="form">
      ${csrfField(req)}<input type="hidden" name="step" value="${round.step}" />
      ${fields.radios({
        name: 'agrees',
        fieldset: { legend: { text: t.agrees } },
        items: [
          { value: 'yes', text: t.yes },
          { value: 'no', text: t.no },
        ],
      })}
      ${fields.textarea({ name: 'words', label: t.words, hint: t.wordsHint, rows: 3 })}${button({ text: t.submit })}
    </form>
  </section>`
}

/** What the office may do with the draft: issue, take back, revise. */
function officerForms(req: Request, { view, found }: Shown): Html {
  const t = officeMessages(languageOfPage(req)).working.reviews.page
  const { roundNo, state, outcome } = found.round
  const [number, no] = [view.row.number, String(roundNo)]
  const form = (action: string, text: string, classes = '') =>
    html`<form method="post" action="${action}">${csrfField(req)}${button({ text, classes })}</form>`
  const { remedyId } = found.round.draft
  const revise = addressWith(paths.act(number, remedyId ? 'new-reply' : 'reply'), {
    outcome,
    round: no,
    remedy: remedyId,
  })
  return html`<div class="app-no-print">
    ${
      state === 'approved' &&
      html`<p class="govuk-body">${t.issueHint}</p>
        ${form(paths.reviewIssuing(number, no), t.issue)}`
    }
    ${(state === 'waiting' || state === 'approved') && form(paths.reviewWithdrawing(number, no), t.withdraw, 'govuk-button--secondary')}
    ${(state === 'returned' || state === 'withdrawn') && button({ href: revise, text: t.revise, classes: 'govuk-button--secondary' })}
  </div>`
}
