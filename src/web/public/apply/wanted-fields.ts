import { html, type Html } from '../../html.ts'
import { button, insetText } from '../../components/index.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { LONGEST } from './answer-schemas.ts'
import { optionalLabel, type Fields } from './form-parts.ts'
import { fieldsAsked, type Asked } from './read-answers.ts'
import { MOST_MATTERS } from './steps.ts'

/** What is asked for, one matter a page. The purpose only where the body asks for it (Order 29 art. 9). */
export function wantedFields(fields: Fields, asked: Asked, matter: number): Html {
  const { lang, organ, draft } = asked
  const t = applyMessages(lang)
  const label = (text: string) => optionalLabel(text, lang)
  const several = draft.matters.length > 1
  const [rule] = [organ.settings.matters === 'one' ? t.together : t.split]
  const asksPurpose = fieldsAsked('wanted', asked, matter).includes('purpose')
  return html`${several && html`<h2 class="govuk-heading-m">${t.matter(matter + 1)}</h2>`}
    ${several && insetText({ text: rule })}
    ${fields.input({ name: 'title', label: label(t.infoTitle), hint: t.infoTitleHint })}
    ${fields.characterCount({
      name: 'description',
      label: t.description,
      hint: t.descriptionHint,
      maxlength: LONGEST.description,
      threshold: 75,
      rows: 8,
    })}
    ${fields.input({ name: 'documentNumber', label: label(t.documentNumber), hint: t.documentNumberHint })}
    ${fields.textarea({ name: 'features', label: label(t.features), hint: t.featuresHint, rows: 2 })}
    ${asksPurpose && fields.textarea({ name: 'purpose', label: label(t.purpose), hint: t.purposeHint, rows: 3 })}`
}

/** Ways on that only this question has: another matter, or one less. */
export function matterButtons({ draft, lang }: Asked, matter: number): Html {
  const t = applyMessages(lang)
  const secondary = 'govuk-button--secondary'
  const more = draft.matters.length < MOST_MATTERS
  return html`${more && button({ text: t.more, classes: secondary, name: 'more', value: 'yes' })}
  ${matter > 0 && button({ text: t.removeMatter, classes: secondary, name: 'remove', value: 'yes' })}`
}
