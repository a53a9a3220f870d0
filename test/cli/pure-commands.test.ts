import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testInstallation } from './installation.ts'

const { run, clock } = await testInstallation()
const ask = async (command: string, items: unknown) => run([command], JSON.stringify(items))

const submitted = { type: 'submitted', on: '2026-08-03', channel: 'in-person' }

test('deadline: judged on the later of today and the last event, or as of the day asked for', async () => {
  const events = [
    submitted,
    { type: 'third-party-consulted', on: '2026-08-10', party: '甲公司', receivedOn: '2026-08-11' },
  ]
  const item = { id: 7, regime: 'organ', events }
  clock.set('2026-08-20')
  const { json } = await ask('deadline', [item, { ...item, asOf: '2026-08-05' }])
  const [now, early] = json as {
    id: number
    state: string
    steps: { on: string; what: string }[]
    warnings: string[]
  }[]
  assert.deepEqual([now!.id, now!.state, early!.state], [7, 'paused', 'running'])
  assert.ok(now!.steps.some(({ what }) => what.includes('甲公司')))
  clock.set('2026-09-30')
  assert.equal(((await ask('deadline', [item])).json as { state: string }[])[0]!.state, 'running')
  clock.set('2026-09-07')
})

test('deadline: computes what the law does not allow, and says so with the article', async () => {
  const events = [submitted, { type: 'extended', on: '2026-08-10', workdays: 30 }]
  const { code, json } = await ask('deadline', [{ id: 'x', regime: 'organ', events }])
  assert.equal(code, 0)
  assert.match((json as { warnings: string[] }[])[0]!.warnings[0]!, /只按上限计算（条例第三十三条第二款）/)
})

test('what cannot be read is named by item and field, with the cure', async () => {
  const wrong = async (command: string, item: unknown) => {
    const { code, err } = await ask(command, [item])
    assert.equal(code, 1)
    return err
  }
  assert.match(
    await wrong('deadline', { id: 'A', regime: 'shop', events: [] }),
    /^error: 第 1 项（id A）：.*regime.*organ, authorised, college/,
  )
  assert.match(
    await wrong('deadline', { regime: 'organ', events: [{ ...submitted, on: '2026-02-30' }] }),
    /events\[0\]\.on.*2026-03-05/,
  )
  assert.match(
    await wrong('deadline', { regime: 'organ', events: [{ type: 'lost', on: '2026-02-03' }] }),
    /events\[0\]\.type/,
  )
  assert.match(await wrong('deadline', { regime: 'organ', events: ['x'] }), /events\[0\].*JSON 对象/)
  assert.match(await wrong('deadline', null), /这一项/)
  assert.match(await wrong('time-limit', { id: 1, limit: 'forever', from: '2026-01-01' }), /limit/)
  assert.match(await wrong('time-limit', { id: 1, limit: 'fee-payment', from: 20260101 }), /from/)
  assert.match(await wrong('fee', { id: 1, mode: 'item', count: 1.5 }), /count.*整数/)
  assert.match(await wrong('check-report', { body: 'x', year: 2023 }), /第 1 份报告：缺少 applications/)
  for (const [at, [command, words]] of [
    ['deadline', '{}'],
    ['fee', '3'],
    ['time-limit', '"x"'],
  ].entries())
    assert.match((await run([command!], words)).err, /JSON 数组/, String(at))
})

test('every command has its help, and names are unlike', async () => {
  const overview = (await run(['--help'])).out.toString()
  for (const name of [
    'deadline',
    'time-limit',
    'fee',
    'check-report',
    'organ create',
    'token create',
    'import cases',
    'import remedies',
    'report',
    'migrate',
    'doctor',
    'backup',
    'restore',
    'audit verify',
    'demo',
  ]) {
    assert.ok(overview.includes(`  ${name} `), name)
    const { code, out } = await run([...name.split(' '), '--help'])
    assert.equal(code, 0)
    assert.ok(out.toString().startsWith(`gongkai ${name}`))
  }
})

test('a call that is wrong in itself is usage: exit code 2, one line, nothing on stdout', async () => {
  for (const words of [
    'fee more',
    'import cases --organ a',
    'organ create --slug a',
    'organ create --slug a --name b --regime x',
    'report --organ a --year 20xx',
    'report --organ a --year 2023 --as-of soon',
    'report --organ a --year 2023 --format pdf',
    'organ',
    'audit',
  ]) {
    const { code, err, out } = await run(words.split(' '))
    assert.equal(code, 2, words)
    assert.match(err, /^error: [^\n]+$/, words)
    assert.equal(out.length, 0)
  }
})
