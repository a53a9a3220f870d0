import { type FilledReport } from './filled-report.ts'
import { placeName } from './place-names.ts'
import { CHECK_TITLES, placesOf, relationsOf, type Check, type Place, type Relation } from './relations.ts'

/** A relation that does not hold: the cell most likely wrong, what stands in it, what would make the relation true. */
export type Discrepancy = { check: Check; where: string; expected: number; found: number }

/**
 * Holds a report against the relations its form demands (AR-1 … AR-5, AR-8); empty: it balances. A blank is no zero and
 * no error: relations whose total is blank are skipped, blank parts count as nothing. `lastYear`: the report of the year
 * before, for the carry-over; another year's is not used. Each broken relation names the one of its cells that would
 * mend the most broken relations and disturb the fewest sound ones, so a single wrong figure is named itself.
 */
export function checkReport(report: FilledReport, lastYear?: FilledReport): Discrepancy[] {
  const relations = relationsOf(report, lastYear)
  const broken = relations.filter((relation) => gap(relation) !== 0)
  const sound = relations.filter((relation) => gap(relation) === 0)
  return [...broken.map((relation) => suspectOf(relation, broken, sound)), ...unsoundCells(report)]
}

/** The discrepancy as a sentence for people, naming the cell as the form prints it. */
export function discrepancyText({ check, where, expected, found }: Discrepancy): string {
  const cell = placeName(where)
  if (check === 'AR-8') return `${cell}填的是${found}，应为不小于零的整数（${CHECK_TITLES[check]}）。`
  return `${cell}填的是${found}，按勾稽关系应为${expected}（${CHECK_TITLES[check]}）。`
}

/** Left less right: by how much the totals exceed their parts. */
function gap({ left, right, plus }: Relation): number {
  return sum(left) - sum(right) - plus
}

const sum = (places: readonly Place[]) => places.reduce((total, { value }) => total + (value ?? 0), 0)

/** What a cell would have to hold for this relation to be true; null where the cell is not part of it. */
function mended(relation: Relation, where: string): number | null {
  const inLeft = relation.left.find((place) => place.where === where)
  if (inLeft) return (inLeft.value ?? 0) - gap(relation)
  const inRight = relation.right.find((place) => place.where === where)
  return inRight ? (inRight.value ?? 0) + gap(relation) : null
}

type Suspect = { where: string; expected: number; found: number; mends: number; disturbs: number }

function suspectOf(relation: Relation, broken: readonly Relation[], sound: readonly Relation[]): Discrepancy {
  const suspects = orderOfBlame(relation).flatMap(({ where, value }) => {
    const expected = mended(relation, where)
    if (value === null || expected === null || expected < 0) return []
    const mends = broken.filter((each) => mended(each, where) === expected).length
    const disturbs = sound.filter((each) => mended(each, where) !== null).length
    return [{ where, expected, found: value, mends, disturbs }]
  })
  const [first, ...rest] = suspects
  if (!first) return ofTotal(relation)
  const { where, expected, found } = rest.reduce((best, each) => (moreLikely(each, best) ? each : best), first)
  return { check: relation.check, where, expected, found }
}

/** Ties go to the cell named first: the total of its parts; of the balance, what is carried out. */
function orderOfBlame({ check, left, right }: Relation): Place[] {
  const totalFirst = check === 'AR-1' ? left.toReversed() : left
  return [...totalFirst, ...right]
}

function moreLikely(one: Suspect, other: Suspect): boolean {
  return one.mends === other.mends ? one.disturbs < other.disturbs : one.mends > other.mends
}

/** No cell can be mended by a number not below zero: name the total. */
function ofTotal(relation: Relation): Discrepancy {
  const total = relation.left[0]
  if (!total) throw new RangeError('a relation without a total')
  const found = total.value ?? 0
  return { check: relation.check, where: total.where, expected: found - gap(relation), found }
}

/** AR-8: cells that are no count. */
function unsoundCells(report: FilledReport): Discrepancy[] {
  return placesOf(report).flatMap(({ where, value }) =>
    value === null || (Number.isInteger(value) && value >= 0)
      ? []
      : [{ check: 'AR-8' as const, where, expected: Math.max(0, Math.round(value)), found: value }],
  )
}
