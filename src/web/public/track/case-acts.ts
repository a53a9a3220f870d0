import { type ApplicantCase } from '../../../services/applicant-case.ts'
import { type OrganRef } from '../../../services/context.ts'
import {
  backLink,
  button,
  buttonGroup,
  details,
  errorsAbove,
  formFields,
  insetText,
  warningText,
} from '../../components/index.ts'
import { html, nothing, type Html } from '../../html.ts'
import { formatDay } from '../../messages/dates.ts'
import { TYPED_FORM } from '../../layout/display-links.ts'
import { type Language } from '../../messages/language.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { paths } from '../../paths.ts'
import { offlineNotice } from '../apply/form-parts.ts'
import { ACCEPTED_FILES, limitsText } from '../file-limits.ts'

/** What an applicant can do here in writing. */
export type WrittenAct = 'correction' | 'feeAnswer' | 'complaint'
export type ApplicantAct = WrittenAct | 'withdrawal'

/** Most characters of what is written, as of a description. */
export const LONGEST_TEXT = 10_000
/** The field of files that go with it. */
export const ACT_FILES = 'files'

export type ActProblem = { field: string; text: string }
export type ActPageInput = {
  kase: ApplicantCase
  csrf: string
  text: string
  problems: readonly ActProblem[]
  chooseAgain: boolean
}

/** Where each is sent to. */
export const ACT_PATHS: Record<WrittenAct, (slug: string) => string> = {
  correction: paths.trackedCorrection,
  feeAnswer: paths.trackedFeeAnswer,
  complaint: paths.trackedComplaint,
}

export const isWrittenAct = (name: unknown): name is WrittenAct =>
  typeof name === 'string' && Object.hasOwn(ACT_PATHS, name)

/** A page on which the applicant writes to the office: completes (条例 art. 30), answers a fee notice, complains. */
export function writtenActPage(name: WrittenAct, { slug }: OrganRef, input: ActPageInput, lang: Language): Html {
  const t = trackMessages(lang)[name]
  const errors = input.problems.map(({ field, text }) => ({ href: `#${field}`, text }))
  const fields = formFields({ lang, values: { text: input.text }, errors })
  const upload =
    'files' in t &&
    fields.fileUpload({
      name: ACT_FILES,
      label: sharedMessages(lang).optionalLabel(t.files),
      hint: input.chooseAgain ? `${trackMessages(lang).chooseAgain}${limitsText(lang)}` : limitsText(lang),
      multiple: true,
      accept: ACCEPTED_FILES,
    })
  return html`${errorsAbove(errors, { lang })}${offlineNotice(lang)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.intro}</p>
    ${noteOf(name, slug, input.kase, lang)}
    <form
      method="post"
      action="${ACT_PATHS[name](slug)}"
      enctype="multipart/form-data"
      id="${TYPED_FORM}"
      novalidate
      data-app-keep
    >
      <input type="hidden" name="_csrf" value="${input.csrf}" />
      ${fields.characterCount({
        name: 'text',
        label: t.text,
        hint: t.hint,
        maxlength: LONGEST_TEXT,
        threshold: 75,
        rows: 8,
      })}
      ${upload}${button({ text: t.submit, preventDoubleClick: true })}
    </form>`
}

/** What the applicant had written, to be written anew. */
function asked({ content }: ApplicantCase, lang: Language): Html {
  const t = trackMessages(lang)
  const text = [content.title, content.description].filter(Boolean).join('\n\n')
  return details({ summaryText: t.correction.asked, html: html`<div class="app-keep-lines">${text}</div>` })
}

/** Until when, and the notice it answers. */
function noteOf(name: WrittenAct, slug: string, kase: ApplicantCase, lang: Language): Html {
  const t = trackMessages(lang)
  const { correctBy, paymentDueOn } = kase.clock
  const day = (on: typeof correctBy) => on && formatDay(on, lang)
  if (name === 'feeAnswer') return html`${paymentDueOn && insetText({ text: t.feeAnswer.by(day(paymentDueOn) ?? '') })}`
  if (name === 'complaint') return nothing
  const by = day(correctBy)
  const notice = kase.letters.find(({ kind }) => kind === 'correction')
  return html`${by && insetText({ text: kase.standing === 'correction-lapsed' ? t.correction.late(by) : t.correction.by(by) })}
  ${
    notice &&
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.trackedLetter(slug, notice.letterId)}" target="_blank" rel="noopener"
        >${t.correction.notice}</a
      >
    </p>`
  }
  ${asked(kase, lang)}`
}

/** Asks once more before the application is taken back. */
export function withdrawalPage({ slug }: OrganRef, { csrf, problems }: ActPageInput, lang: Language): Html {
  const t = trackMessages(lang).withdrawal
  return html`${errorsAbove(
    problems.map(({ text }) => ({ text })),
    { lang },
  )}
    <h1 class="govuk-heading-l">${t.title}</h1>
    ${warningText({ lang, text: t.intro })}
    <form method="post" action="${paths.trackedWithdrawal(slug)}" novalidate>
      <input type="hidden" name="_csrf" value="${csrf}" />
      ${buttonGroup(
        button({ text: t.submit, classes: 'govuk-button--warning', preventDoubleClick: true }),
        html`<a class="govuk-link" href="${paths.tracked(slug)}">${t.keep}</a>`,
      )}
    </form>`
}

/** The way back to the case. */
export const backToCase = ({ slug }: OrganRef, lang: Language): Html =>
  backLink({ lang, href: paths.tracked(slug), text: trackMessages(lang).letter.back })
