import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate as d } from '../../src/law/date.ts'
import { LETTER_KIND_NAMES } from '../../src/letters/letter.ts'
import { standardWording } from '../../src/letters/wording.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { listLetters, readLetter } from '../../src/services/letter-service.ts'
import { findOrgan } from '../../src/services/organ-service.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { testApp } from '../support/app.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const SETTINGS = { office: '办公室', address: '示例路2号', phone: '0570-5550100', documentCode: '示教公复' }
const organ = await givenOrgan('organ', SETTINGS)
const admin = await signIn(organ, 'admin')
const page = (kind: string) => `/office/letters/${kind}`
const OWN = `感谢关心。\n${standardWording('reply')}\n# 内部说明`

async function replyOf(day: string): Promise<string> {
  context.clock.set(day)
  const application = anApplication({ submittedOn: d(day) })
  const { number } = await registerByOffice(context, organ, application, clerkOf(organ), null)
  const act = { type: 'replied', on: d(day), outcome: 'granted' } as const
  const letter = { details: { given: ['决算表'], way: '以电子邮件方式发送' } }
  await handleCase(context, organ, number, act, clerkOf(organ), 'CASE_REPLIED', null, { letter })
  const [line] = await listLetters(context, organ, number)
  return (await readLetter(context, organ, number, line!.letterId, true)).document.paragraphs.join('\n')
}

test('the list shows every letter, its code and whose wording it has', async () => {
  const list = await admin.get('/office/letters').expect(200)
  for (const kind of LETTER_KIND_NAMES) assert.ok(list.text.includes(`href="${page(kind)}"`), kind)
  assert.match(list.text, /示教公复/)
})

test('every kind can be previewed with a sample case in the organ’s own name', async () => {
  for (const kind of LETTER_KIND_NAMES) {
    const shown = await admin.post(page(kind), { intent: 'preview', wording: standardWording(kind) }).expect(200)
    assert.match(shown.text, /示例市教育局/, kind)
    assert.match(shown.text, /class="app-letter"/, kind)
  }
})

test('own wording holds from its day on; what was written before stays as it was', async () => {
  await admin.post(page('reply'), { wording: OWN, effectiveFrom: '2026-09-10' }).expect(303)
  assert.doesNotMatch(await replyOf('2026-09-09'), /感谢关心/)
  const own = await replyOf('2026-09-10')
  assert.match(own, /^感谢关心。/)
  assert.doesNotMatch(own, /内部说明/)
  const shown = await admin.get(page('reply')).expect(200)
  assert.match(shown.text, /第1版，2026年9月10日起/)
  await admin.post(page('reply'), { wording: '', effectiveFrom: '2026-09-10' }).expect(303)
  assert.doesNotMatch(await replyOf('2026-09-10'), /感谢关心/)
  assert.match((await admin.get(page('reply'))).text, /第2版/)
  context.clock.set('2026-09-07')
})

test('a wording made for a later day is not lost by another made since for an earlier one', async () => {
  const save = (words: string, effectiveFrom: string) =>
    admin.post(page('reply'), { wording: words && OWN.replace('感谢关心。', words), effectiveFrom }).expect(303)
  await save('下月起的话。', '2026-09-20')
  await save('本月的话。', '2026-09-12')
  assert.match(await replyOf('2026-09-12'), /^本月的话。/)
  assert.match(await replyOf('2026-09-20'), /^下月起的话。/)
  await save('', '2026-09-20')
  assert.doesNotMatch(await replyOf('2026-09-20'), /的话。/, 'of one day’s the last made')
  context.clock.set('2026-09-07')
  await save('', '2026-09-12')
})

test('remedies are written once, by the law: own sentences about them are refused', async () => {
  const own = `${OWN}\n如不服，可在60日内申请行政复议或者直接起诉。`
  const refused = await admin.post(page('reply'), { wording: own, effectiveFrom: '2026-09-10' }).expect(422)
  assert.match(refused.text, /救济途径由系统按结果和日期写在\{\{救济途径\}\}里/)
  assert.ok(refused.text.includes('可在60日内'), 'what was typed is kept')
})

test('what the law wants cannot be left out: 422, the article, and everything typed kept', async () => {
  const refused = await admin
    .post(page('reply'), { wording: '您好。\n{{正文}}', effectiveFrom: '2026-09-10' })
    .expect(422)
  assert.match(refused.text, /缺少\{\{救济途径\}\}.*《行政复议法》第二十条/)
  assert.match(refused.text, /您好。\n\{\{正文\}\}<\/textarea>/)
  const past = await admin.post(page('reply'), { wording: OWN, effectiveFrom: '2026-09-01' }).expect(422)
  assert.match(past.text, /生效日期不能早于今天/)
  await admin.get(page('no-such-kind')).expect(404)
})

test('a code of its own for a kind; a wrong one is said and kept', async () => {
  await admin.post('/office/letters', { extension: '示教公延' }).expect(303)
  assert.deepEqual((await findOrgan(context, organ.slug)).settings.documentCodes, { extension: '示教公延' })
  assert.equal((await findOrgan(context, organ.slug)).settings.documentCode, '示教公复')
  const wrong = await admin.post('/office/letters', { extension: '示教〔2026〕' }).expect(422)
  assert.match(wrong.text, /示教〔2026〕/)
  assert.match(wrong.text, /不能含有/)
})

test('only who manages the office may change wording', async () => {
  const clerk = await signIn(organ, 'clerk')
  await clerk.get('/office/letters').expect(403)
  await clerk.post(page('reply'), { wording: OWN, effectiveFrom: '2026-09-10' }).expect(403)
})
