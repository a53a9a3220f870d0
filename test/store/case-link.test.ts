import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showCase } from '../../src/services/case-view.ts'
import { reading, type OrganRef } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { linkCases, linkedCases } from '../../src/store/case-link.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'

const context = await testContext('2026-09-07')

/** The ids of some cases of an organ. */
async function cases(organ: OrganRef, many: number): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < many; at++) {
    const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
    ids.push((await showCase(context, organ, number)).row.caseId)
  }
  return ids
}

const link = (organ: OrganRef, caseId: string, kind: 'same-letter' | 'repeat', others: string[]) =>
  context.orm.em
    .fork()
    .transactional((tx) =>
      linkCases(tx, { organId: organ.organId, caseId, kind, by: 'system', at: context.clock.now() }, others),
    )

test('a link is seen from both cases, once however often it is made; its direction is told', async () => {
  const organ = await givenOrgan(context)
  const [first, second, third] = (await cases(organ, 3)) as [string, string, string]
  await link(organ, second, 'same-letter', [first])
  await link(organ, second, 'same-letter', [first])
  await link(organ, third, 'repeat', [first])
  await link(organ, third, 'repeat', [])
  const seen = async (caseId: string) =>
    (await linkedCases(reading(context), organ.organId, caseId)).map(({ number, kind, from, state }) =>
      [number, kind, from, state].join(' '),
    )
  assert.deepEqual(await seen(first), ['2026-00002 same-letter other running', '2026-00003 repeat other running'])
  assert.deepEqual(await seen(second), ['2026-00001 same-letter this running'])
  assert.deepEqual(await seen(third), ['2026-00001 repeat this running'])
})

test('a case is linked neither with itself nor with another organ’s', async () => {
  const [organ, theirs] = [await givenOrgan(context), await givenOrgan(context)]
  const [own] = (await cases(organ, 1)) as [string]
  const [other] = (await cases(theirs, 1)) as [string]
  await assert.rejects(link(organ, own, 'same-letter', [own]), /case_link_check/)
  await assert.rejects(link(organ, own, 'same-letter', [other]), /foreign key/)
  assert.deepEqual(await linkedCases(reading(context), organ.organId, own), [])
})
