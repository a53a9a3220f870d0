import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { localDate as d } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { keepLetters, keptFiles, letterFile } from '../../src/services/letter-files.ts'
import { listLetters } from '../../src/services/letter-service.ts'
import { saveSettings } from '../../src/services/organ-service.ts'
import { reading } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'

const context = await testContext('2026-09-07')
const SETTINGS = { documentCode: '示教公复', documentCodes: { extension: '示教公延' } }

async function givenLetter(settings: Parameters<typeof givenOrgan>[2] = SETTINGS) {
  const organ = await givenOrgan(context, 'organ', settings)
  return { organ, ...(await extended(organ)) }
}

async function extended(organ: Awaited<ReturnType<typeof givenOrgan>>, on = d('2026-09-07')) {
  const clerk = clerkOf(organ)
  const { number } = await registerByOffice(context, organ, anApplication({ submittedOn: on }), clerk, null)
  const act = { type: 'extended', on, workdays: 10 } as const
  const letter = { details: { reason: '需要核对的材料较多' } }
  await handleCase(context, organ, number, act, clerk, 'CASE_EXTENDED', null, { letter })
  const [line] = await listLetters(context, organ, number)
  assert.ok(line)
  return { number, clerk, letterId: line.letterId, documentNumber: line.documentNumber }
}

test('a letter’s file is made once: the same bytes every time, with their hash, sealed on disk', async () => {
  const { organ, number, letterId } = await givenLetter()
  assert.deepEqual(await keptFiles(context, organ, number, letterId), [])
  for (const format of ['pdf', 'docx'] as const) {
    const [first, again] = [
      await letterFile(context, organ, number, letterId, format),
      await letterFile(context, organ, number, letterId, format),
    ]
    assert.deepEqual(again.bytes, first.bytes)
    assert.equal(first.sha256, createHash('sha256').update(first.bytes).digest('hex'))
  }
  const kept = await keptFiles(context, organ, number, letterId)
  assert.deepEqual(
    kept.map(({ format }) => format),
    ['pdf', 'docx'],
  )
  assert.equal((await examine(context)).faults.length, 0)
})

test('two who ask at once get one and the same file', async () => {
  const { organ, number, letterId } = await givenLetter()
  const files = await Promise.all([1, 2, 3].map(() => letterFile(context, organ, number, letterId, 'docx')))
  assert.equal(new Set(files.map(({ sha256 }) => sha256)).size, 1)
})

test('what is kept can be neither changed nor replaced', async () => {
  const { organ, number, letterId } = await givenLetter()
  await letterFile(context, organ, number, letterId, 'pdf')
  for (const change of [`update letter_file set size = 1`, `delete from letter_file`])
    await assert.rejects(query(reading(context), change), /append-only/)
})

test('the sweep fixes letters that nobody has opened', async () => {
  const { organ, number, letterId } = await givenLetter()
  assert.ok((await keepLetters(context)) >= 1)
  assert.equal((await keptFiles(context, organ, number, letterId)).length, 1)
  assert.equal(await keepLetters(context), 0)
})

test('each code has a yearly series of its own, without gaps; a series goes on when its code comes back', async () => {
  const { organ, documentNumber } = await givenLetter()
  assert.equal(documentNumber, '示教公延〔2026〕1号')
  assert.equal((await extended(organ)).documentNumber, '示教公延〔2026〕2号')
  const other = { ...organ, settings: { documentCode: '示教公复' } }
  await saveSettings(context, organ, { name: organ.name, settings: other.settings }, clerkOf(organ))
  assert.equal((await extended(other)).documentNumber, '示教公复〔2026〕1号')
  assert.equal((await extended(organ)).documentNumber, '示教公延〔2026〕3号')
})

test('each year begins its series anew; a letter that bears a day of the year before goes on with that', async () => {
  const { organ, documentNumber } = await givenLetter()
  context.clock.set('2027-01-04')
  const next = [await extended(organ, d('2027-01-04')), await extended(organ), await extended(organ, d('2027-01-04'))]
  assert.deepEqual(
    [documentNumber, ...next.map((each) => each.documentNumber)],
    ['示教公延〔2026〕1号', '示教公延〔2027〕1号', '示教公延〔2026〕2号', '示教公延〔2027〕2号'],
  )
  context.clock.set('2026-09-07')
})

test('many letters at once: every number once, none left out', async () => {
  const organ = await givenOrgan(context, 'organ', SETTINGS)
  // Two kinds with one code share its series.
  const renamed = { ...organ, settings: { documentCode: '示教公延' } }
  const made = await Promise.all(Array.from({ length: 8 }, (_, at) => extended(at % 2 === 0 ? organ : renamed)))
  const serials = made.map(({ documentNumber }) => Number(/〕(\d+)号/.exec(documentNumber)?.[1])).sort((a, b) => a - b)
  assert.deepEqual(serials, [1, 2, 3, 4, 5, 6, 7, 8])
})

test('numbers of void entries and of retired kinds stay used; the doctor finds a gap and altered bytes', async () => {
  const organ = await givenOrgan(context, 'organ', SETTINGS)
  const first = await extended(organ)
  const voiding = { type: 'entry-voided', on: d('2026-09-07'), seq: 2 } as const
  await handleCase(context, organ, first.number, voiding, first.clerk, 'ENTRY_VOIDED')
  const second = await extended(organ)
  assert.equal(second.documentNumber, '示教公延〔2026〕2号')
  const unlocked = async (change: string, id: string) => {
    await query(reading(context), `alter table letter disable trigger letter_append_only`)
    await query(reading(context), change, [id])
    await query(reading(context), `alter table letter enable trigger letter_append_only`)
  }
  await unlocked(`update letter set kind = 'stopped-kind' where letter_id::text = $1`, second.letterId)
  await letterFile(context, organ, first.number, first.letterId, 'pdf')
  const found = async () =>
    (await examine(context)).faults.filter((fault) => fault.organ === organ.slug).map(({ what }) => what)
  assert.deepEqual(await found(), [])
  await unlocked(
    `update letter set document_number = '示教公延〔2026〕9号' where letter_id::text = $1`,
    second.letterId,
  )
  assert.deepEqual(await found(), ['letters 示教公延 2026: 2 missing'])
  await unlocked(
    `update letter set document_number = '示教公延〔2026〕2号' where letter_id::text = $1`,
    second.letterId,
  )
  await query(reading(context), `alter table letter_file disable trigger user`)
  const altered = `update letter_file set content_hash = sha256('other') where letter_id::text = $1`
  await query(reading(context), altered, [first.letterId])
  await query(reading(context), `alter table letter_file enable trigger user`)
  assert.deepEqual(await found(), [`${first.number}: ${first.documentNumber} (pdf) is not what was sent`])
})

test('a letter of a kind no longer written still opens and prints', async () => {
  const { organ, number, letterId } = await givenLetter()
  await query(reading(context), `alter table letter disable trigger letter_append_only`)
  await query(reading(context), `update letter set kind = 'stopped-kind' where letter_id::text = $1`, [letterId])
  await query(reading(context), `alter table letter enable trigger letter_append_only`)
  const file = await letterFile(context, organ, number, letterId, 'pdf')
  assert.equal(file.name, `文书-${number}.pdf`)
})
