import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Regime } from '../../src/law/rules.ts'
import { BEYOND, commonDemands, remedyDemands, ROWS, type Demand } from './letter-demands.ts'

const GOLDEN = join(import.meta.dirname, '../golden/letters')
const LAW = join(import.meta.dirname, '../../../shared/law.md')

type Kept = { name: string; regime: Regime; letter: string; text: string }
/** The kept letters as they lie on disk, not as the program would write them now. */
const kept: Kept[] = readdirSync(GOLDEN).map((file) => {
  const [, regime = '', letter = ''] = /^(organ|authorised|college)-(.+)\.txt$/.exec(file) ?? assert.fail(file)
  return { name: file, regime: regime as Regime, letter, text: readFileSync(join(GOLDEN, file), 'utf8') }
})

const ALL = { ...BEYOND, ...Object.assign({}, ...ROWS.map(({ letters }) => letters)) } as (typeof ROWS)[0]['letters']
const ownDemands = ({ letter, regime }: Pick<Kept, 'letter' | 'regime'>): readonly Demand[] =>
  (ALL[letter] ?? assert.fail(`${letter} has no row`))(regime)
const demandsOf = (each: Kept): Demand[] => [
  ...commonDemands(each.regime, each.letter),
  ...ownDemands(each),
  ...remedyDemands(each.regime, each.letter).demands,
]
const lacking = (text: string, demands: readonly Demand[]): Demand[] => demands.filter(({ found }) => !found.test(text))

test('every kept letter states what its row demands', () => {
  assert.ok(kept.length >= 100, String(kept.length))
  for (const each of kept) {
    const missing = lacking(each.text, demandsOf(each)).map(({ states, found }) => `${states} ${found}`)
    assert.deepEqual(missing, [], `${each.name}\n${each.text}`)
    const { never } = remedyDemands(each.regime, each.letter)
    if (never) assert.doesNotMatch(each.text, never, each.name)
    if (each.regime === 'college') assert.doesNotMatch(each.text, /本机关|本单位|政府信息公开申请/, each.name)
  }
})

test('the rows are those of the reference, and nothing a row demands goes unheld', () => {
  const cells = rowsOfLaw()
  assert.deepEqual(ROWS.map(({ row }) => row).sort(), [...cells.keys()].sort())
  for (const { row, letters } of ROWS) {
    const quoted = Object.values(letters)
      .flatMap((demands) => (['organ', 'college'] as const).flatMap(demands))
      .map(({ states }) => states)
    let cell = cells.get(row) ?? ''
    for (const words of [...new Set(quoted)].sort((one, other) => other.length - one.length)) {
      assert.ok(cells.get(row)!.includes(words), `${row} does not demand ${words}`)
      cell = cell.replace(words, '')
    }
    assert.match(cell, /^(and|[\s,;/()])*$/, `${row}: nothing holds “${cell}”`)
  }
})

test('what is taken out of a kept letter is missed', () => {
  for (const each of kept) {
    for (const demand of demandsOf(each)) {
      const mutated = each.text.replace(new RegExp(demand.found.source, `${demand.found.flags}g`), '')
      assert.ok(lacking(mutated, [demand]).length === 1, `${each.name}: ${demand.states} ${demand.found}`)
    }
  }
})

/** Lines without which a letter still states all: openings and closings, and the heads over what is held. */
const FORMULAS = /^(经审查，现答复如下：|特此(告知|答复|回执)。|（.+）|您今后仍需要.*|本..?认为申请理由不合理的.*)$/

test('no line that states something can be left out unnoticed', () => {
  for (const each of kept) {
    const lines = each.text.split('\n')
    for (const [at, line] of lines.entries()) {
      if (line.trim() === '' || FORMULAS.test(line.trim())) continue
      const without = lines.toSpliced(at, 1).join('\n')
      assert.ok(lacking(without, demandsOf(each)).length > 0, `${each.name} does not miss “${line}”`)
    }
  }
})

test('a letter of one kind never passes for one of another', () => {
  for (const each of kept) {
    for (const letter of Object.keys(ALL).filter((other) => other !== each.letter)) {
      const other = { ...each, letter }
      if (ownDemands(other).length === 0) continue
      const missing = lacking(each.text, [...commonDemands(each.regime, letter), ...ownDemands(other)])
      assert.ok(missing.length > 0, `${each.name} passes for ${letter}`)
    }
  }
})

/** The table of letters in the reference: row to what it must state. */
function rowsOfLaw(): Map<string, string> {
  const section =
    readFileSync(LAW, 'utf8')
      .split('\n## ')
      .find((each) => each.startsWith('10. Letters')) ?? ''
  const [, table = ''] = section.split('| letter | must state | limit |')
  const rows = table
    .split('\n\n')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| '))
  return new Map(
    rows.map((line) => {
      const [, row = '', states = ''] = line.split('|').map((cell) => cell.trim())
      return [row, states]
    }),
  )
}
