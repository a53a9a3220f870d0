import { type OfficeSection } from '../../../services/report-sections.ts'
import { tag } from '../../components/index.ts'
import { type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'

/** How a section stands: confirmed, fallen back, written, or still the draft. */
export function sectionState(section: OfficeSection, lang: Language): Html {
  const { states } = affairsMessages(lang).reportDocument
  if (section.confirmed) return tag({ text: states.confirmed, classes: 'govuk-tag--green' })
  if (section.hasFallen) return tag({ text: states.fallen, classes: 'govuk-tag--red' })
  return section.isDraft
    ? tag({ text: states.draft, classes: 'govuk-tag--grey' })
    : tag({ text: states.written, classes: 'govuk-tag--blue' })
}

/** What has to be done about a section, in words; nothing where it is confirmed. */
export function sectionMarks({ problems, wrong, isTooLong, confirmed }: OfficeSection, lang: Language): string {
  const { marks } = affairsMessages(lang).reportDocument
  const found = [
    problems.length > 0 && marks.problems(problems.length),
    wrong.length > 0 && !confirmed && marks.wrong(wrong.length),
    isTooLong && marks.tooLong,
    !confirmed && marks.unconfirmed,
  ].filter((each) => each !== false)
  return found.join('；') || marks.none
}
