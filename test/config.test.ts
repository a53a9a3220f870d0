import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test, type TestContext } from 'node:test'
import { chineseDay, clockAt, systemClock } from '../src/clock.ts'
import { ConfigError, readConfig } from '../src/config.ts'
import { masterSecret } from '../src/master-secret.ts'
import { SETTINGS } from '../src/settings.ts'

const folderFor = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-config-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('without any setting the program serves on port 3000 with the embedded database in ./data', () => {
  const config = readConfig({})
  assert.deepEqual(config, {
    port: 3000,
    host: null,
    publicUrl: 'http://localhost:3000',
    dataDir: resolve('data'),
    databaseUrl: null,
    smtpUrl: null,
    mailFrom: 'gongkai@localhost',
    imapUrl: null,
    trustProxy: false,
    filingLimit: 3000,
    linkCheckNetworks: [],
    virusScanner: null,
    secret: null,
    logLevel: 'info',
  })
  assert.ok(Object.isFrozen(config))
})

test('right values are taken as meant; an empty one counts as not set', () => {
  const config = readConfig({
    PORT: '8080',
    HOST: '',
    PUBLIC_URL: 'https://xxgk.example.org/',
    DATABASE_URL: 'postgres://u:p@db.example.org:5433/gongkai',
    SMTP_URL: 'smtps://u:p@mail.example.org:465',
    MAIL_FROM: '信息公开办公室 <xxgk@example.org>',
    TRUST_PROXY: '10.0.0.1, 10.1.0.0/16',
    LOG_LEVEL: 'warn',
    LINK_CHECK_NETWORKS: '10.0.0.0/8, fd00::/8',
  })
  assert.deepEqual(config.linkCheckNetworks, ['10.0.0.0/8', 'fd00::/8'])
  assert.equal(config.port, 8080)
  assert.equal(config.host, null)
  assert.equal(config.publicUrl, 'https://xxgk.example.org')
  assert.deepEqual(config.trustProxy, ['10.0.0.1', '10.1.0.0/16'])
  assert.equal(readConfig({ TRUST_PROXY: '1' }).trustProxy, 1)
  assert.equal(readConfig({ TRUST_PROXY: '0' }).trustProxy, false)
  assert.equal(readConfig({ PORT: '8080' }).publicUrl, 'http://localhost:8080')
})

const WRONG: Record<(typeof SETTINGS)[number]['key'], string[]> = {
  PORT: ['abc', '-1', '65536', '80.5'],
  HOST: ['a b', 'http://x'],
  PUBLIC_URL: ['xxgk.example.org', 'ftp://a.example.org', 'https://a.example.org/path', 'https://u:p@a.example.org'],
  DATA_DIR: ['~/gongkai', 'a\nb'],
  DATABASE_URL: ['mysql://db.example.org/x', 'nonsense'],
  SMTP_URL: ['https://mail.example.org', 'mail.example.org'],
  MAIL_FROM: ['nobody', 'a@example.org\r\nBcc: b@example.org', 'A <a>'],
  IMAP_URL: ['https://mail.example.org', 'mail.example.org'],
  TRUST_PROXY: ['true', '10', 'everyone', '10.0.0.1,'],
  FILING_LIMIT: ['0', 'many', '1.5'],
  LINK_CHECK_NETWORKS: ['campus', '10.0.0.0', '10.0.0.0/99'],
  VIRUS_SCANNER: ['clamd', '127.0.0.1', 'http://127.0.0.1:3310', '127.0.0.1:x'],
  SECRET: ['too short'],
  LOG_LEVEL: ['loud'],
}

for (const { key, cure, secret } of SETTINGS) {
  test(`a wrong ${key} stops the start with its name and the cure in one line`, () => {
    for (const value of WRONG[key]) {
      assert.throws(
        () => readConfig({ [key]: value }),
        (error: Error) => {
          assert.ok(error instanceof ConfigError)
          assert.ok(error.message.startsWith(key) && error.message.includes(cure.zh) && error.message.includes(cure.en))
          assert.ok(!error.message.includes('\n'))
          assert.equal(secret && error.message.includes(value), false, 'a secret is never shown')
          return true
        },
      )
    }
  })
}

test('several wrong values are named together', () => {
  assert.throws(() => readConfig({ PORT: 'x', LOG_LEVEL: 'x' }), /PORT.*; LOG_LEVEL/)
})

test('a secret may stand in a file', (t) => {
  const file = join(folderFor(t), 'secret')
  const secret = 's'.repeat(40)
  writeFileSync(file, `${secret}\n`)
  assert.equal(readConfig({ SECRET_FILE: file }).secret, secret)
  assert.throws(() => readConfig({ SECRET: secret, SECRET_FILE: file }), { message: /SECRET、SECRET_FILE.*not both/ })
  assert.throws(() => readConfig({ SECRET_FILE: `${file}.none` }), { message: /SECRET_FILE.*cannot read.*ENOENT/ })
  writeFileSync(file, '')
  assert.throws(() => readConfig({ SECRET_FILE: file }), { message: /^SECRET：/ })
  writeFileSync(file, 'postgresql://u@h/d')
  assert.equal(readConfig({ DATABASE_URL_FILE: file }).databaseUrl, 'postgresql://u@h/d')
})

test('the master secret is made once, kept for its owner’s eyes only, and never replaced', (t) => {
  const dataDir = join(folderFor(t), 'data')
  const first = masterSecret({ secret: null, dataDir })
  assert.match(first, /^[\w-]{43}$/)
  assert.equal(masterSecret({ secret: null, dataDir }), first)
  assert.equal(masterSecret({ secret: 'the one set', dataDir }), 'the one set')
  const file = join(dataDir, 'secrets', 'master')
  if (process.platform !== 'win32') {
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.equal(statSync(join(dataDir, 'secrets')).mode & 0o777, 0o700)
  }
  assert.notEqual(masterSecret({ secret: null, dataDir: folderFor(t) }), first)
  writeFileSync(file, '')
  assert.throws(() => masterSecret({ secret: null, dataDir }), { message: /主密钥已损坏.*damaged/ })
  assert.equal(readFileSync(file, 'utf8'), '')
})

test('today is the day in China, on either side of its midnight', () => {
  assert.equal(chineseDay(new Date('2025-12-31T15:59:59.999Z')), '2025-12-31')
  assert.equal(chineseDay(new Date('2025-12-31T16:00:00Z')), '2026-01-01')
  assert.equal(clockAt('2024-02-29').today(), '2024-02-29')
  assert.equal(clockAt('2024-02-29').now().toISOString(), '2024-02-29T04:00:00.000Z')
  assert.equal(clockAt(new Date('2025-06-30T20:00:00Z')).today(), '2025-07-01')
  assert.throws(() => clockAt('2025-02-29'), RangeError)
  assert.throws(() => clockAt(new Date(Number.NaN)), RangeError)
  assert.ok(Math.abs(systemClock.now().getTime() - Date.now()) < 1_000)
  assert.equal(systemClock.today(), chineseDay(systemClock.now()))
})
