import type Joi from 'joi'
import { type LocalDate } from '../../../law/date.ts'
import { type Outcome } from '../../../law/outcomes.ts'
import { type Regime } from '../../../law/rules.ts'
import { detailsNeeded } from '../../../letters/compose-letter.ts'
import { type DetailName, type LetterDetails } from '../../../letters/letter-facts.ts'
import { optionalDay, optionalText, requiredDay, textField } from '../office-fields.ts'
import { linesOf } from './act-page.ts'
import { readWithheld, WITHHELD_FIELDS } from './reply-withheld.ts'
import { interestField } from './interest.ts'

/** How a fact of a reply is typed: several lines, one line, items one a line, a day, the parts withheld, a right chosen. */
export type FactKind = 'text' | 'line' | 'list' | 'day' | 'withheld' | 'interest'

/** The facts a reply may need from the officer; the record gives the rest. */
export const FACT_KINDS = {
  given: 'list',
  way: 'text',
  givenOn: 'day',
  withheld: 'withheld',
  reason: 'text',
  rule: 'text',
  interest: 'interest',
  harm: 'text',
  searchedIn: 'list',
  keywords: 'list',
  competentBody: 'line',
  competentBodyContact: 'line',
  earlierNumber: 'line',
  earlierOn: 'day',
  noticeOn: 'day',
  correctBy: 'day',
  dueOn: 'day',
  volume: 'text',
  withdrawnOn: 'day',
} as const satisfies Partial<Record<DetailName, FactKind>>
export type Fact = keyof typeof FACT_KINDS

/** Facts that make the letter better but may be missing. */
const OPTIONAL: Partial<Record<Outcome, readonly Fact[]>> = {
  granted: ['givenOn'],
  partial: ['givenOn'],
  'third-party-rights': ['interest'],
  'not-ours': ['competentBody', 'competentBodyContact'],
}

export type FactNeed = { fact: Fact; optional: boolean }

/** What a reply with this outcome has to say, in the order it is asked. */
export function factsOf(outcome: Outcome): FactNeed[] {
  const needed = detailsNeeded('reply', outcome).filter((name): name is Fact => Object.hasOwn(FACT_KINDS, name))
  return [
    ...needed.map((fact) => ({ fact, optional: false })),
    ...(OPTIONAL[outcome] ?? []).map((fact) => ({ fact, optional: true })),
  ]
}

/** The schema of those facts; labels are what a missing one is called. */
export function factSchema(outcome: Outcome, labelOf: (fact: Fact) => string): Joi.PartialSchemaMap {
  const entries = factsOf(outcome).flatMap(({ fact, optional }): [string, Joi.Schema][] =>
    FACT_KINDS[fact] === 'withheld'
      ? WITHHELD_FIELDS.map((name) => [name, optionalText(labelOf(fact), 3000)])
      : [[fact, schemaOf(fact, optional, labelOf(fact))]],
  )
  return Object.fromEntries(entries)
}

function schemaOf(fact: Fact, optional: boolean, label: string): Joi.Schema {
  if (FACT_KINDS[fact] === 'day') return optional ? optionalDay(label) : requiredDay(label)
  if (FACT_KINDS[fact] === 'interest') return interestField(label)
  const most = FACT_KINDS[fact] === 'line' ? 300 : 5000
  return optional ? optionalText(label, most) : textField(label, most)
}

/** The typed facts as the letter takes them. @throws Invalid for parts withheld that are not complete */
export function readFacts(
  outcome: Outcome,
  typed: Readonly<Record<string, unknown>>,
  regime: Regime,
): Partial<LetterDetails> {
  return Object.fromEntries(factsOf(outcome).map(({ fact }) => [fact, valueOf(fact, typed, regime)]))
}

function valueOf(fact: Fact, typed: Readonly<Record<string, unknown>>, regime: Regime): unknown {
  switch (FACT_KINDS[fact]) {
    case 'list':
      return linesOf(String(typed[fact]))
    case 'withheld':
      return readWithheld(typed, regime)
    case 'day':
      return typed[fact] as LocalDate | null
    default:
      return typed[fact]
  }
}
