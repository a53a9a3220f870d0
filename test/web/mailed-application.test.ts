import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showCase } from '../../src/services/case-view.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { fileByMail } from '../../src/services/filing-service.ts'
import { type LocalDate } from '../../src/law/date.ts'
import { testApp } from '../support/app.ts'
import { anApplication } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const organ = await givenOrgan('organ', { email: 'xxgk@example.org' })
const officer = await signIn(organ)

async function givenMailed() {
  const application = anApplication({
    ...{ applicant: { kind: 'natural-person', name: 'li', email: 'li@example.org' }, title: '申请公开', medium: null },
    ...{ description: '请公开决算表。', channel: 'email', delivery: null, submittedOn: '2026-09-07' as LocalDate },
  })
  const once = { key: crypto.randomUUID(), body: 'x' }
  const files = [
    { name: '原邮件.eml', contentType: 'message/rfc822', bytes: Buffer.from('x'), purpose: 'annex' as const },
  ]
  const receipt = await fileByMail(context, organ, application, once, files, true)
  return { ...receipt, path: `/office/cases/${receipt.number}` }
}
const DETAILS = {
  ...{ kind: 'natural-person', name: '李明', idType: 'resident-id', idNumber: '11010519491231002X' },
  ...{ email: 'li@example.org', title: '2025年度科研经费决算', description: '请公开2025年度科研经费决算表。' },
  ...{ medium: 'electronic', delivery: 'email' },
}

test('on the desk among what is unconfirmed; the case offers to confirm, to complete, to say it is no application', async () => {
  const { number, path } = await givenMailed()
  assert.match((await officer.get('/office').expect(200)).text, new RegExp(number))
  const shown = (await officer.get(path).expect(200)).text
  for (const said of ['核对来信，补充登记', '来信不是信息公开申请', '原邮件.eml', '电子邮件'])
    assert.ok(shown.includes(said), said)
})

test('an officer writes down who asks for what; a mistake keeps what was typed; after receipt it is fixed', async () => {
  const { number, path } = await givenMailed()
  const form = (await officer.get(`${path}/details`).expect(200)).text
  assert.match(form, /name="description"[^>]*>\s*请公开决算表。/)
  const wrong = await officer.post(`${path}/details`, { ...DETAILS, idNumber: '110105194912310021' }).expect(422)
  assert.ok(wrong.text.includes('href="#idNumber"') && wrong.text.includes('2025年度科研经费决算'))
  await officer.post(`${path}/details`, DETAILS).expect(303)
  const { content, row } = await showCase(context, organ, number)
  assert.deepEqual([content.applicant.name, content.title, row.medium], ['李明', '2025年度科研经费决算', 'electronic'])
  assert.match(
    (await officer.get(`/office/cases?q=${encodeURIComponent('科研经费决算')}`).expect(200)).text,
    new RegExp(number),
  )
  const seen = String((await showCase(context, organ, number)).version)
  await officer.post(`${path}/acts/receipt`, { seen, on: '2026-09-07' }).expect(303)
  assert.match((await officer.post(`${path}/details`, DETAILS).expect(422)).text, /收到日已经确定/)
  await officer.get(`${path}/details`).expect(303)
})

test('said to be no application: the reason is kept, every page still opens, nothing more can be done', async () => {
  const { number, path } = await givenMailed()
  const form = (await officer.get(`${path}/acts/voiding`).expect(200)).text
  assert.match(form, /整件：来信不是信息公开申请/)
  const seen = String((await showCase(context, organ, number)).version)
  await officer.post(`${path}/acts/voiding`, { seen, seq: '1', reason: '商业广告' }).expect(303)
  const shown = (await officer.get(path).expect(200)).text
  assert.ok(shown.includes('商业广告') && !shown.includes('来信不是信息公开申请</a>'))
  assert.ok(!(await officer.get('/office').expect(200)).text.includes(number))
  for (const page of ['/office/cases', `${path}/sheet`, `${path}/acts/voiding`, `${path}/acts/receipt`])
    await officer.get(page).expect(200)
  await officer.post(`${path}/acts/receipt`, { seen: '2', on: '2026-09-07' }).expect(422)
  assert.deepEqual((await examine(context)).faults, [], 'summary and history agree')
})
