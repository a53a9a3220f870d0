import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { borrowEmbedded, findRunning, type Served, startEmbedded } from '../../src/store/embedded/embedded.ts'

const PROCESS = join(import.meta.dirname, 'embedded-process.ts')
const asRoot = process.getuid?.() === 0

/** Whether another user can run this program at all: not from a checkout in a folder that only root may enter. */
const OTHERS =
  !asRoot ||
  spawnSync(process.execPath, ['-e', 'require("node:fs").accessSync(process.argv[1])', PROCESS], {
    uid: 65_534,
    gid: 65_534,
    cwd: '/',
  }).status === 0
const NO_OTHERS = 'needs a checkout that other users may enter'
/** Why what is done as another user cannot be tried here; false where it can. */
const AS_ANOTHER = !asRoot ? 'needs root' : !OTHERS && NO_OTHERS

const folderFor = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-embedded-'))
  chmodSync(folder, 0o711)
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

const start = (dataDir: string) => startEmbedded({ dataDir, log: () => {} })

/** A folder with a database in it already: made once, copied for each test. */
let made: string
before(async () => {
  made = mkdtempSync(join(tmpdir(), 'gongkai-embedded-'))
  chmodSync(made, 0o711)
  await (await start(made)).stop()
})
after(() => rmSync(made, { recursive: true, force: true }))

const databaseFor = (t: TestContext): string => {
  const folder = folderFor(t)
  cpSync(made, folder, { recursive: true })
  return folder
}

async function query(served: Served, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(served)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

const postmasterPid = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'database', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Starts another process on the folder; resolves with its first words: what it serves, or why it does not. */
async function other(
  t: TestContext,
  dataDir: string,
  purpose = 'server',
  as: { uid?: number; gid?: number } = {},
  PATH = process.env['PATH'],
) {
  const child: ChildProcess = spawn(process.execPath, [PROCESS, dataDir, purpose], {
    ...as,
    env: { ...process.env, PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.after(() => child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  const [said] = (await Promise.race([once(child.stdout!, 'data'), once(child.stderr!, 'data')])) as [Buffer]
  return { child, ended, said: said.toString().trim() }
}

/** Waits until it holds; for so long at most that only what never comes about is missed, however busy the machine. */
const comesAbout = async (holds: () => boolean | Promise<boolean>): Promise<boolean> => {
  for (const end = performance.now() + 120_000; performance.now() < end; await delay(20)) if (await holds()) return true
  return false
}

test('starts on an empty folder, keeps what was written, starts again', async (t) => {
  const dataDir = join(folderFor(t), 'not', 'yet', 'there')
  const first = await start(dataDir)
  await query(first, 'create table kept (n int)')
  await query(first, 'insert into kept values (7)')
  const [settings] = await query(
    first,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
      current_setting('TimeZone') as zone, datcollate, datlocprovider, datlocale, pg_encoding_to_char(encoding) as encoding,
      (select usesuper from pg_user where usename = current_user) as super
     from pg_database where datname = current_database()`,
  )
  assert.deepEqual(settings, {
    fsync: 'on',
    commit: 'on',
    zone: 'UTC',
    datcollate: 'C',
    datlocprovider: 'b',
    datlocale: 'C.UTF-8',
    encoding: 'UTF8',
    super: false,
  })
  await first.stop()
  await first.stop()
  assert.equal(await findRunning(dataDir), undefined)
  const second = await start(dataDir)
  assert.deepEqual(await query(second, 'select n from kept'), [{ n: 7 }])
  await second.stop()
})

test('a second process is refused at once and told by whom; commands use the running server', async (t) => {
  const dataDir = databaseFor(t)
  const server = await start(dataDir)
  t.after(() => server.stop())
  await assert.rejects(start(dataDir), { problem: 'inUse', message: new RegExp(`pid ${process.pid}`) })
  const { said, ended } = await other(t, dataDir)
  assert.match(said, /正被另一进程使用.*is in use by another process/)
  assert.deepEqual((await ended)[0], 1)
  const borrowed = await borrowEmbedded({ dataDir, log: () => {} })
  assert.equal(borrowed.host, server.host)
  await borrowed.stop()
  assert.deepEqual(await query(server, 'select 1 as n'), [{ n: 1 }])
})

test('processes that start at the same moment on an empty folder: one serves, the others are refused', async (t) => {
  const dataDir = folderFor(t)
  const started = await Promise.all([1, 2, 3].map(() => other(t, dataDir)))
  const serving = started.filter(({ said }) => said.startsWith('{'))
  assert.equal(serving.length, 1, started.map(({ said }) => said).join('\n'))
  for (const { said } of started) if (!said.startsWith('{')) assert.match(said, /in use/)
  assert.deepEqual(await query(JSON.parse(serving[0]!.said) as Served, 'select 1 as n'), [{ n: 1 }])
})

test('a command starts the server for its time, a server waits for it', async (t) => {
  const dataDir = databaseFor(t)
  const command = await borrowEmbedded({ dataDir, log: () => {} })
  const lines: string[] = []
  const server = startEmbedded({ dataDir, log: (line) => lines.push(line) })
  assert.ok(
    await comesAbout(() => lines.some((line) => line.includes(`waiting for the command with pid ${process.pid}`))),
  )
  assert.deepEqual(await query(command, 'select 1 as n'), [{ n: 1 }])
  await command.stop()
  const up = await server
  assert.deepEqual(await query(up, 'select 2 as n'), [{ n: 2 }])
  await up.stop()
})

test('when the process is killed the database ends with it, and nothing acknowledged is lost', async (t) => {
  const dataDir = databaseFor(t)
  const { child, said, ended } = await other(t, dataDir)
  const served = JSON.parse(said) as Served
  await query(served, 'create table filed (n int)')
  for (let n = 1; n <= 20; n++) await query(served, `insert into filed values (${n})`)
  const pid = postmasterPid(dataDir)
  child.kill('SIGKILL')
  await ended
  assert.ok(await comesAbout(() => !existsSync(join(dataDir, 'database', 'postmaster.pid'))))
  const again = await start(dataDir)
  t.after(() => again.stop())
  assert.notEqual(postmasterPid(dataDir), pid)
  assert.deepEqual(await query(again, 'select count(*)::int as n from filed'), [{ n: 20 }])
})

test('when the process and the database are killed together the next start recovers', async (t) => {
  const dataDir = databaseFor(t)
  const { child, said, ended } = await other(t, dataDir)
  await query(JSON.parse(said) as Served, 'create table filed as select 1 as n')
  // Stopped, the process cannot start the database again before it is killed itself.
  child.kill('SIGSTOP')
  process.kill(postmasterPid(dataDir), 'SIGKILL')
  child.kill('SIGKILL')
  await ended
  assert.ok(existsSync(join(dataDir, 'database', 'postmaster.pid')))
  const again = await start(dataDir)
  t.after(() => again.stop())
  assert.deepEqual(await query(again, 'select n from filed'), [{ n: 1 }])
})

test('a database that dies under us is started again at the same address', async (t) => {
  const dataDir = databaseFor(t)
  const server = await start(dataDir)
  t.after(() => server.stop())
  await query(server, 'create table filed as select 1 as n')
  process.kill(postmasterPid(dataDir), 'SIGKILL')
  const answers = () =>
    query(server, 'select n from filed').then(
      (rows) => rows[0]?.['n'] === 1,
      () => false,
    )
  assert.ok(await comesAbout(answers))
})

test('a server left without its process and its guard is ended and replaced', async (t) => {
  const dataDir = databaseFor(t)
  const { child, ended } = await other(t, dataDir)
  const orphan = postmasterPid(dataDir)
  child.kill('SIGSTOP')
  for (const guard of guardsOf(dataDir)) process.kill(guard, 'SIGKILL')
  child.kill('SIGKILL')
  await ended
  const again = await start(dataDir)
  t.after(() => again.stop())
  assert.notEqual(postmasterPid(dataDir), orphan)
})

test('a left-over postmaster.pid whose number another program bears now does not hinder', async (t) => {
  const dataDir = databaseFor(t)
  await (await start(dataDir)).stop()
  const bystander = spawn('sleep', ['600'], { stdio: 'ignore' })
  t.after(() => bystander.kill('SIGKILL'))
  const file = join(dataDir, 'database', 'postmaster.pid')
  writeFileSync(
    file,
    `${bystander.pid}\n${join(dataDir, 'database')}\n1700000000\n5432\n${join(dataDir, 'run')}\n\n0 0\nready   \n`,
  )
  const server = await start(dataDir)
  assert.notEqual(postmasterPid(dataDir), bystander.pid)
  await server.stop()
})

test('a first start that is killed half-way leaves nothing half', async (t) => {
  const dataDir = await killedHalfWay(t)
  const server = await start(dataDir)
  t.after(() => server.stop())
  assert.deepEqual(await query(server, 'select 1 as n'), [{ n: 1 }])
  assert.deepEqual(readdirSync(dataDir).sort(), ['database', 'run'])
})

/** A folder in which a first start was killed while it made the database; tried anew where that was whole already. */
async function killedHalfWay(t: TestContext): Promise<string> {
  for (let tries = 0; tries < 10; tries++) {
    const dataDir = folderFor(t)
    const child = spawn(process.execPath, [PROCESS, dataDir], { stdio: 'ignore' })
    t.after(() => child.kill('SIGKILL'))
    assert.ok(await comesAbout(() => globSync('database*/*', { cwd: dataDir }).length > 0))
    child.kill('SIGKILL')
    await once(child, 'exit')
    if (!existsSync(join(dataDir, 'database'))) return dataDir
  }
  return assert.fail('the database was whole before every kill')
}

test('sockets move to a short folder when the data folder’s path is too long for them', async (t) => {
  const dataDir = join(folderFor(t), 'long-'.repeat(20), '信息公开')
  const server = await start(dataDir)
  assert.ok(!server.host.startsWith(dataDir))
  assert.equal(statSync(server.host).mode & 0o777, 0o700)
  await assert.rejects(start(dataDir), { problem: 'inUse' })
  assert.equal((await findRunning(dataDir))?.host, server.host)
  await server.stop()
  rmSync(server.host, { recursive: true })
})

test('a database of another version, a broken one and one with loose permissions', async (t) => {
  const dataDir = databaseFor(t)
  const cluster = join(dataDir, 'database')
  const version = join(cluster, 'PG_VERSION')
  rmSync(version)
  await assert.rejects(start(dataDir), { problem: 'notADatabase' })
  writeFileSync(version, '17\n')
  await assert.rejects(start(dataDir), { problem: 'otherVersion', message: /PostgreSQL 17.*18/ })
  writeFileSync(version, '18\n')
  chmodSync(cluster, 0o755)
  await (await start(dataDir)).stop()
  assert.equal(statSync(cluster).mode & 0o777, 0o700)
})

test('when PostgreSQL does not start, its own reason is told and the folder is free again', async (t) => {
  const dataDir = databaseFor(t)
  const settings = { shared_buffers: 'plenty' }
  await assert.rejects(startEmbedded({ dataDir, log: () => {}, settings }), {
    problem: 'didNotStart',
    message: /未能启动.*invalid value for parameter "shared_buffers"/,
  })
  await (await start(dataDir)).stop()
})

test('a data folder that cannot be written to is named, with the cure', { skip: !OTHERS && NO_OTHERS }, async (t) => {
  const folder = folderFor(t)
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o555)
  const { said } = await other(t, dataDir, 'server', asRoot ? { uid: 65_534, gid: 65_534 } : {})
  assert.match(said, /不可写（EACCES）.*DATA_DIR/)
  writeFileSync(join(folder, 'file'), '')
  await assert.rejects(start(join(folder, 'file')), { problem: 'unwritable' })
})

test('as root: a folder of an ordinary user is served as that user', { skip: AS_ANOTHER }, async (t) => {
  const dataDir = folderFor(t)
  chownSync(dataDir, 65_534, 65_534)
  chmodSync(dataDir, 0o755)
  const ordinary = await other(t, dataDir, 'server', { uid: 65_534, gid: 65_534 })
  assert.deepEqual(await query(JSON.parse(ordinary.said) as Served, 'select 1 as n'), [{ n: 1 }])
  ordinary.child.kill('SIGTERM')
  assert.deepEqual(await ordinary.ended, [0, null])
  const server = await start(dataDir)
  assert.equal(statSync(`/proc/${postmasterPid(dataDir)}`).uid, 65_534)
  await server.stop()
})

test(
  'as root where namespaces are forbidden: an unprivileged user serves, or a plain sentence',
  { skip: AS_ANOTHER },
  async (t) => {
    const dataDir = databaseFor(t)
    const forbidden = join(dataDir, 'unshare')
    writeFileSync(forbidden, '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const path = `${dataDir}:${process.env['PATH']}`
    chmodSync(dataDir, 0o700)
    assert.match((await other(t, dataDir, 'server', {}, path)).said, /不能以 root 运行.*ordinary user/)
    chmodSync(dataDir, 0o711)
    const { said, child, ended } = await other(t, dataDir, 'server', {}, path)
    assert.deepEqual(await query(JSON.parse(said) as Served, 'select 1 as n'), [{ n: 1 }])
    assert.notEqual(statSync(`/proc/${postmasterPid(dataDir)}`).uid, 0)
    child.kill('SIGTERM')
    assert.deepEqual(await ended, [0, null])
  },
)

test('an ordinary user is told whose the database folder is', { skip: AS_ANOTHER }, async (t) => {
  const dataDir = databaseFor(t)
  await (await start(dataDir)).stop()
  chmodSync(dataDir, 0o777)
  rmSync(join(dataDir, 'run'), { recursive: true })
  const { said } = await other(t, dataDir, 'server', { uid: 65_533, gid: 65_533 })
  assert.match(said, /uid \d+.*chown -R/)
})

/** The guards of a server: shells that carry its command line. */
function guardsOf(dataDir: string): number[] {
  const lines = execFileSync('ps', ['-ww', '-eo', 'pid=,command='], { encoding: 'utf8' }).split('\n')
  return lines
    .filter((line) => / sh -c /.test(line) && line.includes(join(dataDir, 'database')))
    .map((line) => Number.parseInt(line, 10))
}
