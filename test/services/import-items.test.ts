import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importItems } from '../../src/services/import-items.ts'
import { itemsFile } from '../../src/services/disclosure-export.ts'
import { entriesWithStanding } from '../../src/services/catalogue-service.ts'
import { listItems } from '../../src/services/disclosure-service.ts'
import { clerkOf, givenOrgan, testContext } from '../support/context.ts'

const context = await testContext('2026-09-07')
const HEAD = '信息名称,栏目,公开部门,形成日期,公开渠道,渠道名称,公开日期,链接\n'
const bytes = (text: string) => Buffer.from(HEAD + text)
const run = (organ: Parameters<typeof importItems>[1], file: Buffer, options = {}) =>
  importItems(context, organ, file, '台账.csv', options, clerkOf(organ))

test('a register comes in whole: its channels, its list numbers, its days; the same lines again are refused', async () => {
  const organ = await givenOrgan(context, 'college')
  const file = bytes(
    '图书采购公告,采购公告,资产处,2026/3/2,省政府采购网、微信公众号,示例省政府采购网,2026年3月5日,https://cg.example.org/1\n' +
      '教学管理办法,章程与规章制度/规章制度,教务处,2026-08-03,,,,\n',
  )
  const summary = await run(organ, file)
  assert.deepEqual([summary.read, summary.imported, summary.rejected], [2, 2, []])
  const [newest, other] = await listItems(context, organ, {}, null, 10)
  assert.deepEqual([newest!.title, newest!.state, newest!.dueOn], ['教学管理办法', 'awaiting-review', '2026-08-31'])
  assert.deepEqual(
    [other!.state, other!.listItem, other!.link, other!.linkMissing],
    ['current', 18, 'https://cg.example.org/1', false],
  )
  const standing = await entriesWithStanding(context, organ)
  assert.equal(standing.find(({ entry }) => entry.key === 'rules-documents')!.standing, 'overdue')
  const again = await run(organ, file)
  assert.deepEqual([again.imported, again.rejected.length], [0, 2])
  assert.match(again.rejected[0]!.reason, /已经登记过/)
})

test('what is wrong is named line by line; sound lines come in where they are asked for', async () => {
  const organ = await givenOrgan(context, 'college')
  const file = bytes(
    '甲项采购公告,没有的栏目,资产处,2026-03-02,,,,\n' +
      '乙项采购公告,采购公告,资产处,2026-03-05,网站,,2026-03-01,\n' +
      '丙项采购公告,采购公告,资产处,,,,,\n' +
      '丁项采购公告,采购公告,资产处,2026-03-02,口头,,2026-03-05,ftp://x\n' +
      '戊项采购公告,采购公告,资产处,2026-03-02,网站,,2026-03-05,https://www.example.org\n',
  )
  const refused = await run(organ, file)
  assert.equal(refused.imported, 0)
  const reasons = (line: number) => refused.rejected.filter((each) => each.line === line).map(({ column }) => column)
  assert.deepEqual(
    [reasons(2), reasons(3), reasons(4), reasons(5)],
    [['栏目'], ['公开日期'], ['形成日期'], ['公开渠道', '链接']],
  )
  assert.equal((await run(organ, file, { acceptGood: true })).imported, 1)
})

test('what the register exports, it takes in again', async () => {
  const [from, to] = [await givenOrgan(context, 'college'), await givenOrgan(context, 'college')]
  await run(
    from,
    bytes('图书采购公告,采购公告,资产处,2026-03-02,其他网站,示例省政府采购网,2026-03-05,https://cg.example.org/1\n'),
  )
  const file = await itemsFile(context, from, clerkOf(from), {}, 'xlsx', '主动公开信息')
  assert.ok(Buffer.isBuffer(file))
  const summary = await importItems(context, to, file, '导出.xlsx', {}, clerkOf(to))
  assert.deepEqual([summary.imported, summary.rejected], [1, []])
  const line = async (organ: typeof from) => {
    const [{ title, entry, link, latestOn, formedOn, listItem } = {} as never] = await listItems(
      context,
      organ,
      {},
      null,
      1,
    )
    return { title, entry, link, latestOn, formedOn, listItem }
  }
  assert.deepEqual(await line(to), await line(from))
})
