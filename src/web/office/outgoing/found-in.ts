import { type Finding } from '../../../documents/release-gate/finding.ts'
import { type OutgoingFile, type OutgoingState } from '../../../services/outgoing-keeping.ts'
import { type Language } from '../../messages/language.ts'
import { releaseMessages } from '../../messages/release/messages.ts'

/** Of more places than can be listed one by one, the last line only counts the rest. */
const COUNTS_REST = /^另有 (\d+) 处$/

/** Whether a line of the findings only counts places that are not listed. */
export const countsRest = ({ place }: Finding): boolean => COUNTS_REST.test(place)

/** How many places there are, those only counted among them. */
export const placesIn = (findings: readonly Finding[]): number =>
  findings.reduce((sum, { place }) => sum + Number(COUNTS_REST.exec(place)?.[1] ?? 1), 0)

/** A file in which nothing was found may leave as it is. */
export const shownState = ({ state, content }: OutgoingFile): OutgoingState =>
  state === 'open' && content.findings.length === 0 ? 'ready' : state

/** How much was found, and how much of it is grave: in a few words. */
export function foundIn(findings: readonly Finding[], lang: Language): string {
  const t = releaseMessages(lang).outgoing
  const grave = findings.filter(({ severity }) => severity === 'high')
  return t.found(placesIn(findings), placesIn(grave))
}
