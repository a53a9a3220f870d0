import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { createAccount } from '../../src/services/account-service.ts'
import { reading, SYSTEM } from '../../src/services/context.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { FilesHeld } from '../../src/services/files-held.ts'
import { outboxOf } from '../../src/services/outbox-service.ts'
import { releaseField } from '../../src/services/release-service.ts'
import { sweep } from '../../src/services/reminder-service.ts'
import { handleRemedy, openRemedy, showRemedy } from '../../src/services/remedy-service.ts'
import { query } from '../../src/store/query.ts'
import { workbook } from '../documents/made-files.ts'
import { PASSWORD, testApp } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const organ = await givenOrgan('organ')
const clerk = await signIn(organ)
const SUMMONS = { name: '应诉通知书.txt', bytes: Buffer.from('应诉通知书：李明诉示例市教育局') }
const leaky = await workbook((_, sheet) => void sheet.addRow(['李某', '11010519491231002X']))

const givenSuit = () =>
  openRemedy(
    context,
    organ,
    { kind: 'lawsuit-direct', on: localDate('2026-09-01'), number: null, copyReceivedOn: localDate('2026-09-03') },
    clerkOf(organ),
  )
const seenOf = async (id: string) => String((await showRemedy(context, organ, id)).row.version)

test('a paper that came in is kept sealed with its entry, listed, and given back byte for byte', async () => {
  const id = await givenSuit()
  const path = `/office/remedies/${id}/acts/papers`
  const fields = { on: '2026-09-03', direction: 'in', paper: 'notice' }
  const none = await clerk.upload(path, { ...fields, seen: await seenOf(id) })
  assert.equal(none.status, 422)
  assert.match(none.text, /href="#files"/)
  await clerk.upload(path, { ...fields, seen: await seenOf(id) }, [SUMMONS]).expect(303)
  const page = (await clerk.get(`/office/remedies/${id}`).expect(200)).text
  assert.match(page, /收到：受理（立案）、答复（应诉）通知书，传票，1个文件/)
  const [file] = (await showRemedy(context, organ, id)).files
  const sent = await clerk.get(`/office/remedies/${id}/papers/${file!.fileId}`).buffer(true).expect(200)
  assert.equal(sent.text, SUMMONS.bytes.toString())
  assert.match(sent.headers['content-disposition'] ?? '', /attachment/)
  const [row] = await query<{ row: string }>(
    reading(context),
    'select f::text as row from remedy_file f where organ_id = $1 and file_id = $2',
    [organ.organId, file!.fileId],
  )
  assert.ok(!row!.row.includes(Buffer.from('应诉').toString('hex')), 'the name is sealed')
  const other = await signIn(await givenOrgan('organ'))
  await other.get(`/office/remedies/${id}/papers/${file!.fileId}`).expect(404)
})

test('a paper that leaves passes the release gate; one that came in does not', async () => {
  const id = await givenSuit()
  const path = `/office/remedies/${id}/acts/papers`
  const out = async (reasons: Record<string, string> = {}) =>
    clerk.upload(path, { on: '2026-09-07', direction: 'out', paper: 'evidence', seen: await seenOf(id), ...reasons }, [
      { name: '名单.xlsx', bytes: leaky },
    ])
  const held = await out()
  assert.equal(held.status, 422)
  assert.match(held.text, /文件还没有发出/)
  assert.ok(!held.text.includes('11010519491231002X'))
  assert.equal((await showRemedy(context, organ, id)).files.length, 0)
  const papers = { type: 'papers-kept', on: localDate('2026-09-07'), direction: 'out', paper: 'evidence' } as const
  const files = [{ name: '名单.xlsx', contentType: 'application/zip', bytes: leaky }]
  await assert.rejects(handleRemedy(context, organ, id, papers, clerkOf(organ), null, { files }), FilesHeld)
  assert.equal((await out({ [releaseField(leaky, 'resident-id')]: '法院要求提交原件' })).status, 303)
  assert.match((await clerk.get(`/office/remedies/${id}`)).text, /检查后放行：名单\.xlsx：[^<]*法院要求提交原件/)
  await clerk
    .upload(path, { on: '2026-09-07', direction: 'in', paper: 'evidence', seen: await seenOf(id) }, [
      { name: '名单.xlsx', bytes: leaky },
    ])
    .expect(303)
  assert.deepEqual((await examine(context)).faults, [])
})

test('who conducts it, what it costs, the hearing with its hour, and words beside: all at the head of the page', async () => {
  const id = await givenSuit()
  const enter = async (act: string, fields: Record<string, string>, status = 303) =>
    clerk
      .post(`/office/remedies/${id}/acts/${act}`, { on: '2026-09-07', seen: await seenOf(id), ...fields })
      .expect(status)
  await enter('handler', { officer: clerk.accountId })
  await enter('handler', { officer: clerk.accountId }, 422)
  await enter('cost', { cost: 'court-fee', yuan: '５０' })
  await enter('cost', { cost: 'agent', yuan: '8,000.50' })
  assert.match((await enter('cost', { cost: 'agent', yuan: '很多' }, 422)).text, /href="#yuan"[\s\S]*value="很多"/)
  assert.match((await enter('record', {}, 422)).text, /请至少填写一项/)
  await enter('record', { agent: '示例律师事务所 陈律师', 'docket-number': '（2026）示01行初7号' })
  assert.match((await enter('hearing', { day: '2026-10-20', time: '25:00' }, 422)).text, /href="#time"/)
  await enter('hearing', { day: '2026-10-20', time: '9:30', place: '第三法庭' })
  const page = (await clerk.get(`/office/remedies/${id}`).expect(200)).text
  for (const said of [
    /王clerk/,
    /共8,050\.50元（案件受理费50元、代理费8,000\.50元）/,
    /陈律师/,
    /示01行初7号/,
    /2026年10月20日[^<]* 09:30/,
    /第三法庭/,
  ])
    assert.match(page, said)
  const mine = (await clerk.get('/office/remedies?standing=mine').expect(200)).text
  assert.match(mine, new RegExp(id))
  const [, other] = [await signIn(organ), await signIn(organ)]
  assert.doesNotMatch((await other.get('/office/remedies?standing=mine').expect(200)).text, new RegExp(id))
})

test('a day that nears is told to whoever conducts the dispute, a day missed to everybody', async () => {
  const office = await givenOrgan('organ')
  const people = await Promise.all(
    ['a', 'b'].map((name) =>
      createAccount(
        context,
        office,
        { login: name, name, email: `${name}@example.org`, role: 'clerk', password: PASSWORD },
        SYSTEM(office.organId),
      ),
    ),
  )
  context.clock.set('2026-09-07')
  await openRemedy(
    context,
    office,
    {
      kind: 'lawsuit-direct',
      on: localDate('2026-09-01'),
      number: null,
      copyReceivedOn: localDate('2026-09-03'),
      handler: people[0]!,
    },
    clerkOf(office),
  )
  const told = async () => (await outboxOf(context, office, null, 50)).map(({ recipient }) => recipient)
  // Fifteen natural days from 3 September: Friday 18 September.
  context.clock.set('2026-09-15')
  await sweep(context)
  assert.deepEqual(await told(), [`officer:${people[0]}`])
  context.clock.set('2026-09-21')
  await sweep(context)
  assert.deepEqual((await told()).toSorted(), [people[0], people[0], people[1]].map((id) => `officer:${id}`).toSorted())
})
