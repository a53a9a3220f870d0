import { type ApplicantKind } from '../applicants.ts'
import { cellsOfCase, cellsOfRemedy, type CaseGroup, type RemedyGroup } from './count.ts'
import { placeName } from './place-names.ts'

/** Which cases and disputes stood in which group when a report was printed: keys of `caseKey`, `remedyKey`. */
export type CaseMembers = {
  cases: Readonly<Record<string, readonly string[]>>
  disputes: Readonly<Record<string, readonly string[]>>
}

/** A case or dispute that counts otherwise than at the last print; no cells: it did not or does not count. */
export type CaseChange = { number: string; kind: 'case' | 'dispute'; then: readonly string[]; now: readonly string[] }

/** A group as one word, and back again. */
export const caseKey = ({ applicant, received, ended, outcome }: CaseGroup): string =>
  [applicant, received, ended ?? '-', outcome ?? '-'].join('|')
export const remedyKey = ({ kind, opened, ended, result }: RemedyGroup): string =>
  [kind, opened, ended ?? '-', result ?? '-'].join('|')

/** What changed by case since a print: every number whose cells differ, in order. */
export function caseChanges(then: CaseMembers, now: CaseMembers): CaseChange[] {
  return [
    ...changesOf('case', then.cases, now.cases, caseCells),
    ...changesOf('dispute', then.disputes, now.disputes, disputeCellsOf),
  ]
}

type Groups = Readonly<Record<string, readonly string[]>>

function changesOf(
  kind: CaseChange['kind'],
  then: Groups,
  now: Groups,
  cells: (key: string) => string[],
): CaseChange[] {
  const [before, after] = [byNumber(then), byNumber(now)]
  const numbers = [...new Set([...before.keys(), ...after.keys()])].sort()
  return numbers.flatMap((number) => {
    const [was, is] = [before.get(number), after.get(number)]
    if (was === is) return []
    const [from, to] = [was === undefined ? [] : cells(was), is === undefined ? [] : cells(is)]
    return from.join() === to.join() ? [] : [{ number, kind, then: from, now: to }]
  })
}

const byNumber = (groups: Groups) =>
  new Map(Object.entries(groups).flatMap(([key, numbers]) => numbers.map((number) => [number, key] as const)))

/** The cells of a group by name, sums left out. */
function caseCells(key: string): string[] {
  const [applicant, received, ended, outcome] = key.split('|')
  const group = { applicant, received, ended: known(ended), outcome: known(outcome) } as CaseGroup
  const cells = cellsOfCase(group).filter(
    ({ row, column }) => column === (applicant as ApplicantKind) && row !== 'total',
  )
  return cells.map(({ row, column }) => placeName(`applications.${row}.${column}`))
}

function disputeCellsOf(key: string): string[] {
  const [kind, opened, ended, result] = key.split('|')
  const group = { kind, opened, ended: known(ended), result: known(result) } as RemedyGroup
  const cells = cellsOfRemedy(group).filter(({ column }) => column !== 'total')
  return cells.map(({ block, column }) => placeName(`remedies.${block}.${column}`))
}

const known = (word: string | undefined) => (word === undefined || word === '-' ? null : word)
