import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentPdf } from '../../src/documents/document-pdf.ts'
import { paragraph, upright } from '../../src/letters/document.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { listLetters, readLetter } from '../../src/services/letter-service.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { testApp } from '../support/app.ts'
import { line, pdf } from '../documents/made-files.ts'
import { pdfPages } from '../documents/pdf-text.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const organ = await givenOrgan('organ', { office: '办公室', address: '示例路2号', phone: '0570-5550100' })
const officer = await signIn(organ)
const SOURCE = await documentPdf({
  title: '决算表',
  author: '示例市教育局',
  on: null,
  sections: upright([paragraph('负责人王小二，身份证号11010519491231002X。'), paragraph('决算数为一百万元。')]),
})
const WITHHELD = { ground: 'third-party-rights', what: '负责人的身份证件号码', reason: '属于个人隐私' }

async function uploaded() {
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const list = `/office/cases/${number}/redactions`
  const sent = await officer.upload(list, {}, [{ name: '决算表.pdf', bytes: SOURCE }]).expect(303)
  return { number, list, one: String(sent.headers['location']).split('?')[0]! }
}

test('uploaded, marked by words and by place, made anew, sent with a partial disclosure that lists the grounds', async () => {
  const { number, one } = await uploaded()
  const picture = await officer.get(`${one}/pages/1`).expect(200)
  assert.equal(picture.headers['content-type'], 'image/jpeg')
  await officer.post(`${one}/marks`, { how: 'words', words: '王小二', personal: 'yes', ...WITHHELD }).expect(303)
  const place = { how: 'place', page: '1', left: '10', top: '80', width: '20%', height: '２', ...WITHHELD }
  await officer.post(`${one}/marks`, { ...place, what: '印章' }).expect(303)
  const marked = await officer.get(one).expect(200)
  assert.equal(marked.text.split('负责人的身份证件号码').length >= 3, true)
  const stamp = /action="([^"]+\/removing)"[^<]*>(?:(?!<form)[\s\S])*取消遮盖：印章/.exec(marked.text)?.[1]
  assert.ok(stamp)
  await officer.post(stamp).expect(303)
  assert.doesNotMatch((await officer.get(one)).text, /印章/)
  await officer.get(`${one}/file`).expect(404)
  await officer.post(`${one}/finishing`).expect(303)
  const result = await officer.get(`${one}/file`).expect(200)
  assert.equal((await pdfPages(result.body)).map(({ text }) => text).join(''), '')
  await officer.post(`${one}/marks`, { how: 'words', words: '决算', ...WITHHELD }).expect(404)

  const page = `/office/cases/${number}/acts/reply`
  const form = await officer.get(`${page}?outcome=partial`).expect(200)
  assert.match(form.text, /负责人的身份证件号码（第1页，共2处）/)
  const redactionId = one.split('/').at(-1)!
  const reply = {
    on: '2026-09-07',
    outcome: 'partial',
    seen: String((await showCase(context, organ, number)).version),
    given: '决算表',
    way: '以电子邮件方式发送',
    withheldWhat1: '负责人的身份证件号码（第1页，共2处）',
    withheldGround1: 'third-party-rights',
    withheldReason1: '属于个人隐私',
    withheldHarm1: '公开后可能被冒用',
    redacted: redactionId,
  }
  const whole = await officer.upload(page, { ...reply, outcome: 'granted' }).expect(422)
  assert.match(whole.text, /附有遮盖过的文件，办理结果应是部分公开/)
  const unnamed = { ...reply, withheldGround1: 'internal', withheldReason1: '内部事务' }
  assert.match((await officer.upload(page, unnamed).expect(422)).text, /遮盖的内容中有“不予公开：商业秘密/)
  assert.equal((await officer.upload(page, reply)).status, 303)
  const letters = await listLetters(context, organ, number)
  const { document } = await readLetter(context, organ, number, letters[0]!.letterId, true)
  assert.match(document.paragraphs.join(''), /负责人的身份证件号码（第1页，共2处）.*第十五条/s)
  assert.match((await officer.get(`/office/cases/${number}`)).text, /决算表（已遮盖）\.pdf/)
})

test('in a long file any page is opened by its number, marked pages are listed, the last ground stands ready', async () => {
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const list = `/office/cases/${number}/redactions`
  const bytes = pdf({ pages: Array.from({ length: 30 }, (_, at) => line(`Page ${at + 1}`)) })
  const one = String(
    (await officer.upload(list, {}, [{ name: '报告.pdf', bytes }]).expect(303)).headers['location'],
  ).split('?')[0]!
  const place = { how: 'place', left: '10', top: '80', width: '20', height: '2', ...WITHHELD }
  for (const page of ['27', '4']) await officer.post(`${one}/marks`, { ...place, page }).expect(303)
  const { text } = await officer.get(`${one}?page=12`).expect(200)
  assert.match(text, /第12页，共30页/)
  assert.match(text, /<form method="get"[^>]*>(?:(?!<\/form>)[^])*name="page"/)
  assert.match(text, /有标记的页：<a[^>]*page=4">第4页<\/a> <a[^>]*page=27">第27页/)
  assert.equal(text.match(/value="third-party-rights"[^>]*selected/g)?.length, 2)
  assert.equal(text.match(/属于个人隐私\s*<\/textarea>/g)?.length, 2)
})

test('a number no box covers is told before the file is made, and held when the file is to leave', async () => {
  const { number, one } = await uploaded()
  await officer.post(`${one}/marks`, { how: 'words', words: '王小二', ...WITHHELD }).expect(303)
  const told = await officer.post(`${one}/finishing`).expect(422)
  assert.match(told.text, /href="[^"]+page=1"[^>]*>第1页还有没有遮盖的身份证号码/)
  assert.match(told.text, /name="leaves" value="yes"/)
  await officer.post(`${one}/finishing`, { leaves: 'yes' }).expect(303)
  const reply = {
    ...{ on: '2026-09-07', outcome: 'partial', given: '决算表', way: '以电子邮件方式发送' },
    seen: String((await showCase(context, organ, number)).version),
    ...{ withheldWhat1: '姓名', withheldGround1: 'third-party-rights', withheldReason1: '属于个人隐私' },
    ...{ withheldHarm1: '公开后可能被冒用', redacted: one.split('/').at(-1)! },
  }
  const page = `/office/cases/${number}/acts/reply`
  const held = await officer.upload(page, reply).expect(422)
  assert.match(held.text, /身份证号码[^]*第 1 页<\/td>[^]*画面里保留的内容/)
  const field = /name="(accept-[0-9a-f]+-resident-id)"/.exec(held.text)?.[1]
  assert.ok(field)
  assert.equal((await officer.upload(page, { ...reply, [field]: '本人同意公开' })).status, 303)
})

test('bad input comes back on the same page with everything typed', async () => {
  const { list, one } = await uploaded()
  const words = await officer.post(`${one}/marks`, { how: 'words', words: '', what: '姓名' }).expect(422)
  assert.match(words.text, /请选择不予公开的情形/)
  assert.match(words.text, /value="姓名"/)
  assert.match(
    (await officer.post(`${one}/marks`, { how: 'words', words: '', ...WITHHELD }).expect(422)).text,
    /请填写要遮盖的文字/,
  )
  assert.match(
    (await officer.post(`${one}/marks`, { how: 'words', words: '赵六', ...WITHHELD }).expect(422)).text,
    /没有找到这些文字/,
  )
  const place = { how: 'place', page: '1', left: '90', top: '1', width: '20', height: '2', ...WITHHELD }
  assert.match((await officer.post(`${one}/marks`, place).expect(422)).text, /超出了页面/)
  assert.match((await officer.post(`${one}/marks`, { ...place, left: '1', page: '9' }).expect(422)).text, /只有1页/)
  assert.match((await officer.post(`${one}/finishing`).expect(422)).text, /还没有标出/)
  assert.match((await officer.upload(list, {}, []).expect(422)).text, /请选择PDF文件/)
  const text = { name: '说明.txt', bytes: Buffer.from('文字') }
  assert.match((await officer.upload(list, {}, [text]).expect(422)).text, /只能遮盖PDF/)
  const broken = { name: '坏.pdf', bytes: Buffer.from('%PDF-1.7 nothing') }
  assert.match((await officer.upload(list, {}, [broken]).expect(422)).text, /文件损坏/)
})

test('only who handles cases may open it; another organ never', async () => {
  const { list, one } = await uploaded()
  const auditor = await signIn(organ, 'auditor')
  await auditor.get(list).expect(403)
  await auditor.get(`${one}/file`).expect(403)
  const other = await signIn(await givenOrgan())
  await other.get(one).expect(404)
})
