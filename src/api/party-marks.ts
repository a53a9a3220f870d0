import { type Act } from '../cases/decide.ts'
import { type CaseView } from '../services/case-view.ts'

/** An act whose party is a mark, and the name to keep sealed beside it where the mark is new. */
export type MarkedAct = { act: Act; name: string | null }

/** A mark a program may use of itself; anything longer is a name. */
const MARK = /^[A-Z]{1,2}$/
/** How a party's name is kept: mark, colon, name. */
const KEPT = /^([A-Z]{1,2})：(.*)$/s

/**
 * Events are kept open for ever and hold no names: a party that is named gets the next letter of its case, or the one
 * it got before, and its name is kept sealed.
 */
export function markParty(view: CaseView, act: Act): MarkedAct {
  if (!('party' in act) || MARK.test(act.party)) return { act, name: null }
  const known = marksOf(view).find(([, name]) => name === act.party)?.[0]
  const mark = known ?? nextMark(view)
  return { act: { ...act, party: mark }, name: known === undefined ? `${mark}：${act.party}` : null }
}

/** The marks of a case with the names they stand for, where one is kept. */
const marksOf = ({ texts }: CaseView): [mark: string, name: string][] =>
  texts.flatMap(({ kind, text }) => {
    const [, mark, name] = (kind === 'party' && KEPT.exec(text)) || []
    return mark !== undefined && name !== undefined ? [[mark, name] as [string, string]] : []
  })

/** A, B, … Z, AA …: the first not used in this case, void entries included. */
function nextMark({ kase }: CaseView): string {
  const used = new Set(kase.history.flatMap(({ event }) => ('party' in event ? [event.party] : [])))
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
  const all = [...letters, ...letters.flatMap((first) => letters.map((second) => first + second))]
  return all.find((mark) => !used.has(mark)) ?? 'A'
}
