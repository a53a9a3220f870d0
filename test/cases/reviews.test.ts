import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { opinionBar, type ReviewRules, roundStanding, stepsFor } from '../../src/cases/reviews.ts'
import { type Outcome } from '../../src/law/outcomes.ts'

const step = (
  kind: 'secrecy' | 'legal' | 'sign-off',
  scope: 'every' | 'disclosure' | 'refusal',
  reviewers: string[] = [],
) => ({
  kind,
  scope,
  reviewers,
})
const RULES: ReviewRules = {
  steps: [step('sign-off', 'every', ['boss']), step('secrecy', 'disclosure'), step('legal', 'refusal')],
  fourEyes: true,
}
const kindsFor = (outcome: Outcome) => stepsFor(RULES, outcome).map(({ kind }) => kind)

test('each reply passes the steps set for its kind, in the fixed order', () => {
  assert.deepEqual(kindsFor('granted'), ['secrecy', 'sign-off'])
  assert.deepEqual(kindsFor('partial'), ['secrecy', 'legal', 'sign-off'])
  assert.deepEqual(kindsFor('third-party-rights'), ['legal', 'sign-off'])
  assert.deepEqual(kindsFor('does-not-exist'), ['legal', 'sign-off'])
  assert.deepEqual(kindsFor('withdrawn'), [])
  assert.deepEqual(stepsFor(undefined, 'granted'), [])
})

test('a round is approved exactly when every step agreed; one objection returns it', () => {
  const opinion = fc.record({ step: fc.nat(3), agrees: fc.boolean(), by: fc.constantFrom('a', 'b', 'c') })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(opinion, { maxLength: 3 }), (count, opinions) => {
      const { state } = roundStanding(RULES.steps.slice(0, count), opinions)
      if (opinions.some(({ agrees }) => !agrees)) assert.equal(state, 'returned')
      else assert.equal(state, opinions.length >= count ? 'approved' : 'waiting')
    }),
  )
})

test('who may judge: those named or stood in for; with four eyes never the drafter, never the same person twice', () => {
  const round = { steps: stepsFor(RULES, 'granted'), fourEyes: true, draftedBy: 'clerk', opinions: [] }
  assert.equal(opinionBar(round, 0, 'anybody'), null)
  assert.equal(opinionBar(round, 0, 'clerk'), 'own-draft')
  assert.equal(opinionBar({ ...round, fourEyes: false }, 0, 'clerk'), null)
  const later = { ...round, opinions: [{ step: 0, agrees: true, by: 'boss' }] }
  assert.equal(opinionBar(later, 1, 'boss'), 'agreed-before')
  assert.equal(opinionBar(later, 1, 'other'), 'not-a-reviewer')
  assert.equal(opinionBar(later, 1, 'deputy', 'boss'), null)
  assert.equal(opinionBar(later, 1, 'clerk', 'boss'), 'own-draft')
})
