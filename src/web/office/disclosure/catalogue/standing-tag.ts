import { ENTRY_STANDINGS, type EntryStanding } from '../../../../disclosure/standing.ts'
import { tag } from '../../../components/index.ts'
import { type Html } from '../../../html.ts'

const COLOURS: Record<EntryStanding, string> = {
  'not-applicable': 'grey',
  overdue: 'red',
  'not-published': 'orange',
  'missing-link': 'orange',
  stale: 'yellow',
  published: 'green',
}

/** How an entry or an item of the list stands, in a word. */
export const standingTag = (standing: EntryStanding): Html =>
  tag({ text: ENTRY_STANDINGS[standing].label, classes: `govuk-tag--${COLOURS[standing]}` })
