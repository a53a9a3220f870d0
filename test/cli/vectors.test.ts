import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '../..')
const SHARED = join(ROOT, '../shared')

/** The real command line, in a process of its own, with no database and an environment that could not open one. */
function gongkai(words: readonly string[], input: string) {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const env = { PATH, NODE_COMPILE_CACHE, DATABASE_URL: 'not a database' }
  const done = spawnSync(process.execPath, [join(ROOT, 'src/cli.ts'), ...words], { input, env, encoding: 'utf8' })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

type Vector = { id: string; expect: Record<string, unknown> }

for (const [command, file] of [
  ['deadline', 'reply-deadlines'],
  ['time-limit', 'time-limits'],
  ['fee', 'fees'],
] as const)
  test(`${command}: every reference case`, () => {
    const input = readFileSync(join(SHARED, `vectors/${file}.json`), 'utf8')
    const vectors = JSON.parse(input) as Vector[]
    const { code, out, err } = gongkai([command], input)
    assert.deepEqual([code, err], [0, ''])
    const answers = JSON.parse(out) as (Record<string, unknown> & { id: string })[]
    assert.deepEqual(
      answers.map(({ id }) => id),
      vectors.map(({ id }) => id),
    )
    for (const [at, { id, expect }] of vectors.entries())
      for (const [key, value] of Object.entries(expect)) assert.equal(answers[at]![key], value, `${id} ${key}`)
  })

test('check-report: of the really published reports one does not balance', () => {
  const { code, out } = gongkai(['check-report'], readFileSync(join(SHARED, 'real/reports.json'), 'utf8'))
  assert.equal(code, 0)
  const checked = JSON.parse(out) as { body: string; balances: boolean; discrepancies: unknown[] }[]
  assert.deepEqual(
    checked.filter(({ balances }) => !balances).map(({ discrepancies }) => discrepancies),
    [[{ check: 'AR-5', where: 'remedies.lawsuit-direct.total', expected: 3, found: 0 }]],
  )
})

test('exit codes and the one line of an error', () => {
  for (const [words, input, code] of [
    [['nothing'], '', 2],
    [['fee', '--colour'], '[]', 2],
    [['fee'], '', 1],
    [['doctor'], '', 1],
  ] as const) {
    const done = gongkai(words, input)
    assert.equal(done.code, code, words.join(' '))
    assert.match(done.err, /^error: [^\n]+\n$/, words.join(' '))
    assert.equal(done.out, '')
  }
  assert.equal(gongkai([], '').code, 0)
  assert.match(gongkai(['deadline', '--help'], '').out, /^gongkai deadline\n/)
})
