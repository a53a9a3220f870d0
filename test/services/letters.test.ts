import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handleCase } from '../../src/services/case-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { listLetters, readLetter } from '../../src/services/letter-service.ts'
import { Invalid, NotFound } from '../../src/services/errors.ts'
import { localDate as d } from '../../src/law/date.ts'
import { reading } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'

const context = await testContext('2026-09-07')
const SETTINGS = {
  office: '办公室',
  address: '示例路2号',
  phone: '010-12345678',
  reconsiderationBody: '示例市人民政府',
  court: '示例市中级人民法院',
  documentCode: '示教公复',
}

async function givenCase() {
  const organ = await givenOrgan(context, 'organ', SETTINGS)
  const clerk = clerkOf(organ)
  const { number } = await registerByOffice(context, organ, anApplication(), clerk, null)
  return { organ, clerk, number }
}

test('an extension leaves as a numbered letter with reason and new date', async () => {
  const { organ, clerk, number } = await givenCase()
  const act = { type: 'extended', on: d('2026-09-07'), workdays: 10 } as const
  const letter = { details: { reason: '需要核对的材料较多' } }
  await handleCase(context, organ, number, act, clerk, 'CASE_EXTENDED', null, { letter })
  const [line] = await listLetters(context, organ, number)
  assert.equal(line?.documentNumber, '示教公复〔2026〕1号')
  const { document } = await readLetter(context, organ, number, line!.letterId, true)
  assert.match(document.paragraphs.join(''), /延长10个工作日.*2026年10月23日/)
})

test('a letter that lacks what the law demands refuses the act and takes no number', async () => {
  const { organ, clerk, number } = await givenCase()
  const refusal = { type: 'replied', on: d('2026-09-07'), outcome: 'state-secret' } as const
  await assert.rejects(
    handleCase(context, organ, number, refusal, clerk, 'CASE_REPLIED', null, { letter: { details: {} } }),
    Invalid,
  )
  assert.deepEqual(await listLetters(context, organ, number), [])
  const rows = await query(
    reading(context),
    `select 1 from number_counter where organ_id = $1 and series like 'letter%'`,
    [organ.organId],
  )
  assert.deepEqual(rows, [])
})

test('a program may record a reply given on paper, without a letter', async () => {
  const { organ, clerk, number } = await givenCase()
  const refusal = { type: 'replied', on: d('2026-09-07'), outcome: 'state-secret' } as const
  await handleCase(context, organ, number, refusal, clerk, 'CASE_REPLIED')
  assert.deepEqual(await listLetters(context, organ, number), [])
})

test('a third party is asked without learning who applies, and the applicant without learning who is asked', async () => {
  const { organ, clerk, number } = await givenCase()
  const act = { type: 'third-party-consulted', on: d('2026-09-07'), party: 'A', receivedOn: null } as const
  const details = { consultedParty: '示例建设有限公司', information: '中标合同的报价部分', reason: '其中有贵方报价' }
  await handleCase(context, organ, number, act, clerk, 'THIRD_PARTY_CONSULTED', null, { letter: { details } })
  const letters = await listLetters(context, organ, number)
  assert.deepEqual(
    letters.map((each) => [each.kind, each.toApplicant]),
    [
      ['third-party-consultation', false],
      ['consultation-notice', true],
    ],
  )
  const text = async (at: number) =>
    JSON.stringify((await readLetter(context, organ, number, letters[at]!.letterId, false)).document)
  assert.doesNotMatch(await text(0), /李明/)
  assert.doesNotMatch(await text(1), /示例建设/)
  await assert.rejects(readLetter(context, organ, number, letters[0]!.letterId, true), NotFound)
})
