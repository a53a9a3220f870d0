import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate as d } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { testApp, tokenIn } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'
import { fileThroughPages, trackAs } from './public-application.ts'

/** A page of a case that comes back too late, or after another case was opened: nothing done, nothing typed lost. */
const site = await testApp()
const organ = await site.givenOrgan('organ', { office: '示例办公室', phone: '0570-1234567' })
const day = site.context.clock.today()
const track = `/o/${organ.slug}/track`
const TYPED = '请提供计算机学院2025年度科研经费决算表。'

async function givenCorrectionAsked() {
  const filed = await fileThroughPages(site, organ)
  const act = (event: Parameters<typeof handleCase>[3]) =>
    handleCase(site.context, organ, filed.number, event, clerkOf(organ), 'TEST_ACT')
  await act({ type: 'receipt-confirmed', on: day })
  await act({ type: 'correction-requested', on: day, correctBy: d('2026-09-21') })
  return filed
}

test('a session that ended while somebody wrote: the text is shown, and comes back with number and code', async () => {
  const filed = await givenCorrectionAsked()
  const stranger = site.agent()
  const ended = await stranger.post(`${track}/case/correction`).field('text', TYPED).expect(404)
  assert.match(ended.text, /您的申请已经关闭[^]*没有丢失/)
  assert.ok(ended.text.includes(TYPED))
  const kept = { act: 'correction', text: TYPED }
  const wrong = await stranger
    .post(track)
    .type('form')
    .send({ number: filed.number, code: 'x', ...kept })
    .expect(422)
  assert.ok(wrong.text.includes(`name="text" value="${TYPED}"`))
  const again = await stranger
    .post(track)
    .type('form')
    .send({ number: filed.number, code: filed.code, ...kept })
    .expect(200)
  assert.match(again.text, new RegExp(`<textarea[^>]*>${TYPED}</textarea>`))
  await stranger
    .post(`${track}/case/correction`)
    .field('_csrf', tokenIn(again))
    .field('text', TYPED)
    .expect(303)
    .expect('Location', `${track}/case?done=correction`)
})

test('two tabs, two cases: what was written for the one is never recorded with the other', async () => {
  const [first, second] = [await givenCorrectionAsked(), await givenCorrectionAsked()]
  const visitor = await trackAs(site, organ, first)
  const page = await visitor.get(`${track}/case/correction`).expect(200)
  await visitor.post(track).type('form').send({ number: second.number, code: second.code }).expect(303)
  const sent = await visitor
    .post(`${track}/case/correction`)
    .field('_csrf', tokenIn(page))
    .field('text', TYPED)
    .expect(403)
  assert.match(sent.text, /您的申请已经关闭/)
  assert.ok(sent.text.includes(TYPED))
  for (const { number } of [first, second])
    assert.equal((await showCase(site.context, organ, number)).clock.state, 'awaiting-correction')
})

test('a form that brings a file, a foreign act, markup: the texts are kept as text, the rest is nothing', async () => {
  const ended = await site
    .agent()
    .post(`${track}/case/complaint`)
    .field('text', '<script>alert(1)</script>')
    .attach('files', Buffer.from('%PDF-1.4'), 'a.pdf')
    .expect(404)
  assert.ok(ended.text.includes('&lt;script&gt;') && !ended.text.includes('<script>alert'))
  for (const act of ['withdrawal', '__proto__', 'constructor', ''])
    assert.ok(
      !(await site.agent().post(track).type('form').send({ number: '1', code: '2', act, text: TYPED })).text.includes(
        TYPED,
      ),
      act,
    )
})

test('leaving, or withdrawing, after the end: said plainly, in English too', async () => {
  for (const path of ['leaving', 'case/withdrawal']) {
    const { text } = await site.agent().post(`${track}/${path}?lang=en`).type('form').send({}).expect(404)
    assert.match(text, /has been closed here/)
  }
})
