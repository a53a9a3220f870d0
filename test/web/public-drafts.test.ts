import assert from 'node:assert/strict'
import { test } from 'node:test'
import request, { type Response } from 'supertest'
import { searchHelp } from '../../src/services/already-public.ts'
import { listAttachments, readAttachment } from '../../src/services/attachment-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { reading } from '../../src/services/context.ts'
import { discardEndedDrafts, DRAFT_DAYS } from '../../src/services/draft-service.ts'
import { query } from '../../src/store/query.ts'
import { putPublicEntries } from '../../src/store/public-entries.ts'
import { localDate } from '../../src/law/date.ts'
import { testApp } from '../support/app.ts'
import { answer, answersTo, begin, fileThroughPages, ORGANISATION, PERSON } from './public-application.ts'

const site = await testApp()
const organ = await site.givenOrgan('organ', { office: '示例办公室' })
const PDF = Buffer.from('%PDF-1.4\n授权委托书\n%%EOF')

const codeIn = (page: Response): string => /app-query-code">([0-9A-Z-]{29})</.exec(page.text)?.[1] ?? ''
const numbersIn = (page: Response): string[] =>
  [...page.text.matchAll(/app-receipt-number">([\d-]+)</g)].map(([, n]) => n!)

test('files chosen when leaving are kept as well; one that cannot be is named, and nothing else is blamed', async () => {
  const visitor = site.agent()
  const draft = await begin(visitor, organ)
  const leave = (name: string, bytes: Buffer) =>
    visitor.post(`${draft}/files`).field('leave', 'yes').attach('annexFiles', bytes, name)
  await leave('说明.pdf', PDF).expect(303).expect('Location', `${draft}/saved`)
  assert.match((await visitor.get(`${draft}/files`).expect(200)).text, /说明\.pdf/)
  const odd = (await leave('工具.exe', Buffer.from('MZ')).expect(422)).text
  assert.match(odd, /工具\.exe/)
  assert.doesNotMatch(odd, /请选择怎样证明身份/)
})

test('saved and left half-way, taken up again elsewhere with the code: everything is there, the next question is shown', async () => {
  const visitor = site.agent()
  const draft = await begin(visitor, organ)
  await answer(visitor, draft, 'wanted', PERSON).expect(303)
  await visitor
    .post(`${draft}/identity`)
    .type('form')
    .send({ ...answersTo('identity', PERSON), idNumber: '还没找到', leave: 'yes' })
    .expect(303)
    .expect('Location', `${draft}/saved`)
  const saved = await visitor.get(`${draft}/saved`).expect(200)
  assert.match(saved.text, /2026年9月14日/)
  await visitor.post(`${draft}/leaving`).type('form').send({}).expect(303)
  await visitor.get(`${draft}/wanted`).expect(404)
  const elsewhere = site.agent()
  const open = (code: string) => elsewhere.post(`/o/${organ.slug}/apply/return`).type('form').send({ code })
  assert.match((await open('0000-0000').expect(422)).text, /没有这份草稿/)
  await open(codeIn(saved).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))
    .expect(303)
    .expect('Location', `${draft}/who`)
  assert.ok((await elsewhere.get(`${draft}/identity`).expect(200)).text.includes('value="还没找到"'))
  assert.ok((await elsewhere.get(`${draft}/wanted`).expect(200)).text.includes(PERSON.description))
})

test('a draft in the database can be read by nobody, and ends with its files after seven days', async () => {
  const own = await site.givenOrgan()
  const visitor = site.agent()
  const draft = await begin(visitor, own)
  await answer(visitor, draft, 'wanted', PERSON).expect(303)
  await visitor.post(`${draft}/files`).field('send', 'yes').attach('annexFiles', PDF, '说明.pdf').expect(303)
  const rows = await query<{ row: string; fileId: string }>(
    reading(site.context),
    'select row_to_json(d)::text as row, file_ids[1] as "fileId" from application_draft d where organ_id = $1',
    [own.organId],
  )
  const code = codeIn(await visitor.get(`${draft}/saved`)).replaceAll('-', '')
  assert.equal(rows.length, 1)
  for (const secret of [code, '科研', '说明', Buffer.from('科研').toString('hex'), Buffer.from(code).toString('hex')])
    assert.ok(!rows[0]!.row.includes(secret), secret)
  const { fileId } = rows[0]!
  assert.ok(await site.context.files.has(fileId))
  site.context.clock.set('2026-09-13')
  await visitor.get(`${draft}/wanted`).expect(200)
  site.context.clock.set(`2026-09-${String(7 + DRAFT_DAYS + 1).padStart(2, '0')}`)
  await visitor.get(`${draft}/wanted`).expect(404)
  assert.ok((await discardEndedDrafts(site.context)) >= 1)
  assert.equal(await discardEndedDrafts(site.context), 0)
  assert.ok(!(await site.context.files.has(fileId)))
  site.context.clock.set('2026-09-07')
})

test('an organisation with an agent: the letter of authority is asked for, stored sealed with the case, and the draft keeps nothing', async () => {
  const visitor = site.agent()
  const draft = await begin(visitor, organ)
  const agent = { byAgent: 'yes', agentName: '赵律师', agentIdType: 'passport', agentIdNumber: 'E12345678' }
  const typed = { ...ORGANISATION, ...agent, identityProof: 'attached' }
  for (const step of ['wanted', 'who', 'identity', 'reach'] as const)
    await answer(visitor, draft, step, typed).expect(303)
  const asked = await answer(visitor, draft, 'files', typed).expect(422)
  assert.match(asked.text, /请上传授权委托书/)
  const wrong = await answer(visitor, draft, 'files', typed)
    .attach('identityFiles', Buffer.from('%PDF-1.4'), '营业执照.pdf')
    .attach('authorityFiles', Buffer.from('MZ\u0000'), '授权.pdf')
    .expect(422)
  assert.match(wrong.text, /“授权\.pdf”不能上传：只接受/)
  assert.match(wrong.text, /营业执照\.pdf/)
  await answer(visitor, draft, 'files', typed)
    .attach('authorityFiles', PDF, '授权委托书.pdf')
    .expect(303)
    .expect('Location', `${draft}/check`)
  const check = await visitor.get(`${draft}/check`).expect(200)
  for (const said of ['赵律师', '授权委托书.pdf', '由代理人提交', '商业企业'])
    assert.ok(check.text.includes(said), said)
  await answer(visitor, draft, 'check', typed).expect(303)
  const [number = ''] = numbersIn(await visitor.get(`${draft}/done`).expect(200))
  const { content } = await showCase(site.context, organ, number)
  assert.deepEqual(content.agent, { name: '赵律师', idType: 'passport', idNumber: 'E12345678' })
  const files = (await listAttachments(site.context, organ, number)).sort((a, b) => a.size - b.size)
  assert.deepEqual(
    files.map(({ name, purpose, seq }) => [name, purpose, seq]),
    [
      ['营业执照.pdf', 'identity', 1],
      ['授权委托书.pdf', 'authority', 1],
    ],
  )
  assert.deepEqual((await readAttachment(site.context, organ, number, files[1]!.fileId)).bytes, PDF)
  const receipt = await visitor.get(`${draft}/receipts/${number}`).buffer().expect(200)
  assert.match(String(receipt.headers['content-type']), /pdf/)
  assert.match(String(receipt.headers['content-disposition']), new RegExp(`attachment.*${number}\\.pdf`))
  await request(site.app).get(`${draft}/receipts/${number}`).expect(404)
})

test('a file can be taken out again; too many are refused; what was typed stays', async () => {
  const visitor = site.agent()
  const draft = await begin(visitor, organ)
  const send = () => visitor.post(`${draft}/files`).field('identityProof', 'desk')
  await send().field('send', 'yes').attach('annexFiles', PDF, '一.pdf').attach('annexFiles', PDF, '二.pdf').expect(303)
  const page = await visitor.get(`${draft}/files`).expect(200)
  const [, fileId = ''] = /name="removeFile" value="([0-9a-f-]+)"/.exec(page.text) ?? []
  await send().field('removeFile', fileId).expect(303)
  await send().field('removeFile', fileId).expect(303)
  const after = (await visitor.get(`${draft}/files`)).text
  assert.ok(!after.includes('一.pdf') && after.includes('二.pdf'))
  assert.match(after, /value="desk"[^>]*checked/)
  const many = Array.from({ length: 10 }, (_, at) => `多${at}.pdf`)
  const refused = await many
    .reduce((sent, name) => sent.attach('annexFiles', PDF, name), send().field('send', 'yes'))
    .expect(422)
  assert.match(refused.text, /文件合计不能超过10个/)
  assert.ok(refused.text.includes('二.pdf') && !refused.text.includes('多0.pdf'))
})

test('several matters: a linked case each, or one case where the body keeps them together; the applicant is told', async () => {
  const together = await site.givenOrgan('college', { matters: 'one' })
  for (const [of, cases] of [
    [organ, 3],
    [together, 1],
  ] as const) {
    const visitor = site.agent()
    const draft = await begin(visitor, of)
    for (const matter of [1, 2, 3])
      await visitor
        .post(`${draft}/wanted?matter=${matter}`)
        .type('form')
        .send({ title: `事由${matter}`, description: `内容${matter}`, more: 'yes' })
        .expect(303)
        .expect('Location', `${draft}/wanted?matter=${matter + 1}`)
    await visitor
      .post(`${draft}/wanted?matter=4`)
      .type('form')
      .send({ remove: 'yes' })
      .expect(303)
      .expect('Location', `${draft}/wanted?matter=3`)
    for (const step of ['who', 'identity', 'reach', 'files'] as const)
      await answer(visitor, draft, step, PERSON).expect(303)
    const check = await visitor.get(`${draft}/check`).expect(200)
    assert.match(check.text, cases === 3 ? /单独登记、单独答复/ : /作为一件申请登记/)
    await Promise.all([1, 2, 3].map(() => answer(visitor, draft, 'check', PERSON).expect(303)))
    const done = await visitor.get(`${draft}/done`).expect(200)
    assert.equal(new Set(numbersIn(done)).size, cases)
    if (cases === 1) {
      const { content } = await showCase(site.context, of, numbersIn(done)[0]!)
      assert.match(content.description, /（1）事由1\n内容1\n\n（2）事由2/)
      continue
    }
    const links = await query<{ case_id: string }>(
      reading(site.context),
      `select case_id from case_link where organ_id = $1 and kind = 'same-letter'`,
      [of.organId],
    )
    assert.equal(links.length, 3)
    await visitor
      .post(`/o/${of.slug}/track`)
      .type('form')
      .send({ number: numbersIn(done)[1], code: [...done.text.matchAll(/app-query-code">([0-9A-Z-]+)/g)][1]![1] })
      .expect(303)
    const tracked = await visitor.get(`/o/${of.slug}/track/case`).expect(200)
    for (const number of numbersIn(done)) assert.ok(tracked.text.includes(number), number)
  }
})

test('college: a reason to waive costs is asked for only where the college charges', async () => {
  const charging = await site.givenOrgan('college', { chargesCosts: true })
  const free = await site.givenOrgan('college')
  const page = async (of: typeof free) => {
    const visitor = site.agent()
    return (await visitor.get(`${await begin(visitor, of)}/files`).expect(200)).text
  }
  assert.match(await page(charging), /name="feeWaiver"/)
  assert.doesNotMatch(await page(free), /name="feeWaiver"/)
  const typed = { ...PERSON, feeWaiver: '家庭经济困难', help: '请用大字版回复' }
  const { number } = await fileThroughPages(site, charging, typed)
  const { content } = await showCase(site.context, charging, number)
  assert.deepEqual([content.feeWaiver, content.help], ['家庭经济困难', '请用大字版回复'])
})

test('before filing: what is public already and the right doors, as a step and as one types', async () => {
  const own = await site.givenOrgan()
  const entry = {
    kind: 'item',
    entryId: '11111111-1111-4111-8111-111111111111',
    publicOn: localDate('2026-03-02'),
    title: '学校食堂采购目录',
    body: '采购品目和数量',
  } as const
  await site.context.orm.em.fork().transactional((tx) => putPublicEntries(tx, own.organId, [entry]))
  const start = (fields: object) => site.agent().post(`/o/${own.slug}/apply/start`).type('form').send(fields)
  const visitor = site.agent()
  const begun = await visitor
    .post(`/o/${own.slug}/apply/start`)
    .type('form')
    .send({ title: '2025年度食堂采购情况' })
    .expect(303)
  const step = String(begun.headers['location'])
  assert.match(step, /\/public$/)
  const page = await visitor.get(step).expect(200)
  assert.ok(page.text.includes('学校食堂采购目录'))
  const opened = /href="([^"]*apply\/opened[^"]*)"/.exec(page.text)?.[1] ?? ''
  await visitor.get(opened).expect(303).expect('Location', `/o/${own.slug}/catalogue/items/${entry.entryId}`)
  await visitor.post(step).type('form').send({}).expect(303).expect('Location', step.replace('public', 'wanted'))
  assert.ok((await visitor.get(step.replace('public', 'wanted'))).text.includes('value="2025年度食堂采购情况"'))
  await start({ title: '举报食堂' }).expect('Location', /\/public$/)
  await start({ title: '食堂采购', seen: 'yes', helped: 'yes' }).expect('Location', /found=yes$/)
  await start({ title: '从来没有的东西' }).expect('Location', /\/wanted$/)
  await start({}).expect('Location', /\/wanted$/)
  const part = await request(site.app).post(`/o/${own.slug}/apply/suggestions`).type('form').send({ title: '食堂采购' })
  assert.match(part.text, /学校食堂采购目录/)
  assert.doesNotMatch(part.text, /<html/)
  const petition = await request(site.app)
    .post(`/o/${own.slug}/apply/suggestions`)
    .type('form')
    .send({ title: '我要投诉' })
  assert.match(petition.text, /第三十九条第一款/)
})

test('how many the search helped: whoever says so, or opens something and files nothing for a week; told by nobody’s name', async () => {
  const own = await site.givenOrgan()
  const at = `/o/${own.slug}/apply`
  const entry = {
    kind: 'item',
    entryId: '11111111-1111-4111-8111-111111111112',
    publicOn: localDate('2026-03-02'),
    title: '学校食堂采购目录',
    body: '采购品目和数量',
  } as const
  await site.context.orm.em.fork().transactional((tx) => putPublicEntries(tx, own.organId, [entry]))
  const to = `/o/${own.slug}/catalogue/items/${entry.entryId}`
  const seeker = async ({ opens = false } = {}) => {
    const visitor = site.agent()
    const type = (title: string) => visitor.post(`${at}/suggestions`).type('form').send({ title }).expect(200)
    const cookie = String((await type('食堂采购')).headers['set-cookie'])
    assert.match(cookie, /^shown=2026-09-07\.shown; Max-Age=604800; Path=[^;]*\/apply;.*HttpOnly; SameSite=Lax$/)
    await type('学校食堂')
    for (let times = opens ? 2 : 0; times > 0; times--) await visitor.get(`${at}/opened`).query({ to }).expect(303)
    return visitor
  }
  await seeker()
  await seeker({ opens: true })
  for (const visitor of [await seeker(), await seeker({ opens: true })])
    await visitor.post(`${at}/start`).type('form').send({ title: '食堂采购', helped: 'yes' }).expect(303)
  const files = async (visitor: Awaited<ReturnType<typeof seeker>>) => {
    const draft = await begin(visitor, own)
    for (const step of ['wanted', 'who', 'identity', 'reach', 'files', 'check'] as const)
      await answer(visitor, draft, step, PERSON).expect(303)
  }
  await files(await seeker({ opens: true }))
  await files(site.agent())
  const help = () => searchHelp(site.context, own, 30)
  assert.equal((await help()).share, null, 'nobody is counted while they may still file')
  site.context.clock.set('2026-09-15')
  assert.deepEqual(await help(), {
    from: '2026-08-09',
    to: '2026-09-07',
    searched: 2,
    shown: 5,
    told: 2,
    left: 1,
    filed: 1,
    share: 3 / 5,
  })
  const { agent } = await site.signIn(own, 'admin')
  const page = (await agent.get('/office/settings').expect(200)).text
  assert.match(page, /5人看到[^。]*2人表示已经找到，1人打开后没有再申请，1人仍然提交了申请；得到帮助的占60%/)
  site.context.clock.set('2026-09-07')
})

test('a suggestion leads to this body’s own pages only, and a made-up cookie counts for nobody', async () => {
  const own = await site.givenOrgan()
  const opened = `/o/${own.slug}/apply/opened`
  for (const to of ['https://evil.example/', '//evil.example', `/o/${organ.slug}/guide`, '', undefined])
    await site.agent().get(opened).query({ to }).expect(404)
  for (const shown of ['2020-01-01.shown', '2027-01-01.shown', 'x', '2026-09-07\u0000.opened'])
    await request(site.app)
      .get(opened)
      .query({ to: `/o/${own.slug}/guide` })
      .set('Cookie', `shown=${encodeURIComponent(shown)}`)
      .expect(303)
  site.context.clock.set('2026-09-15')
  assert.equal((await searchHelp(site.context, own, 30)).left, 0)
  site.context.clock.set('2026-09-07')
})
