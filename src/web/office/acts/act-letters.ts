import { lettersCalledFor } from '../../../letters/called-for.ts'
import { LETTER_KINDS, type LetterDocument } from '../../../letters/letter.ts'
import { letterPages } from '../../../letters/letter-pages.ts'
import { DETAIL_LABELS } from '../../../letters/letter-problems.ts'
import { NOTICES } from '../../../services/notices.ts'
import { type ActPreview } from '../../../services/act-preview.ts'
import { checkboxes, details, insetText } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { officialArticle } from '../../official-article.ts'
import { paths } from '../../paths.ts'
import { type ActForm, type ActLook } from './act-page.ts'
import { type Act } from '../../../cases/decide.ts'

/** Which letters and mail leave with an act; with the preview, their drafts and what they still lack. */
export function actLetters(type: Act['type'], preview: ActPreview | null, { view, lang }: ActLook): Html {
  const t = actMessages(lang)
  const kinds = lettersCalledFor({ type })
  const mailed = NOTICES[type] !== undefined
  const mail = mailed && html`<p class="govuk-body">${view.content.applicant.email ? t.mailLeaves : t.mailNone}</p>`
  const leaves =
    kinds.length > 0 ? t.letterLeaves(kinds.map((kind) => LETTER_KINDS[kind].label).join('、')) : t.letterNone
  return html`<section aria-labelledby="letters">
    <h2 class="govuk-heading-s" id="letters">${t.letterHeading}</h2>
    <p class="govuk-body">${leaves}</p>
    ${mail}${problems(preview, lang)}${(preview?.letters ?? []).map((letter) => draft(letter, lang))}
  </section>`
}

/** What the settings of the organ lack; what the form lacks its own fields say. */
function problems(preview: ActPreview | null, lang: ActLook['lang']): Html | false {
  const t = actMessages(lang)
  const ours = (preview?.problems ?? []).filter(({ fact }) => !Object.hasOwn(DETAIL_LABELS, fact))
  if (ours.length === 0) return false
  const items = [...new Set(ours.map(({ message }) => message))].map((message) => html`<li>${message}</li>`)
  return insetText({
    html: html`<p class="govuk-body">
        ${t.problemsHeading}：<a class="govuk-link" href="${paths.settings()}">${t.toSettings}</a>
      </p>
      <ul class="govuk-list govuk-list--bullet">
        ${items}
      </ul>`,
  })
}

function draft(letter: LetterDocument, lang: ActLook['lang']): Html {
  return details({
    summaryText: actMessages(lang).letterDraft(LETTER_KINDS[letter.kind].label),
    html: officialArticle(letterPages(letter), 'sample'),
  })
}

/** For letters sent before they are recorded here. */
export function paperField(type: Act['type'], form: ActForm): Html | false {
  if (lettersCalledFor({ type }).length === 0) return false
  const chosen = form.values['paper'] === 'yes' ? ['yes'] : []
  return checkboxes({
    lang: form.lang,
    name: 'paper',
    classes: 'govuk-checkboxes--small',
    values: chosen,
    items: [{ value: 'yes', text: actMessages(form.lang).paper }],
  })
}
