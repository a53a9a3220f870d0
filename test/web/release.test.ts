import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applicantCase } from '../../src/services/applicant-case.ts'
import { auditPage, checkAudit } from '../../src/services/audit-service.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { localDate } from '../../src/law/date.ts'
import { FilesHeld } from '../../src/services/files-held.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { releaseField } from '../../src/services/release-service.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { pdf, workbook } from '../documents/made-files.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const organ = await givenOrgan('organ', { office: '市教育局办公室', address: '示例路1号', phone: '0570-1234567' })
const officer = await signIn(organ)
const ID = '11010519491231002X'
const XLSX = '名单.xlsx'
const REPLY = { on: '2026-09-07', outcome: 'granted', given: '名单', way: '网上下载' }

const givenCase = async () => (await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)).number
const reply = async (
  number: string,
  files: { name: string; bytes: Buffer }[],
  reasons: Record<string, string> = {},
) => {
  const seen = String((await showCase(context, organ, number)).version)
  return officer.upload(`/office/cases/${number}/acts/reply`, { ...REPLY, seen, ...reasons }, files)
}
const leaky = await workbook((book, sheet) => {
  sheet.addRow(['李某', ID])
  book.addWorksheet('底稿').state = 'hidden'
})

test('a leaking file stays: each finding in its place, masked, with a field for the reason; nothing happens', async () => {
  const number = await givenCase()
  const held = await reply(number, [{ name: XLSX, bytes: leaky }])
  assert.equal(held.status, 422)
  for (const said of [
    '文件还没有发出',
    '工作表“公开表” 单元格 B3',
    '11*************02X',
    '工作表“底稿”',
    '在下面重新选择',
    '网上下载',
  ])
    assert.ok(held.text.includes(said), said)
  assert.ok(!held.text.includes(ID))
  for (const kind of ['resident-id', 'hidden-sheet'] as const) {
    const field = releaseField(leaky, kind)
    assert.ok(held.text.includes(`href="#${field}"`) && held.text.includes(`name="${field}"`), kind)
  }
  const { version, row } = await showCase(context, organ, number)
  assert.deepEqual([version, row.outcome], [1, null])
})

test('one reason of two is kept and the other asked for', async () => {
  const number = await givenCase()
  const field = releaseField(leaky, 'hidden-sheet')
  const held = await reply(number, [{ name: XLSX, bytes: leaky }], { [field]: '底稿为空表' })
  assert.equal(held.status, 422)
  assert.ok(held.text.includes('底稿为空表') && !held.text.includes(`href="#${field}"`))
  assert.ok(held.text.includes(`href="#${releaseField(leaky, 'resident-id')}"`))
  const blank = await reply(number, [{ name: XLSX, bytes: leaky }], { [field]: '   ' })
  assert.ok(blank.text.includes(`href="#${field}"`))
})

test('the same file with a reason for each kind leaves; the reasons are sealed, the log has the kinds only', async () => {
  const number = await givenCase()
  const reasons = {
    [releaseField(leaky, 'hidden-sheet')]: '底稿为空表，已核对',
    [releaseField(leaky, 'resident-id')]: '本人同意公开，有书面意见',
  }
  assert.equal((await reply(number, [{ name: XLSX, bytes: leaky }], reasons)).status, 303)
  const shown = (await officer.get(`/office/cases/${number}`)).text
  for (const said of ['文件放行的理由', '本人同意公开，有书面意见', XLSX]) assert.ok(shown.includes(said), said)
  const entries = await auditPage(context, organ, null, 50)
  const entry = entries.find(({ action, subject }) => action === 'FINDINGS_ACCEPTED' && subject === number)
  assert.deepEqual(JSON.parse(entry?.bodyText ?? '{}'), { files: 1, kinds: ['hidden-sheet', 'resident-id'], seq: 2 })
  const log = JSON.stringify(entries)
  for (const secret of [ID, '书面意见', '名单']) assert.ok(!log.includes(secret), secret)
  assert.equal((await checkAudit(context, organ, clerkOf(organ))).fault, null)
  const theirs = await applicantCase(context, organ, number)
  assert.equal(theirs.files.length, 1)
  assert.ok(!JSON.stringify(theirs).includes('书面意见'))
})

test('reasons given for one file let no other through', async () => {
  const number = await givenCase()
  const other = await workbook((_, sheet) => void sheet.addRow(['王某', ID]))
  const reasons = {
    [releaseField(leaky, 'resident-id')]: '本人同意公开',
    [releaseField(leaky, 'hidden-sheet')]: '已核对',
  }
  const held = await reply(number, [{ name: XLSX, bytes: other }], reasons)
  assert.equal(held.status, 422)
  assert.ok(held.text.includes(`name="${releaseField(other, 'resident-id')}"`))
})

test('a file that cannot be checked stays, whatever the reasons; a mended one leaves without any', async () => {
  const number = await givenCase()
  const broken = await reply(number, [{ name: 'a.pdf', bytes: Buffer.from('%PDF-1.7 x') }])
  assert.equal(broken.status, 422)
  assert.match(broken.text, /a\.pdf：文件已损坏/)
  assert.equal((await reply(number, [{ name: 'a.pdf', bytes: pdf() }])).status, 303)
})

test('the gate stands before every way to record a reply, not only before the page', async () => {
  const number = await givenCase()
  const act = { type: 'replied', on: localDate('2026-09-07'), outcome: 'granted' } as const
  const files = [{ name: XLSX, contentType: 'application/zip', bytes: leaky }]
  const attempt = handleCase(context, organ, number, act, clerkOf(organ), 'CASE_REPLIED', null, { files })
  await assert.rejects(attempt, FilesHeld)
  assert.equal((await showCase(context, organ, number)).version, 1)
})
