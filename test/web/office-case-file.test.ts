import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { fileOnline } from '../../src/services/filing-service.ts'
import { localDate } from '../../src/law/date.ts'
import { reading } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { testApp } from '../support/app.ts'
import { anApplication } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const organ = await givenOrgan('organ', { office: '市教育局办公室', address: '示例路1号', phone: '0570-1234567' })
const [officer, auditor, stranger] = [
  await signIn(organ),
  await signIn(organ, 'auditor'),
  await signIn(await givenOrgan()),
]

/** A case with a receipt sent and a correction with a paper received. */
async function givenCase(): Promise<string> {
  const application = anApplication({ channel: 'online', submittedOn: localDate('2026-09-04') })
  const { number } = await fileOnline(context, organ, application, { key: 'archive', body: 'x' })
  await officer.post(`/office/cases/${number}/acts/receipt`, { on: '2026-09-07', seen: 1, note: '' }).expect(303)
  const notice = { on: '2026-09-07', unclear: '年度', howToCorrect: '请写明', correctBy: '2026-09-21', seen: '2' }
  await officer.post(`/office/cases/${number}/acts/correction-notice`, notice).expect(303)
  const paper = { name: '说明.pdf', bytes: Buffer.from('%PDF-1.7') }
  await officer
    .upload(`/office/cases/${number}/acts/correction`, { on: '2026-09-07', text: '2025年度', seen: '3' }, [paper])
    .expect(303)
  return number
}

const number = await givenCase()

test('the file of a case on paper: what was asked, how the days were counted, all that happened, no numbers of persons', async () => {
  const page = (await auditor.get(`/office/cases/${number}/sheet`).expect(200)).text
  for (const said of [
    '卷宗',
    '李明',
    '确认收到申请',
    '告知补正',
    '2025年度',
    '条例第三十一条',
    '说明.pdf',
    '信公复〔2026〕',
  ])
    assert.ok(page.includes(said), said)
  for (const hidden of ['11010519491231002X', '13800138000', 'li@example.org'])
    assert.ok(!page.includes(hidden), hidden)
  await stranger.get(`/office/cases/${number}/sheet`).expect(404)
})

test('the whole case as a ZIP: file, letters, papers, events and log, each with its hash in the manifest; logged', async () => {
  await auditor.get(`/office/cases/${number}/archive`).expect(403)
  await stranger.get(`/office/cases/${number}/archive`).expect(404)
  const answer = await officer.get(`/office/cases/${number}/archive`).responseType('blob').expect(200)
  const files = unzipSync(new Uint8Array(answer.body as Buffer))
  const names = Object.keys(files)
  const { files: listed } = JSON.parse(Buffer.from(files['manifest.json']!).toString()) as {
    files: { path: string; size: number; sha256: string }[]
  }
  assert.deepEqual(listed.map(({ path }) => path).sort(), names.filter((name) => name !== 'manifest.json').sort())
  for (const { path, size, sha256 } of listed) {
    assert.equal(files[path]!.length, size, path)
    assert.equal(createHash('sha256').update(files[path]!).digest('hex'), sha256, path)
  }
  assert.ok(names.includes('papers/001-说明.pdf'), names.join())
  assert.equal(names.filter((name) => /^letters\/00[12]-信公复.*\.(pdf|docx)$/.test(name)).length, 4)
  assert.match(Buffer.from(files['卷宗.pdf']!.subarray(0, 5)).toString(), /%PDF-/)
  const log = JSON.parse(Buffer.from(files['log.json']!).toString()) as { action: string; hash: string }[]
  assert.ok(
    log.some(({ action }) => action === 'CORRECTION_REQUESTED') && log.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash)),
  )
  const kept = `select 1 from audit where organ_id = $1 and action = 'CASE_ARCHIVED' and subject = $2`
  assert.equal((await query(reading(context), kept, [organ.organId, number])).length, 1)
})
