import { isApplicantKind, isOrganisation } from '../../../law/applicants.ts'
import { type OpenDraft } from '../../../services/draft-service.ts'
import { button, buttonGroup, errorsAbove, formFields, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { TYPED_FORM } from '../../layout/display-links.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { identityFields, whoFields } from './applicant-fields.ts'
import { fileFields } from './file-fields.ts'
import { hiddenField, offlineNotice, progress, type Fields } from './form-parts.ts'
import { reachFields } from './reach-fields.ts'
import { type Asked, type Problem } from './read-answers.ts'
import { stepHref } from './step-order.ts'
import { answersOf, type Step, type Typed } from './steps.ts'
import { matterButtons, wantedFields } from './wanted-fields.ts'

/** A question that is a page of fields; the last one, checking, is a page of its own. */
export type Question = Exclude<Step, 'check'>

/** `changing`: came from the check page and goes back there. `draft` holds what is shown, saved or not. */
export type StepInput = {
  step: Question
  matter: number
  draft: OpenDraft
  problems: readonly Problem[]
  changing: boolean
}

/** The question as the page's heading. */
export function questionTitle(step: Question, { draft, lang }: Asked): string {
  const t = applyMessages(lang).questions
  if (step !== 'identity') return t[step]
  const { kind } = draft.typed
  return isApplicantKind(kind) && isOrganisation(kind) ? t.identityOrganisation : t.identityPerson
}

/** One question: its fields, the way on, and saving for later. */
export function stepPage(input: StepInput, asked: Asked): Html {
  const { step, matter, draft, changing } = input
  const { organ, lang } = asked
  const t = applyMessages(lang)
  const errors = input.problems.map(({ field, text }): ErrorItem => ({ href: `#${field}`, text }))
  const fields = formFields({ lang, values: answersOf(draft, matter) satisfies Typed, errors })
  const encoding = step === 'files' ? 'multipart/form-data' : 'application/x-www-form-urlencoded'
  return html`${errorsAbove(errors, { lang })}${offlineNotice(lang)}${progress(step, lang)}
    <h1 class="govuk-heading-l">${questionTitle(step, asked)}</h1>
    <form
      method="post"
      action="${stepHref(organ.slug, draft.draftId, { step, matter })}"
      enctype="${encoding}"
      novalidate
      autocomplete="on"
      id="${TYPED_FORM}"
      data-app-keep
    >
      ${changing && hiddenField('change', 'yes')}${fieldsOf(input, fields, asked)}
      ${buttonGroup(
        button({ text: t.next, preventDoubleClick: true }),
        step === 'wanted' && matterButtons(asked, matter),
        button({ text: t.saveAndLeave, classes: 'govuk-button--secondary', name: 'leave', value: 'yes' }),
      )}
    </form>`
}

function fieldsOf({ step, matter }: StepInput, fields: Fields, asked: Asked): Html {
  switch (step) {
    case 'wanted':
      return wantedFields(fields, asked, matter)
    case 'who':
      return whoFields(fields, asked)
    case 'identity':
      return identityFields(fields, asked)
    case 'reach':
      return reachFields(fields, asked)
    case 'files':
      return fileFields(fields, asked)
  }
}
