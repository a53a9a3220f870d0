import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { enteredNotices } from '../../src/services/calendar-reader.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { findOrgan } from '../../src/services/organ-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { reading } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { query } from '../../src/store/query.ts'
import { typedDays } from '../../src/web/office/calendar/typed-days.ts'
import { testApp, type Officer } from '../support/app.ts'
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
      { items: 0, moved: [{ number: numberOf(at), from: before.dueOn, to: after.dueOn }] },
    ]),
  )
  const known = (await admin.get(String(entered.headers['location'])).expect(200)).text
  assert.match(known, /放假通知已录入/)
  assert.match(known, /全系统有2件/)
  assert.match(known, /还没有2028年的放假通知/)
  assert.match((await admin.post('/office/calendar/notices', NOTICE).expect(200)).text, /已有2027年的通知/)
})

/** Sends a file to the form of notices, as the page does. */
const sendFile = (admin: Officer, name: string, text: string) =>
  admin.agent.post('/office/calendar/notices/file').field('_csrf', admin.csrf).attach('file', Buffer.from(text), name)
const areaOf = (page: string, name: string) =>
  (new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)<`).exec(page)?.[1] ?? '').trim()

test('a notice is read from JSON and ICS files into the form, which is checked as if it were typed', async () => {
  const admin = await signIn(await givenOrgan('organ'), 'admin')
  const list = {
    year: 2027,
    papers: ['https://example.org/notice'],
    days: [
      { name: '元旦', date: '2027-01-01', isOffDay: true },
      { name: '春节', date: '2027-02-05', isOffDay: true },
      { name: '春节', date: '2027-02-20', isOffDay: false },
    ],
  }
  const read = (await sendFile(admin, '2027.json', JSON.stringify(list)).expect(200)).text
  assert.equal(areaOf(read, 'off'), '2027-01-01\n2027-02-05')
  assert.equal(areaOf(read, 'makeUp'), '2027-02-20')
  assert.match(read, /value="https:\/\/example.org\/notice"/)
  const event = (name: string, from: string, to: string) =>
    `BEGIN:VEVENT\r\nUID:${from}\r\nDTSTART;VALUE=DATE:${from}\r\nDTEND;VALUE=DATE:${to}\r\nSUMMARY:${name}\r\nEND:VEVENT\r\n`
  const ics = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${event('春节 假期', '20270205', '20270208')}${event('春节 补班', '20270220', '20270221')}${event('国庆节 休', '20261001', '20261004')}END:VCALENDAR\r\n`
  const fromIcs = (await sendFile(admin, 'a.ics', ics).expect(200)).text
  assert.equal(areaOf(fromIcs, 'off'), '2027-02-05\n2027-02-06\n2027-02-07', 'the latest year of the file')
  assert.equal(areaOf(fromIcs, 'makeUp'), '2027-02-20')
  for (const bad of ['', '{', '{"days": [1]}', 'BEGIN:VCALENDAR', 'x'.repeat(600_000)])
    assert.match((await sendFile(admin, 'x.json', bad).expect(422)).text, /没有读到放假的日子|请选择/)
  await (await signIn(await givenOrgan('organ'))).get('/office/calendar/notices/picking').expect(403)
})

test('days are ticked in a year’s calendar: weekdays off, weekend days worked, statutory days ready', async () => {
  const admin = await signIn(await givenOrgan('organ'), 'admin')
  const page = (await admin.get('/office/calendar/notices/picking?year=2027').expect(200)).text
  assert.equal(page.match(/name="day"/g)?.length, 365 + 6)
  assert.match(page, /value="2027-10-01"[^>]*checked/)
  assert.doesNotMatch(page, /value="2027-10-02"[^>]*checked/, 'a Saturday is free without being ticked')
  assert.ok(Buffer.byteLength(page) < 60_000, String(Buffer.byteLength(page)))
  const day = ['2027-02-05', '2027-02-20', '2026-12-31', 'nonsense']
  const form = (await admin.post('/office/calendar/notices/picking', { year: '2027', day }).expect(200)).text
  assert.ok(areaOf(form, 'off').split('\n').includes('2026-12-31'))
  assert.ok(areaOf(form, 'off').split('\n').includes('2027-10-02'), 'a statutory day on a weekend')
  assert.equal(areaOf(form, 'makeUp'), '2027-02-20')
})

test('days off of a region move the dates of its organ only; who set them, and what moved, is in the log', async () => {
  context.clock.set('2027-04-01')
  const [organ, other] = [await givenOrgan('organ'), await givenOrgan('organ')]
  const [admin, clerk] = [await signIn(organ, 'admin'), await signIn(organ)]
  const [number, elsewhere] = await Promise.all(
    [organ, other].map(
      async (each) =>
        (
          await registerByOffice(
            context,
            each,
            anApplication({ submittedOn: localDate('2027-04-01') }),
            clerkOf(each),
            null,
          )
        ).number,
    ),
  )
  const dueOf = async (each: typeof organ, of = '') =>
    (await showCase(context, await findOrgan(context, each.slug), of)).row.dueOn
  const before = await dueOf(organ, number)
  await clerk.post('/office/calendar/regional', {}).expect(403)
  const set = (fields: Record<string, unknown>) => admin.post('/office/calendar/regional', fields)
  assert.match((await set({ days: '4月31日' }).expect(422)).text, /第1行的“4月31日”/)
  assert.match((await set({ days: '2027-04-08' }).expect(422)).text, /请填写依据/)
  const regional = { basis: '示例自治区人民政府令第1号', days: '2027-04-08..2027-04-09' }
  const preview = (await set(regional).expect(200)).text
  assert.match(preview, /本单位有1件申请的日期会改变/)
  assert.equal(await dueOf(organ, number), before)
  await set({ ...regional, step: 'confirm' }).expect(303)
  const calendar = officialCalendar(await enteredNotices(context), [localDate('2027-04-08'), localDate('2027-04-09')])
  assert.equal(await dueOf(organ, number), calendar.plusWorkdays(localDate('2027-04-01'), 20))
  assert.equal(await dueOf(other, elsewhere), before)
  assert.match((await admin.get('/office/calendar?done=regional&moved=1')).text, /示例自治区人民政府令第1号/)
  const { faults } = await examine(context)
  assert.deepEqual(
    faults.filter(({ check }) => check === 'summaries'),
    [],
  )
  await set({ basis: '', days: '', step: 'confirm' }).expect(303)
  assert.equal(await dueOf(organ, number), before)
  const logged = await query(
    reading(context),
    `select 1 from audit where organ_id = $1 and action = 'REGIONAL_DAYS_SET'`,
    [organ.organId],
  )
  assert.equal(logged.length, 2)
})
