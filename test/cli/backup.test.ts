import assert from 'node:assert/strict'
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { reading, SYSTEM, type Context } from '../../src/services/context.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { fileOnline, registerByOffice } from '../../src/services/filing-service.ts'
import { findOrgan } from '../../src/services/organ-service.ts'
import { readAttachment } from '../../src/services/attachment-service.ts'
import { freezeReport } from '../../src/services/report-closing.ts'
import { localDate } from '../../src/law/date.ts'
import { query } from '../../src/store/query.ts'
import { countRows, tablesInOrder } from '../../src/store/table-dump.ts'
import { anApplication, clerkOf, givenOrgan } from '../support/context.ts'
import { testFolder, testInstallation } from './installation.ts'

const source = await testInstallation()
const organ = await givenOrgan(source.context, 'organ')
const clerk = clerkOf(organ)
const { number } = await registerByOffice(source.context, organ, anApplication(), clerk, null)
for (const at of [1, 2, 3])
  await fileOnline(source.context, organ, anApplication({ channel: 'online' }), { key: `k${at}`, body: 'x' })
const reply = { type: 'replied', on: localDate('2026-09-07'), outcome: 'granted' } as const
const files = [{ name: '决算表.csv', contentType: 'text/csv', bytes: Buffer.from('年度,金额\n2025,1\n') }]
await handleCase(source.context, organ, number, reply, clerk, 'CASE_REPLIED', null, { files })
await freezeReport(source.context, organ, { year: 2026 }, clerk)
const folder = await testFolder()
const backup = join(folder, 'backup')
const made = await source.run(['backup', '--to', backup])

async function counts(context: Context): Promise<Record<string, number>> {
  const em = reading(context)
  const tables = await tablesInOrder(em)
  return Object.fromEntries(await Promise.all(tables.map(async (each) => [each, await countRows(em, each)] as const)))
}

/** Everything as text, in an order of its own: two databases are equal when this is. */
async function contents(context: Context): Promise<string> {
  const em = reading(context)
  const rows = await Promise.all(
    (await tablesInOrder(em)).map((table) =>
      query(em, `select '${table}', md5(string_agg(t::text, '|' order by t::text)) from "${table}" t`),
    ),
  )
  return JSON.stringify(rows)
}

test('a backup restores to an equal installation: every row, file, chain; numbers go on', async () => {
  assert.equal(made.code, 0, made.err)
  const target = await testInstallation()
  const restored = await target.run(['restore', '--from', backup])
  assert.equal(restored.code, 0, restored.err)
  assert.deepEqual(await counts(target.context), await counts(source.context))
  assert.equal(await contents(target.context), await contents(source.context))
  const [line] = await query<{ fileId: string }>(
    reading(target.context),
    'select file_id as "fileId" from case_attachment where organ_id = $1',
    [organ.organId],
  )
  const same = await findOrgan(target.context, organ.slug)
  const { bytes, name } = await readAttachment(target.context, same, number, line!.fileId)
  assert.deepEqual([name, bytes.toString()], ['决算表.csv', '年度,金额\n2025,1\n'])
  const health = await target.run(['doctor'])
  assert.deepEqual([health.code, (health.json as { faults: unknown[] }).faults], [0, []])
  const next = await registerByOffice(target.context, same, anApplication(), clerk, null)
  assert.equal(next.number, '2026-00005')
  assert.ok((await givenOrgan(target.context)).organId > organ.organId, 'identities go on too')
  const twice = await target.run(['restore', '--from', backup])
  assert.match(twice.err, /^error: 数据库不是空的/)
})

test('a backup names its secret; another secret, a damaged or unfinished backup are refused before anything is written', async () => {
  const manifest = JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8'))
  assert.equal(manifest.secret, 'SECRET')
  const stranger = await testInstallation('2026-09-07', 'another secret, also of forty characters')
  assert.match((await stranger.run(['restore', '--from', backup])).err, /主密钥与备份的不同/)
  const target = await testInstallation()
  const copy = join(folder, 'copy')
  await source.run(['backup', '--to', copy])
  await appendFile(join(copy, 'tables/case_file.jsonl'), '\n')
  assert.match((await target.run(['restore', '--from', copy])).err, /备份已损坏：.*case_file/)
  await rm(join(copy, 'manifest.json'))
  assert.match((await target.run(['restore', '--from', copy])).err, /没有做完/)
  assert.match((await source.run(['backup', '--to', backup])).err, /不是空的/)
  const foreign = join(folder, 'foreign')
  await mkdir(foreign)
  await writeFile(join(foreign, 'manifest.json'), JSON.stringify({ ...manifest, migrations: ['Later'] }))
  assert.match((await target.run(['restore', '--from', foreign])).err, /备份已损坏|结构与本程序不同/)
  assert.ok(Object.values(await counts(target.context)).every((rows) => rows === 0))
})

test('the doctor finds what was changed behind the program’s back', async () => {
  const ill = await testInstallation()
  const body = await givenOrgan(ill.context)
  const actor = clerkOf(body)
  const numbers: string[] = []
  for (let at = 0; at < 6; at++)
    numbers.push((await registerByOffice(ill.context, body, anApplication(), actor, null)).number)
  await handleCase(ill.context, body, numbers[5]!, reply, actor, 'CASE_REPLIED', null, { files })
  assert.equal((await ill.run(['doctor'])).code, 0)
  const change = (text: string) => query(reading(ill.context), text, [body.organId])
  await change(`update case_file set due_on = due_on + 1 where organ_id = $1 and number = '${numbers[0]}'`)
  await change(`update case_file set outcome = 'partial' where organ_id = $1 and number = '${numbers[5]}'`)
  await change(`update case_file set number = '2026-00099' where organ_id = $1 and number = '${numbers[2]}'`)
  await change(`insert into outbox (organ_id, message_id, letter, recipient, facts, created_at, next_try_at)
    values ($1, gen_random_uuid(), 'x', 'applicant', '{}', '2026-09-01', '2026-09-01')`)
  await rm(join(ill.dataDir, 'files'), { recursive: true })
  const found = await ill.run(['doctor'])
  assert.equal(found.code, 1)
  const faults = (found.json as { faults: { check: string; what: string }[] }).faults
  const checks = [...new Set(faults.map(({ check }) => check))].sort()
  assert.deepEqual(checks, ['files', 'numbers', 'outbox', 'summaries'])
  assert.ok(faults.some(({ what }) => what === `${numbers[0]}: dueOn`))
  assert.ok(faults.some(({ what }) => what === `${numbers[5]}: outcome`))
  assert.ok(faults.some(({ what }) => what === '2026: 3 is missing'))
})

test('audit verify names the entry that was changed', async () => {
  const ill = await testInstallation()
  const body = await givenOrgan(ill.context)
  await registerByOffice(ill.context, body, anApplication(), SYSTEM(body.organId), null)
  assert.equal((await ill.run(['audit', 'verify'])).code, 0)
  const em = reading(ill.context)
  await query(em, 'alter table audit disable trigger audit_append_only')
  await query(em, `update audit set actor = 'officer:x' where organ_id = $1 and seq = 2`, [body.organId])
  const found = await ill.run(['audit', 'verify'])
  assert.equal(found.code, 1)
  assert.match(found.err, /第 2 条不一致：changed/)
})
