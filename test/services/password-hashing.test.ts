import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Busy } from '../../src/services/errors.ts'
import { hashPassword, passwordMatches } from '../../src/services/password-hashing.ts'

test('strangers wait in a line that ends; whoever is known goes before them', async () => {
  const kept = await hashPassword('right')
  const order: string[] = []
  const strangers = Array.from({ length: 110 }, () =>
    passwordMatches(kept, 'wrong', 'stranger').then(
      (right) => order.push(right ? 'let in' : 'refused'),
      (error: unknown) => order.push(error instanceof Busy ? 'sent away' : 'fault'),
    ),
  )
  const known = passwordMatches(kept, 'right', 'known').then((right) => order.push(right ? 'known' : 'fault'))
  await Promise.all([...strangers, known])
  assert.equal(order.filter((each) => each === 'refused').length, 102, 'two at work, a hundred in line')
  assert.deepEqual(
    order.slice(0, 8),
    Array.from({ length: 8 }, () => 'sent away'),
    'at once',
  )
  // A thread may lose its core while the other works through some strangers; behind the line it would stand last.
  assert.ok(order.indexOf('known') < order.length / 2, 'long before those who came first')
  assert.ok(await passwordMatches(kept, 'right', 'stranger'), 'and the line is free again')
})

test('what fails gives its place back', async () => {
  for (let at = 0; at < 4; at += 1) await assert.rejects(passwordMatches('no hash', 'x', 'stranger'))
  assert.ok(await passwordMatches(await hashPassword('right'), 'right', 'stranger'))
})
