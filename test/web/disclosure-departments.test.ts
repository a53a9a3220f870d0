import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { addDepartment, readDepartments, reorganise } from '../../src/services/department-service.ts'
import { importItems } from '../../src/services/import-items.ts'
import { testApp } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const base = '/office/disclosure'
const FORM = {
  title: '关于实验室设备采购的公告',
  entry: 'procurement-notices',
  publisher: '陈工',
  reviewer: '保密办公室',
  responsible: '处长',
  formedOn: '2026-09-01',
}

/** A college whose 科研处 became 科技处 on 1 September 2026, beside a 资产管理处. */
async function reorganised() {
  const organ = await givenOrgan('college')
  const clerk = clerkOf(organ)
  const old = await addDepartment(context, organ, { name: '科研处', fromDay: localDate('2020-01-01') }, clerk)
  await addDepartment(context, organ, { name: '资产管理处', fromDay: localDate('2026-01-01') }, clerk)
  await reorganise(context, organ, old, { on: localDate('2026-09-01'), name: '科技处' }, clerk)
  assert.equal((await readDepartments(context, organ)).departments.length, 3)
  return organ
}

test('the department of an item is chosen from the list of its day; without a list it is typed', async () => {
  const typed = await signIn(await givenOrgan('college'))
  assert.match((await typed.get(`${base}/new`).expect(200)).text, /<input[^>]* name="department"/)
  await typed.post(`${base}/new`, { ...FORM, department: '任何部门' }).expect(303)
  const clerk = await signIn(await reorganised())
  const form = (await clerk.get(`${base}/new`).expect(200)).text
  assert.match(form, /<select[^>]* name="department"/)
  assert.match(form, /<option +value="科技处"/)
  assert.ok(!form.includes('科研处'))
  const unknown = await clerk.post(`${base}/new`, { ...FORM, department: '宣传<部>' }).expect(422)
  assert.match(unknown.text, /部门名单里没有“宣传&lt;部&gt;”/)
  assert.match(unknown.text, /<option +value="宣传&lt;部&gt;" selected/)
  const ended = await clerk.post(`${base}/new`, { ...FORM, department: '科研处' }).expect(422)
  assert.match(ended.text, /“科研处”已于2026-08-31撤并，现为“科技处”/)
  await clerk.post(`${base}/new`, { ...FORM, department: '科研处', formedOn: '2026-08-20' }).expect(303)
  await clerk
    .post(`${base}/new`, { ...FORM, title: '之前的公告', department: '资产管理处', formedOn: '2025-03-01' })
    .expect(303)
})

test('so it is for findings, opinions, channels and duties; what was kept earlier may stay', async () => {
  const organ = await reorganised()
  const clerk = await signIn(organ)
  const finding = { source: 'own', foundOn: '2026-08-01', finding: '更新慢', measure: '更新', department: '科研处' }
  await clerk.post(`${base}/findings/new`, finding).expect(303)
  const late = await clerk.post(`${base}/findings/new`, { ...finding, foundOn: '2026-09-02' }).expect(422)
  assert.match(late.text, /已于2026-08-31撤并/)
  const id = /findings\/([0-9a-f-]{36})"/.exec((await clerk.get(`${base}/findings`)).text)![1]!
  assert.match((await clerk.get(`${base}/findings/${id}`).expect(200)).text, /<option +value="科研处" selected/)
  const opinion = { channel: 'mailbox', receivedOn: '2026-09-01', text: '问题', department: '没有处' }
  assert.match((await clerk.post(`${base}/opinions/new`, opinion).expect(422)).text, /没有“没有处”/)
  await clerk.post(`${base}/opinions/new`, { ...opinion, department: '' }).expect(303)
  const use = { channel: 'meeting', on: '2026-09-01', title: '教代会', times: '1', department: '没有处' }
  assert.match((await clerk.post(`${base}/channels/new`, use).expect(422)).text, /没有“没有处”/)
  const duty = { title: '公布', rhythm: 'month', dueMonth: '1', dueDay: '10', from: '2026-09-01', department: '没有处' }
  assert.match((await clerk.post(`${base}/duties/new`, duty).expect(422)).text, /没有“没有处”/)
})

test('an import names each department the list does not have', async () => {
  const organ = await reorganised()
  const csv = [
    '信息名称,栏目,公开部门,公开日期',
    '甲,采购公告,科研处,2026-08-03',
    '乙,采购公告,科研处,2026-09-03',
    '丙,采购公告,后勤处,2026-09-03',
  ].join('\n')
  const summary = await importItems(context, organ, Buffer.from(csv), 'items.csv', {}, clerkOf(organ))
  assert.deepEqual(
    summary.rejected.map(({ line, column, reason }) => [line, column, reason.slice(0, 14)]),
    [
      [3, '公开部门', '“科研处”已于2026-08'],
      [4, '公开部门', '部门名单里没有“后勤处”，请'],
    ],
  )
  assert.equal(summary.imported, 0)
})
