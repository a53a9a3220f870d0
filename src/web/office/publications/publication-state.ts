import { type LocalDate } from '../../../law/date.ts'
import { type PublicationRow } from '../../../services/publication-view.ts'
import { tag } from '../../components/index.ts'
import { type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'

/** How a publication stands today: worked out when shown, never stored. */
export type PublicationState = 'waiting' | 'delayed' | 'open' | 'back'

export function publicationState(row: PublicationRow, today: LocalDate): PublicationState {
  if (row.withdrawnAt !== null) return 'back'
  if (row.checkedAt === null) return 'waiting'
  return row.publicOn <= today ? 'open' : 'delayed'
}

const COLOURS = { waiting: 'yellow', delayed: 'blue', open: 'green', back: 'grey' } as const

export const stateTag = (state: PublicationState, lang: Language): Html =>
  tag({ text: affairsMessages(lang).publications.states[state], classes: `govuk-tag--${COLOURS[state]}` })
