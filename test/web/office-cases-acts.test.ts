import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ActType } from '../../src/cases/decide.ts'
import { localDate } from '../../src/law/date.ts'
import { showCase } from '../../src/services/case-view.ts'
import { registerByOffice, fileOnline } from '../../src/services/filing-service.ts'
import { listLetters, readLetter } from '../../src/services/letter-service.ts'
import { type OrganRef } from '../../src/services/context.ts'
import { type Application } from '../../src/cases/application.ts'
import { ACT_NAMES } from '../../src/web/office/acts/act-names.ts'
import { testApp, type Officer } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const SETTINGS = { office: '市教育局办公室', address: '示例路1号', phone: '0570-1234567' }
const organ = await givenOrgan('organ', SETTINGS)
const officer = await signIn(organ)

const page = (number: string, act: string) => `/office/cases/${number}/acts/${act}`
const givenCase = async (changes: Partial<Application> = {}, where: OrganRef = organ) =>
  (await registerByOffice(context, where, anApplication(changes), clerkOf(where), null)).number
const versionOf = async (number: string, where: OrganRef = organ) => (await showCase(context, where, number)).version
/** Sends an act's form as the page shows it now. */
const send = async (number: string, act: string, fields: Record<string, unknown>, who: Officer = officer) =>
  who.post(page(number, act), { on: '2026-09-07', seen: await versionOf(number), ...fields })
const clockOf = async (number: string, where: OrganRef = organ) => (await showCase(context, where, number)).clock
const lettersOf = async (number: string) => (await listLetters(context, organ, number)).map(({ kind }) => kind)

const NOTICE = { unclear: '年度\n范围', howToCorrect: '请写明年度', correctBy: '2026-09-21' }
const EXTENSION = { workdays: '10', reason: '数量较大', approvedBy: '王主任' }
const CONSULTATION = {
  partyName: '示例科技有限公司',
  information: '投标文件',
  reason: '信息中含有报价',
  receivedOn: '2026-09-07',
}

test('receipt: the period begins, the receipt leaves', async () => {
  const application = anApplication({ channel: 'online', submittedOn: localDate('2026-09-04') })
  const { number } = await fileOnline(context, organ, application, { key: 'receipt', body: 'x' })
  assert.match((await officer.get(page(number, 'receipt')).expect(200)).text, /条例第三十一条/)
  const done = await send(number, 'receipt', { note: '电话确认' })
  assert.equal(done.status, 303)
  assert.equal(done.headers['location'], `/office/cases/${number}?done=receipt`)
  assert.equal((await clockOf(number)).receivedOn, '2026-09-07')
  assert.deepEqual(await lettersOf(number), ['receipt'])
  assert.match((await officer.get(`/office/cases/${number}?done=receipt`)).text, /已登记收到日/)
  const again = await send(number, 'receipt', {})
  assert.equal(again.status, 422)
  assert.match(again.text, /收到日已经确定/)
})

test('correction: one notice only, with the article; what was typed is kept', async () => {
  const number = await givenCase()
  assert.equal((await send(number, 'correction-notice', NOTICE)).status, 303)
  assert.equal((await clockOf(number)).state, 'awaiting-correction')
  const letter = (await listLetters(context, organ, number))[0] ?? assert.fail('no letter')
  const { document } = await readLetter(context, organ, number, letter.letterId, true)
  assert.ok(document.paragraphs.join('').includes('范围'))
  const second = await send(number, 'correction-notice', { ...NOTICE, unclear: '还有一项' })
  assert.equal(second.status, 422)
  assert.match(second.text, /补正告知只能一次.*条例第三十条/)
  assert.ok(second.text.includes('还有一项'))
  assert.deepEqual(await lettersOf(number), ['correction'])
  const corrected = await officer.upload(
    page(number, 'correction'),
    { seen: String(await versionOf(number)), on: '2026-09-07', text: '2025年度，全校' },
    [{ name: '补正材料.pdf', bytes: Buffer.from('%PDF-1.7 x') }],
  )
  assert.equal(corrected.status, 303)
  assert.equal((await clockOf(number)).dueOn, '2026-10-10')
  const shown = await officer.get(`/office/cases/${number}`)
  assert.ok(shown.text.includes('补正材料.pdf') && shown.text.includes('2025年度，全校'))
})

test('consultation: the party stands as a letter in the record, its name only in the case', async () => {
  const number = await givenCase()
  assert.equal((await send(number, 'third-party-consultation', CONSULTATION)).status, 303)
  assert.equal(
    (await send(number, 'co-producer-consultation', { ...CONSULTATION, partyName: '示例市统计局' })).status,
    303,
  )
  const { kase } = await showCase(context, organ, number)
  assert.deepEqual(
    kase.history.flatMap(({ event }) => ('party' in event ? [event.party] : [])),
    ['A', 'B'],
  )
  assert.equal((await clockOf(number)).state, 'paused')
  assert.deepEqual((await lettersOf(number)).sort(), [
    'co-producer-consultation',
    'consultation-notice',
    'consultation-notice',
    'third-party-consultation',
  ])
  const form = await officer.get(page(number, 'third-party-opinion')).expect(200)
  assert.ok(form.text.includes('示例科技有限公司') && !form.text.includes('示例市统计局'))
  const opinion = { party: 'A', stance: 'object', opinion: '报价属于商业秘密' }
  assert.equal((await send(number, 'third-party-opinion', opinion)).status, 303)
  const twice = await send(number, 'third-party-opinion', opinion)
  assert.equal(twice.status, 422)
  assert.match(twice.text, /没有正在征求意见的这一方.*条例第三十二条/)
  assert.equal((await send(number, 'co-producer-opinion', { party: 'B', stance: 'agree' })).status, 303)
  const shown = (await officer.get(`/office/cases/${number}`)).text
  assert.ok(shown.includes('不同意公开。报价属于商业秘密') && shown.includes('A方：示例科技有限公司'))
})

test('extension: once, before the deadline, approved; a late one is barred', async () => {
  const number = await givenCase()
  const blank = await send(number, 'extension', { workdays: '二十', reason: '', approvedBy: '' })
  assert.equal(blank.status, 422)
  for (const said of ['延长的工作日数应是1至99的整数', '请填写延期的理由', '请填写同意延期的负责人'])
    assert.ok(blank.text.includes(said), said)
  const tooLong = await send(number, 'extension', { ...EXTENSION, workdays: '21' })
  assert.match(tooLong.text, /href="#workdays"[^<]*>[^<]*延长超过了法定上限/)
  assert.equal((await send(number, 'extension', EXTENSION)).status, 303)
  assert.equal((await clockOf(number)).extendedBy, 10)
  assert.match((await send(number, 'extension', EXTENSION)).text, /只能延长一次.*条例第三十三条/)
  const late = await givenCase({ submittedOn: localDate('2026-08-03') })
  const barred = await send(late, 'extension', EXTENSION)
  assert.equal(barred.status, 422)
  assert.match(barred.text, /答复期限已经届满/)
  assert.match((await officer.get(page(late, 'extension'))).text, /不能办理：答复期限已经届满/)
})

test('three extensions at once: one wins, two are told what changed, with their text kept', async () => {
  const number = await givenCase()
  const other = await signIn(organ, 'head')
  const seen = await versionOf(number)
  const form = { on: '2026-09-07', seen, ...EXTENSION }
  const answers = await Promise.all(
    [officer, other, officer].map((who, at) => who.post(page(number, 'extension'), { ...form, reason: `理由${at}` })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409, 409])
  const [lost] = answers.filter(({ status }) => status === 409)
  assert.match(lost!.text, /本件有了新的登记/)
  assert.match(lost!.text, /延长答复期限（2026年9月7日，王(?:clerk|head)登记）/)
  assert.match(lost!.text, /理由\d/)
  assert.ok(lost!.text.includes(`name="seen" value="${seen + 1}"`), 'the form can be sent again after a look')
})

test('fee: the amount is worked out and shown; payment starts the period afresh', async () => {
  const number = await givenCase()
  const fee = { feeMode: 'page', feeCount: '120', payment: '到财务窗口缴纳' }
  const preview = await send(number, 'fee-notice', { ...fee, intent: 'preview' })
  assert.equal(preview.status, 200)
  assert.match(preview.text, /合计1100元/)
  assert.equal((await clockOf(number)).state, 'running', 'a preview changes nothing')
  const free = await send(number, 'fee-notice', { ...fee, feeCount: '30' })
  assert.equal(free.status, 422)
  assert.match(free.text, /收费金额应当大于0元/)
  assert.equal((await send(number, 'fee-notice', fee)).status, 303)
  assert.equal((await clockOf(number)).state, 'awaiting-payment')
  assert.match((await send(number, 'extension', EXTENSION)).text, /正在等待申请人缴费/)
  assert.equal((await send(number, 'payment', {})).status, 303)
  assert.equal((await clockOf(number)).state, 'running')
})

test('reasons: asked, received, then an excessive application need not be handled', async () => {
  const number = await givenCase()
  const early = await send(number, 'reply', { outcome: 'excessive', volume: '36件', reason: '无' })
  assert.match(early.text, /应当先要求申请人说明理由.*条例第三十五条/)
  assert.equal((await send(number, 'reasons-request', { volume: '今年共36件', answerBy: '2026-09-21' })).status, 303)
  assert.equal((await send(number, 'reasons', { text: '用于研究' })).status, 303)
  const chosen = await officer.get(page(number, 'reply')).expect(200)
  assert.ok(chosen.text.includes('value="excessive"'))
  assert.equal(
    (await send(number, 'reply', { outcome: 'excessive', volume: '36件', reason: '与理由不符' })).status,
    303,
  )
})

test('reply: no outcome, no reply; each outcome asks for its facts; files go with it', async () => {
  const number = await givenCase()
  const choice = await officer.get(page(number, 'reply')).expect(200)
  assert.ok(choice.text.includes('不予公开：国家秘密') && !choice.text.includes('value="school-rule"'))
  const none = await send(number, 'reply', {})
  assert.equal(none.status, 422)
  assert.match(none.text, /请选择办理结果/)
  const form = await officer.get(`${page(number, 'reply')}?outcome=does-not-exist`).expect(200)
  assert.match(form.text, /应当先登记查找经过/)
  assert.ok(form.text.includes('name="searchedIn"') && form.text.includes('name="keywords"'))
  const lacking = await send(number, 'reply', { outcome: 'does-not-exist', reason: '没有形成' })
  assert.match(lacking.text, /请填写检索范围/)
  assert.ok(lacking.text.includes('没有形成'))
  const sent = await officer.upload(
    page(number, 'reply'),
    {
      on: '2026-09-07',
      seen: String(await versionOf(number)),
      outcome: 'granted',
      given: '决算表\n附表',
      way: '网上下载',
    },
    [{ name: '../决算\u202e表.csv', bytes: Buffer.from('年度,金额\n2025,1\n') }],
  )
  assert.equal(sent.status, 303)
  const { row } = await showCase(context, organ, number)
  assert.equal(row.outcome, 'granted')
  const shown = (await officer.get(`/office/cases/${number}`)).text
  const file = /\/office\/cases\/[^"]+\/files\/[^"]+/.exec(shown)?.[0] ?? assert.fail('no file')
  const download = await officer.get(file).expect(200)
  assert.match(String(download.headers['content-disposition']), /^attachment; .*%E5%86%B3%E7%AE%97%E8%A1%A8\.csv/)
  assert.equal(download.headers['x-content-type-options'], 'nosniff')
  assert.match(shown, /在年度报告中的位置/)
  assert.match(shown, /2026年：（一）予以公开（自然人）/)
  const letter = /\/office\/cases\/[^"]+\/letters\/[^"]+\/page/.exec(shown)?.[0] ?? assert.fail('no letter')
  assert.match((await officer.get(letter).expect(200)).text, /答复书/)
  assert.match(
    String((await officer.get(letter.replace('/page', '/docx')).expect(200)).headers['content-type']),
    /wordprocessingml/,
  )
  await officer.get(letter.replace('/page', '/exe')).expect(404)
})

test('partial disclosure names each part withheld, its ground, its reason, and the harm where the ground wants it', async () => {
  const number = await givenCase()
  const partial = { outcome: 'partial', given: '正文', way: '邮寄' }
  const lacking = await send(number, 'reply', { ...partial, withheldWhat1: '附件二' })
  assert.equal(lacking.status, 422)
  assert.ok(lacking.text.includes('href="#withheldGround1"') && lacking.text.includes('value="附件二"'))
  const whole = {
    ...partial,
    withheldWhat1: '附件二',
    withheldGround1: 'third-party-rights',
    withheldReason1: '含有报价',
  }
  const unproved = await send(number, 'reply', whole)
  assert.equal(unproved.status, 422)
  assert.ok(unproved.text.includes('href="#withheldHarm1"') && unproved.text.includes('请填写公开可能造成的损害'))
  Object.assign(whole, { withheldHarm1: '同业可以据此压价' })
  const rule = { withheldWhat2: '原始资料', withheldGround2: 'forbidden-by-law', withheldReason2: '单独填报' }
  assert.match((await send(number, 'reply', { ...whole, ...rule })).text, /href="#withheldRule2"/)
  const draft = await send(number, 'reply', { ...whole, intent: 'preview' })
  assert.ok(draft.text.includes('查看答复书草稿') && draft.text.includes('附件二'))
  assert.match(draft.text, /附件二，涉及商业秘密、个人隐私等，公开会.*公开可能造成的损害：同业可以据此压价。/)
  const secret = await send(number, 'reply', { ...whole, withheldInterest1: 'trade-secret', intent: 'preview' })
  assert.match(secret.text, /附件二，涉及商业秘密，公开会对第三方合法权益造成损害/)
  assert.match(secret.text, /<option\s+value="trade-secret" selected>/)
  assert.equal((await send(number, 'reply', whole)).status, 303)
  const kase = (await officer.get(`/office/cases/${number}`)).text
  assert.match(kase, /不予公开的内容：<\/span>附件二（不予公开：商业秘密、个人隐私等第三方合法权益）/)
  assert.match(kase, /公开可能造成的损害：同业可以据此压价/)
})

test('a refusal for the rights of a third party says which right, where it is chosen; nothing else can be', async () => {
  const number = await givenCase()
  const refusal = { outcome: 'third-party-rights', reason: '载有学生的病历', harm: '公开会使其受到歧视' }
  const draft = (interest: string) => send(number, 'reply', { ...refusal, interest, intent: 'preview' })
  assert.match((await draft('privacy')).text, /信息涉及个人隐私，公开会/)
  assert.match((await draft('')).text, /信息涉及商业秘密、个人隐私等，公开会/)
  assert.equal((await send(number, 'reply', { ...refusal, interest: 'other' })).status, 422)
})

test('files that are not what their name says are turned away, and nothing happens', async () => {
  const number = await givenCase()
  const fields = { on: '2026-09-07', seen: '1', outcome: 'granted', given: '决算表', way: '网上下载' }
  const upload = (files: { name: string; bytes: Buffer }[]) => officer.upload(page(number, 'reply'), fields, files)
  for (const [name, bytes] of [
    ['a.pdf', Buffer.from('<html><script>alert(1)</script>')],
    ['a.html', Buffer.from('<html>')],
    ['a.docx', Buffer.from('PK\u0003\u0004 word/ [Content_Types].xml vbaProject.bin')],
    ['a.txt', Buffer.from([0, 1, 2])],
    ['a.exe', Buffer.from('MZ')],
    ['empty.txt', Buffer.alloc(0)],
  ] as const) {
    const answer = await upload([{ name, bytes }])
    assert.equal(answer.status, 422, name)
    assert.ok(answer.text.includes(name) && answer.text.includes('网上下载'), name)
  }
  const large = await upload([{ name: 'large.txt', bytes: Buffer.alloc(50 * 1024 * 1024 + 1, 'a') }])
  assert.equal(large.status, 422)
  assert.ok(large.text.includes('超过50MB') && large.text.includes('网上下载'))
  const many = await upload(Array.from({ length: 11 }, (_, at) => ({ name: `${at}.txt`, bytes: Buffer.from('a') })))
  assert.match(many.text, /一次最多上传10个文件/)
  assert.equal(await versionOf(number), 1)
})

test('withdrawal closes; voiding it reopens and says so before', async () => {
  const number = await givenCase()
  assert.equal((await send(number, 'withdrawal', { note: '当面提交' })).status, 303)
  assert.equal((await clockOf(number)).state, 'closed')
  const form = await officer.get(page(number, 'voiding')).expect(200)
  assert.match(form.text, /本件恢复办理/)
  assert.match((await send(number, 'voiding', { seq: '2', reason: '' })).text, /请填写作废的理由/)
  assert.match((await send(number, 'voiding', { seq: '1', reason: '误录' })).text, /提交申请的登记不能作废/)
  assert.equal((await send(number, 'voiding', { seq: '2', reason: '录错了一件' })).status, 303)
  assert.equal((await clockOf(number)).state, 'running')
  const shown = (await officer.get(`/office/cases/${number}`)).text
  assert.match(shown, /<s>申请人撤回申请<\/s>/)
  assert.ok(shown.includes('录错了一件'))
})

test('a letter already sent on paper is not written again', async () => {
  const number = await givenCase()
  assert.equal((await send(number, 'extension', { ...EXTENSION, paper: 'yes' })).status, 303)
  assert.deepEqual(await lettersOf(number), [])
})

test('a college that has no rule of extension is told so; its articles are its own', async () => {
  const college = await givenOrgan('college')
  const clerk = await signIn(college)
  const number = await givenCase({}, college)
  const form = await clerk.get(page(number, 'extension')).expect(200)
  assert.match(form.text, /高等学校信息公开办法/)
  const barred = await clerk.post(page(number, 'extension'), { on: '2026-09-07', seen: 1, ...EXTENSION }).expect(422)
  assert.match(barred.text, /没有规定延长/)
  const notice = await clerk.get(page(number, 'reply')).expect(200)
  assert.ok(notice.text.includes('value="school-rule"') && !notice.text.includes('value="excessive"'))
})

test('rights: clerk, head and administrator act; an auditor reads; another organ finds nothing', async () => {
  const number = await givenCase()
  const [head, auditor, admin] = [
    await signIn(organ, 'head'),
    await signIn(organ, 'auditor'),
    await signIn(organ, 'admin'),
  ]
  const stranger = await signIn(await givenOrgan())
  for (const act of Object.values(ACT_NAMES)) {
    for (const who of [officer, head, admin]) await who.get(page(number, act)).expect(200)
    await auditor.get(page(number, act)).expect(403)
    await auditor.post(page(number, act), { on: '2026-09-07', seen: 1 }).expect(403)
    await stranger.get(page(number, act)).expect(404)
    await stranger.post(page(number, act), { on: '2026-09-07', seen: 1, outcome: 'other', reason: 'x' }).expect(404)
    await officer.agent.post(page(number, act)).type('form').send({ on: '2026-09-07', seen: 1 }).expect(403)
    await officer.agent.post(page(number, act)).field('on', '2026-09-07').expect(403)
  }
  assert.ok(!(await auditor.get(`/office/cases/${number}`)).text.includes('/acts/'))
  await auditor.post(`/office/cases/${number}/identity`).expect(403)
  await stranger.get(`/office/cases/${number}`).expect(404)
  await stranger.post(`/office/cases/${number}/identity`).expect(404)
  assert.equal(await versionOf(number), 1)
})

test('the numbers of the applicant are masked until asked for, and the look is logged', async () => {
  const number = await givenCase()
  const masked = (await officer.get(`/office/cases/${number}`)).text
  for (const hidden of ['11010519491231002X', '13800138000', 'li@example.org']) assert.ok(!masked.includes(hidden))
  const shown = await officer.post(`/office/cases/${number}/identity`).expect(200)
  for (const seen of ['11010519491231002X', '13800138000', 'li@example.org']) assert.ok(shown.text.includes(seen))
  const { query } = await import('../../src/store/query.ts')
  const [logged] = await query<{ actor: string }>(
    context.orm.em.fork(),
    `select actor from audit where organ_id = $1 and action = 'VIEW_IDENTITY' and subject = $2`,
    [organ.organId, number],
  )
  assert.equal(logged?.actor, `officer:${officer.accountId}`)
})

test('the case page offers exactly what the rules allow', async () => {
  const number = await givenCase()
  const offered = async () => {
    const { text } = await officer.get(`/office/cases/${number}`)
    return [...text.matchAll(/\/acts\/([a-z-]+)"/g)].map(([, name]) => name).sort()
  }
  const allowed = async () =>
    (await showCase(context, organ, number)).openActs.map((type: ActType) => ACT_NAMES[type]).sort()
  assert.deepEqual(await offered(), await allowed())
  await send(number, 'correction-notice', NOTICE)
  assert.deepEqual(await offered(), await allowed())
  await send(number, 'withdrawal', {})
  assert.deepEqual(await offered(), await allowed())
  assert.deepEqual(await offered(), ['voiding'])
})

test('hostile input is words: no page fails, nothing runs', async () => {
  const number = await givenCase({
    title: '<img src=x onerror=alert(1)>',
    description: '\u202e"><script>alert(1)</script>',
  })
  const shown = (await officer.get(`/office/cases/${number}`)).text
  assert.ok(!shown.includes('<script>alert') && !shown.includes('<img src=x'))
  for (const act of Object.values(ACT_NAMES))
    for (const odd of [
      { on: ['a', 'b'] },
      { 'on[$ne]': 'x', __proto__: { seq: 1 } },
      { on: '2026-13-07', seq: '-1', outcome: '__proto__', party: ['A', 'B'] },
    ]) {
      const answer = await officer.post(page(number, act), { seen: 1, ...odd })
      assert.equal(answer.status, 422, `${act} ${JSON.stringify(odd)}`)
    }
  await officer.get('/office/cases/%00').expect(404)
  await officer.get(`/office/cases/${number}/files/x`).expect(404)
  await officer.get(`/office/cases/${number}/letters/x/page`).expect(404)
})

test('a second fee notice of a month begins where the first ended: filled in from it, for the same applicant and month only', async () => {
  const first = await givenCase()
  const fee = { feeMode: 'item', feeCount: '35', payment: '到财务窗口缴纳' }
  assert.equal((await send(first, 'fee-notice', fee)).status, 303)
  const formOf = async (number: string) => (await officer.get(page(number, 'fee-notice')).expect(200)).text
  const field = (text: string) => /<input[^>]*name="feeEarlier"[^>]*>/.exec(text)?.[0] ?? assert.fail('no field')

  const second = await givenCase()
  const shown = await formOf(second)
  assert.match(field(shown), /value="35"/)
  assert.match(shown, new RegExp(`已经就申请 ${first} 发过收费通知，计算到第35件`))
  const done = await send(second, 'fee-notice', { ...fee, feeCount: '41', feeEarlier: '35' })
  assert.equal(done.status, 303)
  const { applicant } = anApplication()
  const others: Partial<Application>[] = [
    { submittedOn: localDate('2026-08-31') },
    { applicant: { ...applicant, name: '李明远', idNumber: '' } },
    { applicant: { ...applicant, idType: 'other', idNumber: 'E12345678' } },
  ]
  for (const other of others) assert.doesNotMatch(field(await formOf(await givenCase(other))), /value="\d/)
  const third = await givenCase()
  assert.match(field(await formOf(third)), /value="41"/, 'the furthest counts')
  assert.equal((await send(second, 'voiding', { seq: '2', reason: '登记有误' })).status, 303)
  assert.match(field(await formOf(third)), /value="35"/, 'a notice that was voided does not')
})

test('the sender on an envelope names the organ once, whether or not its office bears the name', async () => {
  for (const [office, shown] of [
    ['办公室', '示例市教育局办公室'],
    ['示例市教育局办公室', '示例市教育局办公室'],
  ] as const) {
    const where = await givenOrgan('organ', { ...SETTINGS, office, postcode: '324000' })
    const who = await signIn(where)
    const number = await givenCase({}, where)
    const form = { on: '2026-09-07', seen: await versionOf(number, where), ...NOTICE }
    await who.post(page(number, 'correction-notice'), form).expect(303)
    const [letter] = await listLetters(context, where, number)
    const sheet = (await who.get(`/office/cases/${number}/letters/${letter!.letterId}/envelope`).expect(200)).text
    assert.ok(sheet.includes(`${shown}<br`), office)
    assert.ok(!sheet.includes(`示例市教育局${shown}`), office)
  }
})
