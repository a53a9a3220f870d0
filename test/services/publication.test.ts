import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Outcome } from '../../src/law/outcomes.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { reading } from '../../src/services/context.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { Invalid, NotFound, StaleForm } from '../../src/services/errors.ts'
import { FilesHeld } from '../../src/services/files-held.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { confirmPublication, preparePublication, withdrawPublication } from '../../src/services/publication-service.ts'
import { draftToken, showPublication } from '../../src/services/publication-view.ts'
import { publishedReplies, readPublishedFile, readPublishedReply } from '../../src/services/published-replies.ts'
import { releaseField } from '../../src/services/release-service.ts'
import { searchPublicRecord } from '../../src/services/public-record.ts'
import { query } from '../../src/store/query.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'
import { pdf, workbook } from '../documents/made-files.ts'

const context = await testContext('2026-09-07')
const organ = await givenOrgan(context, 'organ', { publicationDelay: 0 })
const clerk = clerkOf(organ)
const TEXT = { title: '科研经费决算表', question: '各学院科研经费决算。', answer: '已提供决算表，见附件。' }

async function answered(outcome: Outcome = 'granted', files = [{ name: '决算.pdf', bytes: pdf() }], of = organ) {
  const today = context.clock.today()
  const { number } = await registerByOffice(context, of, anApplication({ submittedOn: today }), clerkOf(of), null)
  const given = files.map((file) => ({ ...file, contentType: 'application/pdf' }))
  // A program records what was decided elsewhere: no search has to be written down before.
  const actor = { ...clerkOf(of), id: 'token:register' }
  await handleCase(context, of, number, { type: 'replied', on: today, outcome }, actor, 'CASE_REPLIED', null, {
    files: given,
  })
  return number
}

const offeredIds = async (number: string) =>
  (await showPublication(context, organ, number)).offered.map(({ fileId }) => fileId)
const prepare = async (number: string, changes = {}) =>
  preparePublication(context, organ, number, { ...TEXT, fileIds: await offeredIds(number), ...changes }, {}, clerk)
const rowOf = async (number: string) => (await showPublication(context, organ, number)).row!
const confirm = async (number: string) =>
  confirmPublication(context, organ, number, draftToken(await rowOf(number)), clerk)
const shownNow = async () => (await publishedReplies(context, organ, null, 50)).replies
const read = (replyId: string) => readPublishedReply(context, organ, replyId)
const found = async (words: string) => (await searchPublicRecord(context, organ, words, null, 50)).hits.length

test('prepared: nothing to read, not even in the database; checked: everything; taken back: nothing', async () => {
  const number = await answered()
  await prepare(number)
  const { replyId } = await rowOf(number)
  const [hidden] = await shownNow()
  assert.deepEqual([hidden?.replyId, hidden?.title, hidden?.question, hidden?.answer], [replyId, null, null, null])
  await assert.rejects(read(replyId), NotFound)
  assert.equal(await found('决算表'), 0)
  const [stored] = await query<{ text: string }>(
    reading(context),
    'select row_to_json(r)::text as text from published_reply r where reply_id = $1',
    [replyId],
  )
  assert.ok(!stored!.text.includes('决算'))

  await confirm(number)
  const open = await read(replyId)
  assert.equal(open.title, TEXT.title)
  assert.equal(await found('决算表'), 1)
  const [file] = open.files
  assert.deepEqual((await readPublishedFile(context, organ, replyId, file!.fileId)).bytes, pdf())
  assert.notEqual(file!.fileId, (await offeredIds(number))[0])

  await withdrawPublication(context, organ, number, clerk)
  await assert.rejects(read(replyId), NotFound)
  await assert.rejects(readPublishedFile(context, organ, replyId, file!.fileId), NotFound)
  assert.equal(await context.files.has(file!.fileId), false)
  assert.equal(await found('决算表'), 0)
  assert.equal((await showCase(context, organ, number)).row.outcome, 'granted')
})

test('only what gives something may be published', async () => {
  for (const outcome of ['partial', 'already-public'] as const) await prepare(await answered(outcome, []))
  for (const outcome of ['state-secret', 'third-party-rights', 'petition'] as const)
    await assert.rejects(prepare(await answered(outcome, [])), Invalid, outcome)
  const { number } = await registerByOffice(context, organ, anApplication(), clerk, null)
  await assert.rejects(prepare(number), Invalid)
})

test('the applicant’s data and anybody’s numbers are refused, field by field', async () => {
  const number = await answered()
  const refusals: [object, string][] = [
    [{ title: '李明的申请' }, 'title'],
    [{ question: '联系 138-0013-8000' }, 'question'],
    [{ answer: '证件号 110105 19491231 002X' }, 'answer'],
    [{ answer: '张某，手机13912345678' }, 'answer'],
    [{ question: '寄示例路 1号' }, 'question'],
    [{ title: '李 明' }, 'title'],
  ]
  for (const [changes, field] of refusals)
    await assert.rejects(prepare(number, changes), (error) => {
      assert.ok(error instanceof Invalid, JSON.stringify(changes))
      assert.deepEqual(
        error.problems.map((each) => each.field),
        [field],
      )
      assert.ok(!error.message.includes('13912345678'))
      return true
    })
  assert.equal((await showPublication(context, organ, number)).row, null)
})

test('a file that went to the applicant with reasons needs reasons of its own for everybody', async () => {
  const today = context.clock.today()
  const { number } = await registerByOffice(context, organ, anApplication({ submittedOn: today }), clerk, null)
  const leaky = await workbook((_, sheet) => void sheet.addRow(['王某', '11010519491231002X']))
  const file = { name: '名单.xlsx', contentType: 'application/zip', bytes: leaky }
  const reasons = { [releaseField(leaky, 'resident-id')]: '本人同意' }
  const act = { type: 'replied', on: today, outcome: 'granted' } as const
  await handleCase(context, organ, number, act, clerk, 'CASE_REPLIED', null, { files: [file], reasons })
  await assert.rejects(prepare(number), FilesHeld)
  await prepare(number, { fileIds: [] })
})

test('a reply declared void is public no longer, by whatever way; a new one may be prepared again', async () => {
  const number = await answered()
  await prepare(number)
  await confirm(number)
  const { replyId } = await rowOf(number)
  assert.equal((await read(replyId)).title, TEXT.title)
  const today = context.clock.today()
  await handleCase(context, organ, number, { type: 'entry-voided', on: today, seq: 2 }, clerk, 'ENTRY_VOIDED')
  await assert.rejects(read(replyId), NotFound)
  assert.equal(
    (await shownNow()).some((each) => each.replyId === replyId),
    false,
  )
  assert.equal(await found('决算表'), 0)
  await handleCase(context, organ, number, { type: 'replied', on: today, outcome: 'granted' }, clerk, 'CASE_REPLIED')
  await assert.rejects(read(replyId), NotFound)
  await assert.rejects(confirm(number), NotFound)
  await prepare(number, { fileIds: [] })
  await confirm(number)
  assert.equal((await read(replyId)).title, TEXT.title)
  await withdrawPublication(context, organ, number, clerk)
})

test('the delay is counted in working days from the reply; words changed since they were read must be read again', async () => {
  const slow = await givenOrgan(context, 'organ')
  const number = await answered('granted', [], slow)
  await preparePublication(context, slow, number, { ...TEXT, fileIds: [] }, {}, clerkOf(slow))
  const first = (await showPublication(context, slow, number)).row!
  // Ten working days: Sunday 20 September is one, made up for the National Day holiday.
  assert.equal(first.publicOn, '2026-09-20')
  context.clock.set('2026-09-08')
  await preparePublication(context, slow, number, { ...TEXT, title: '新标题', fileIds: [] }, {}, clerkOf(slow))
  const stale = confirmPublication(context, slow, number, draftToken(first), clerkOf(slow))
  await assert.rejects(stale, StaleForm)
  const row = (await showPublication(context, slow, number)).row!
  await confirmPublication(context, slow, number, draftToken(row), clerkOf(slow))
  const all = async () => (await publishedReplies(context, slow, null, 5)).replies.map(({ title }) => title)
  assert.deepEqual(await all(), [])
  context.clock.set('2026-09-19')
  assert.deepEqual(await all(), [])
  context.clock.set('2026-09-20')
  assert.deepEqual(await all(), ['新标题'])
  context.clock.set('2026-09-07')
})

test('another body sees nothing of it, and doctor finds every file', async () => {
  const number = await answered()
  await prepare(number)
  await confirm(number)
  const other = await givenOrgan(context)
  await assert.rejects(readPublishedReply(context, other, (await rowOf(number)).replyId), NotFound)
  await assert.rejects(showPublication(context, other, number), NotFound)
  assert.deepEqual((await examine(context)).faults, [])
})
