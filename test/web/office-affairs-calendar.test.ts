import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { showCase } from '../../src/services/case-service.ts'
import { reading } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { query } from '../../src/store/query.ts'
import { typedDays } from '../../src/web/office/calendar/typed-days.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-12-20' })
const NOTICE = {
  year: '2027',
  title: '国务院办公厅关于2027年部分节假日安排的通知',
  source: 'https://example.org/notice',
  off: '1月1日至3日\n2027-02-05..2027-02-12\n4月3日至5日\n5月1日至5日\n6月9日\n9月15日\n10月1日至7日',
  makeUp: '2027-01-09\n2027年2月20日（周六）',
}

test('days of a notice as offices type them', () => {
  const days = (text: string) => typedDays(text, 2027).days.map(({ day, line }) => `${line}:${day.slice(5)}`)
  assert.deepEqual(days('2027-02-05..2027-02-07'), ['1:02-05', '1:02-06', '1:02-07'])
  assert.deepEqual(days('2月5日（周五）至 7日（周日）放假调休，共3天。\n\n２０２７．３．１、3月2日'), [
    '1:02-05',
    '1:02-06',
    '1:02-07',
    '3:03-01',
    '3:03-02',
  ])
  assert.deepEqual(days('2026年12月31日~2027年1月2日'), ['1:12-31', '1:01-01', '1:01-02'])
  assert.deepEqual(days('2月27日至3月1日'), ['1:02-27', '1:02-28', '1:03-01'])
  for (const bad of [
    '2027-02-30',
    '2月30日',
    '春节',
    '2月5日至',
    '2月7日至5日',
    '1月1日至3月1日',
    '1..2..3',
    '2027-1',
  ]) {
    const { days: none, problems } = typedDays(`2月1日\n${bad}`, 2027)
    assert.deepEqual([none.length, problems.length], [1, 1], bad)
    assert.match(problems[0]!, /^第2行的“/, bad)
  }
})

test('a notice is checked line by line, previewed, and moves a provisional date of 2027 once confirmed', async () => {
  const organ = await givenOrgan('organ')
  const other = await givenOrgan('organ')
  const admin = await signIn(organ, 'admin')
  const filed = await Promise.all(
    [organ, other].map((each) =>
      registerByOffice(context, each, anApplication({ submittedOn: localDate('2026-12-18') }), clerkOf(each), null),
    ),
  )
  const numberOf = (at: number) => filed[at]?.number ?? ''
  const before = (await showCase(context, organ, numberOf(0))).row
  assert.ok(before.dueProvisional && before.dueOn)

  const calendar = (await admin.get('/office/calendar').expect(200)).text
  assert.match(calendar, /还没有2027年的放假通知/)
  const wrong = await admin
    .post('/office/calendar/notices', {
      ...NOTICE,
      off: `${NOTICE.off}\n2月6日\n2028-01-01`,
      makeUp: '2月22日\n10月2日',
    })
    .expect(422)
  for (const said of [
    '第8行的2027-02-06写了两次',
    '第9行的2028-01-01不在2027年',
    '第1行的2027-02-22是周一',
    '2027-10-02既写在放假里',
  ])
    assert.ok(wrong.text.includes(said), said)
  assert.ok(wrong.text.includes('2月22日\n10月2日'), 'what was typed stands in the form again')
  for (const year of ['', '27', '2007', '2031', 'abcd'])
    await admin.post('/office/calendar/notices', { ...NOTICE, year, step: 'confirm' }).expect(422)

  const preview = await admin.post('/office/calendar/notices', NOTICE).expect(200)
  assert.match(preview.text, new RegExp(`/office/cases/${numberOf(0)}"`))
  assert.match(preview.text, /本单位有1件申请的日期会改变/)
  assert.doesNotMatch(preview.text, /不在放假的日子里/)
  const short = await admin.post('/office/calendar/notices', { ...NOTICE, off: '1月1日至3日' }).expect(200)
  assert.match(short.text, /这些法定节假日不在放假的日子里[^<]*2027年10月1日/)
  assert.equal((await showCase(context, organ, numberOf(0))).row.dueOn, before.dueOn, 'nothing moved yet')
  const changed = await admin.post('/office/calendar/notices', { ...NOTICE, step: 'change' }).expect(200)
  assert.match(changed.text, /<textarea[^>]*name="off"/)

  const entered = await admin.post('/office/calendar/notices', { ...NOTICE, step: 'confirm' }).expect(303)
  assert.match(String(entered.headers['location']), /moved=2$/)
  const after = (await showCase(context, organ, numberOf(0))).row
  assert.equal(after.dueProvisional, false)
  // 20 working days from 18 December: the Saturday made up in January brings it one working day forward.
  assert.deepEqual([before.dueOn, after.dueOn], ['2027-01-18', '2027-01-15'])
  const logged = await query<{ organId: number; body: string }>(
    reading(context),
    `select organ_id as "organId", body_text as body from audit where action = 'DEADLINES_RECOUNTED' order by organ_id`,
  )
  assert.deepEqual(
    logged.map(({ organId, body }) => [organId, JSON.parse(body)]),
    [organ, other].map((each, at) => [
      each.organId,
      { moved: [{ number: numberOf(at), from: before.dueOn, to: after.dueOn }] },
    ]),
  )
  const known = (await admin.get(String(entered.headers['location'])).expect(200)).text
  assert.match(known, /放假通知已录入/)
  assert.match(known, /全系统有2件/)
  assert.match(known, /还没有2028年的放假通知/)
  assert.match((await admin.post('/office/calendar/notices', NOTICE).expect(200)).text, /已有2027年的通知/)
})
