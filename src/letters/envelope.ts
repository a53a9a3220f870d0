import { type LocalDate } from '../law/date.ts'
import { type Block, type OfficialDocument, type Seat } from './document.ts'

/** Who sends or receives, as printed on an envelope. */
export type Party = { name: string; address: string; postcode: string | null }

/** What an envelope says. `mark`: the number of the letter in it, `on`: its day. */
export type EnvelopeFacts = { organ: string; to: Party; from: Party; mark: string; on: LocalDate }

/** The envelope of a letter (信封): receiver, sender, and which letter is in it. GB/T 1416 */
export const envelope = ({ organ, to, from, mark, on }: EnvelopeFacts): OfficialDocument => ({
  title: `信封-${mark}`,
  author: organ,
  on,
  sections: [
    {
      sheet: 'envelope',
      blocks: [
        seated('postcode', [to.postcode]),
        seated('receiver', [to.address, `${to.name} 收`]),
        seated('sender', [from.address, from.name, from.postcode]),
        seated('mark', [mark]),
      ],
    },
  ],
})

const seated = (seat: Seat, lines: readonly (string | null)[]): Block => ({
  type: 'seated',
  seat,
  lines: lines.filter((line) => line !== null).filter((line) => line.trim() !== ''),
})
