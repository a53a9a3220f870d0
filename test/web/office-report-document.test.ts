import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { type OrganRef } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { confirmAll, publishYear } from '../support/report.ts'

const { context, givenOrgan, signIn, agent } = await testApp({ today: '2025-06-01' })

/** Applications of 2025: registered and granted, one after another. */
async function givenGranted(organ: OrganRef, count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let at = 0; at < count; at++) {
    const on = localDate('2025-05-08')
    context.clock.set(on)
    const { number } = await registerByOffice(context, organ, anApplication({ submittedOn: on }), clerkOf(organ), null)
    await handleCase(
      context,
      organ,
      number,
      { type: 'replied', on, outcome: 'granted' },
      clerkOf(organ),
      'CASE_REPLIED',
    )
    numbers.push(number)
  }
  context.clock.set('2026-01-12')
  return numbers
}

const DOCUMENT = '/office/reports/2025/document'

test('a section: draft, typed with placeholders, wrong number marked, confirmed, fallen when a number changes', async () => {
  const organ = await givenOrgan('organ')
  await givenGranted(organ, 3)
  const [clerk, auditor] = [await signIn(organ, 'clerk'), await signIn(organ, 'auditor')]
  const list = (await clerk.get(DOCUMENT).expect(200)).text
  assert.match(list, /一、总体情况/)
  assert.match(list, /草稿（由数据生成）/)
  const editor = (await clerk.get(`${DOCUMENT}/overview`).expect(200)).text
  assert.match(editor, /新收政府信息公开申请\{\{新收\}\}件/)
  assert.match(editor, /新收政府信息公开申请3件/)
  assert.doesNotMatch((await auditor.get(`${DOCUMENT}/overview`).expect(200)).text, /<textarea/)
  await auditor.post(`${DOCUMENT}/overview`, { step: 'save', seen: '0', written: 'x' }).expect(403)
  await clerk.get(`${DOCUMENT}/nothing`).expect(404)
  await clerk.get(`${DOCUMENT}/opinions`).expect(404)

  const written = '本机关收到政府信息公开申请4件，予以公开{{予以公开}}件，占{{占比：予以公开/办结}}。\n{{没有}}'
  await clerk.post(`${DOCUMENT}/overview`, { step: 'save', seen: '0', written }).expect(303)
  const stale = await clerk.post(`${DOCUMENT}/overview`, { step: 'save', seen: '0', written: '另一人写的' }).expect(422)
  assert.match(stale.text, /已有人改过/)
  assert.match(stale.text, /另一人写的/)
  const marked = (await clerk.get(`${DOCUMENT}/overview`).expect(200)).text
  assert.match(marked, /申请<mark class="app-mark">4<\/mark>件，予以公开3件，占100%/)
  assert.match(marked, /写的是4，表里“新收”是3/)
  assert.match(marked, /没有“没有”这个数字/)
  assert.match(
    (await clerk.post(`${DOCUMENT}/overview`, { step: 'confirm', seen: '1' }).expect(422)).text,
    /请从右边的名称里选/,
  )

  await clerk
    .post(`${DOCUMENT}/overview`, { step: 'save', seen: '1', written: written.replace('\n{{没有}}', '') })
    .expect(303)
  assert.match(
    (await clerk.post(`${DOCUMENT}/overview`, { step: 'confirm', seen: '2' }).expect(422)).text,
    /请勾选“已核对”/,
  )
  const mended = '本机关收到政府信息公开申请{{新收}}件。'
  await clerk.post(`${DOCUMENT}/overview`, { step: 'save', seen: '2', written: mended }).expect(303)
  await clerk.post(`${DOCUMENT}/overview`, { step: 'confirm', seen: '3' }).expect(303)
  assert.match((await clerk.get(DOCUMENT).expect(200)).text, /已确认[\s\S]*王clerk，2026年1月12日/)

  const late = localDate('2025-12-30')
  await registerByOffice(context, organ, anApplication({ submittedOn: late }), clerkOf(organ), null)
  const fallen = (await clerk.get(DOCUMENT).expect(200)).text
  assert.match(fallen, /数字或文字已变，需重新确认/)
  assert.match((await clerk.get(`${DOCUMENT}/overview`)).text, /申请4件/)
  await clerk.post(`${DOCUMENT}/overview`, { step: 'reset', seen: '4' }).expect(303)
  assert.match((await clerk.get(`${DOCUMENT}/overview`)).text, /还没有人改写/)
})

test('a text over its length can be kept but not confirmed or frozen', async () => {
  const organ = await givenOrgan('organ')
  context.clock.set('2026-01-12')
  const head = await signIn(organ, 'head')
  const written = '公开'.repeat(501)
  await head.post(`${DOCUMENT}/overview`, { step: 'save', seen: '0', written }).expect(303)
  assert.match((await head.get(`${DOCUMENT}/overview`)).text, /现在1002字，上限1000字/)
  assert.match(
    (await head.post(`${DOCUMENT}/overview`, { step: 'confirm', seen: '1' }).expect(422)).text,
    /超过了字数上限/,
  )
  const refused = await head.post('/office/reports/2025/freezing', { asOf: '2026-01-12' }).expect(422)
  assert.match(refused.text, /一、总体情况：超过了字数上限/)
})

test('the table of section two is typed, printed, doubted against last year', async () => {
  const organ = await givenOrgan('organ')
  context.clock.set('2026-01-12')
  const head = await signIn(organ, 'head')
  const bad = await head
    .post('/office/reports/2025/table-two', { 'cell-0-0-0': '两件', 'cell-3-0-0': '1.5' })
    .expect(422)
  assert.match(bad.text, /规章：本年制发件数应填不小于0的整数/)
  assert.match(bad.text, /value="两件"/)
  const typed = { 'cell-0-1-0': '3', 'cell-0-1-1': '1', 'cell-0-1-2': '12', 'cell-1-0-0': '40', 'cell-3-0-0': '1.5' }
  await head.post('/office/reports/2025/table-two', typed).expect(303)
  const page = (await head.get(`${DOCUMENT}/proactive`).expect(200)).text
  assert.match(page, /行政规范性文件[\s\S]*<td\s+colspan="2">3<\/td>[\s\S]*<td\s+colspan="6">1\.5<\/td>/)
  await publishYear(context, organ, 2025, clerkOf(organ))
  assert.match((await agent().get(`/o/${organ.slug}/reports/2025`).expect(200)).text, /第二十条第（八）项/)
  await head.post('/office/reports/2026/table-two', { ...typed, 'cell-0-1-2': '20' }).expect(303)
  assert.match((await head.get('/office/reports/2026/table-two')).text, /应为14件/)
  const college = await givenOrgan('college')
  await (await signIn(college, 'head')).get('/office/reports/2025/table-two').expect(404)
})

test('an adjustment moves the figure with its totals, is told at the cell, and can be taken back', async () => {
  const organ = await givenOrgan('organ')
  await givenGranted(organ, 2)
  const head = await signIn(organ, 'head')
  const paper = '/office/reports/2025/working-paper'
  const place = 'applications.received.natural-person'
  for (const fields of [
    { place, difference: '0', reason: 'x' },
    { place, difference: '-3', reason: 'x' },
    { place: 'applications.total.total', difference: '1', reason: 'x' },
    { place, difference: '1', reason: '' },
  ])
    await head.post(`${paper}/adjustments`, fields).expect(422)
  const reason = '下属分局纸质受理，未登记入系统'
  await head.post(`${paper}/adjustments`, { place, difference: '1', reason }).expect(303)
  assert.match((await head.get('/office/reports/2025')).text, /勾稽关系不成立/)
  await head
    .post(`${paper}/adjustments`, { place: 'applications.granted.natural-person', difference: '1', reason })
    .expect(303)
  assert.match((await head.get('/office/reports/2025')).text, /勾稽关系全部成立/)
  const cell = (await head.get('/office/reports/2025/cells/total/total').expect(200)).text
  assert.match(cell, /共3件/)
  assert.match(cell, /其中1件是调整数/)
  assert.match((await head.get(paper)).text, new RegExp(reason))
  await head.post(`${paper}/adjustments/1/undoing`).expect(303)
  await head.post(`${paper}/adjustments/1/undoing`).expect(404)
  await head.post(`${paper}/adjustments/2/undoing`).expect(303)
  assert.match((await head.get('/office/reports/2025/cells/total/total')).text, /共2件/)
  assert.match((await head.get(paper)).text, new RegExp(reason), 'what was taken back stays in the working paper')
})

test('amended by a new version; the old one stays and prints the same again; the working paper tells what changed', async () => {
  const organ = await givenOrgan('organ')
  const [number = ''] = await givenGranted(organ, 2)
  const head = await signIn(organ, 'head')
  await publishYear(context, organ, 2025, clerkOf(organ))
  const file = (format: string, version: number) =>
    agent().get(`/o/${organ.slug}/reports/2025/${format}?version=${version}`).responseType('blob').expect(200)
  const first = (await file('pdf', 1)).body as Buffer
  const text = (await agent().get(`/o/${organ.slug}/reports/2025`)).text
  assert.match(text, /新收政府信息公开申请2件/)

  context.clock.set('2026-03-02')
  const voided = { type: 'entry-voided', on: localDate('2026-03-02'), seq: 2 } as const
  await handleCase(context, organ, number, voided, clerkOf(organ), 'ENTRY_VOIDED')
  const paper = (await head.get('/office/reports/2025/working-paper').expect(200)).text
  assert.match(
    paper,
    new RegExp(`第1版固化以来逐件的变化[\\s\\S]*${number}[\\s\\S]*（一）予以公开[\\s\\S]*结转下年度继续办理`),
  )
  await confirmAll(context, organ, 2025, clerkOf(organ))
  const silent = await head.post('/office/reports/2025/freezing', { asOf: '2026-03-02' }).expect(422)
  assert.match(silent.text, /请写明为什么要更正/)
  await head.post('/office/reports/2025/freezing', { asOf: '2026-03-02', amends: '一件答复登记有误' }).expect(303)
  await head.post('/office/reports/2025/versions/2/approving').expect(303)
  await head.post('/office/reports/2025/versions/2/publishing').expect(303)

  const now = (await agent().get(`/o/${organ.slug}/reports/2025`).expect(200)).text
  assert.match(now, /结转下年度继续办理1件/)
  assert.match(now, /更正说明：一件答复登记有误/)
  const old = (await agent().get(`/o/${organ.slug}/reports/2025?version=1`).expect(200)).text
  assert.match(old, /这是第1版，已经更正/)
  assert.match(old, /结转下年度继续办理0件/)
  assert.ok(((await file('pdf', 1)).body as Buffer).equals(first), 'the same bytes again')
  assert.equal((await file('docx', 1)).status, 200)
  await agent().get(`/o/${organ.slug}/reports/2025?version=3`).expect(404)
  const next = (await head.get('/office/reports/2026/working-paper').expect(200)).text
  assert.match(next, /与2025年度已发布报告（第2版）的比较/)
  assert.match(
    (await head.get('/office/reports/2026/document/overview')).text,
    /2025年度报告的这一部分[\s\S]*本机关新收/,
  )
})

test('nobody approves what nobody confirmed', async () => {
  const organ = await givenOrgan('college')
  context.clock.set('2026-10-12')
  const head = await signIn(organ, 'head')
  await head.post('/office/reports/2026/freezing', { asOf: '2026-10-12' }).expect(303)
  const refused = await head.post('/office/reports/2026/versions/1/approving').expect(422)
  assert.match(refused.text, /还有部分没有确认：一、概述/)
})

test('a part without a word or a table cannot be confirmed', async () => {
  const organ = await givenOrgan('organ')
  context.clock.set('2026-01-12')
  const head = await signIn(organ, 'head')
  await head.post(`${DOCUMENT}/practice`, { step: 'save', seen: '0', written: ' ' }).expect(303)
  assert.match((await head.post(`${DOCUMENT}/practice`, { step: 'confirm', seen: '1' }).expect(422)).text, /还没有文字/)
})

test('the office sets how long a section may be; 0 is no limit', async () => {
  const organ = await givenOrgan('organ')
  const clerk = await signIn(organ, 'clerk')
  const path = '/office/report-limits'
  const form = (await clerk.get(path).expect(200)).text
  assert.match(form, /name="overview"[^>]*value="1000"/)
  const limits = { overview: '12', proactive: '0', applications: '0', disputes: '0', practice: '0', other: '20' }
  assert.match((await clerk.post(path, { ...limits, other: '-1' }).expect(422)).text, /value="12"/)
  await clerk.post(path, limits).expect(303)
  const section = '/office/reports/2025/document/overview'
  assert.match((await clerk.get(section).expect(200)).text, /12/)
  const refused = await clerk.post(section, { step: 'confirm', seen: '0' }).expect(422)
  assert.match(refused.text, /超过了字数上限/)
  assert.match((await clerk.get(path)).text, /name="overview"[^>]*value="12"/)
})
