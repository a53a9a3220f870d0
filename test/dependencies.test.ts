import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import manifest from '../package.json' with { type: 'json' }
import { CODE_FOLDERS, ROOT } from './support/sources.ts'

/** The oldest version of a package without a known hole that concerns us; `npm audit` needs a service, this does not. */
const OLDEST_SAFE: Record<string, { version: string; because: string }> = {
  '@mikro-orm/core': { version: '7.0.6', because: 'CVE-2026-34220, CVE-2026-34221: injection by a crafted object' },
  '@mikro-orm/sql': { version: '7.0.6', because: 'CVE-2026-34220' },
  'body-parser': { version: '2.2.1', because: 'CVE-2025-13466: a crafted body stops the process' },
  cookie: { version: '0.7.0', because: 'CVE-2024-47764: names and paths out of bounds' },
  express: { version: '5.0.0', because: 'CVE-2024-43796: redirects that ran script' },
  jszip: { version: '3.8.0', because: 'CVE-2022-48285: paths that leave the archive' },
  multer: { version: '2.0.2', because: 'CVE-2025-47935, 47944, 48997, 7338: one malformed upload ends the process' },
  nodemailer: { version: '7.0.11', because: 'CVE-2025-13033 and a stack overflow in the address parser' },
  'on-headers': { version: '1.1.0', because: 'CVE-2025-7339: headers of another response' },
  'path-to-regexp': { version: '8.0.0', because: 'CVE-2024-45296: patterns that take forever' },
  qs: { version: '6.14.1', because: 'CVE-2025-15284: memory without limit' },
  send: { version: '1.1.0', because: 'CVE-2024-43799: redirects that ran script' },
  tmp: { version: '0.2.4', because: 'CVE-2025-54798: files outside the temporary folder' },
}

type Locked = { version: string; resolved?: string; integrity?: string }
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
const locked = Object.entries(lock.packages).filter(([path]) => path !== '')

/** Negative, zero or positive, as the version is older than, equal to or newer than the other. */
function compareVersions(one: string, other: string): number {
  const parts = (version: string) => version.split('-')[0]!.split('.').map(Number)
  const [a, b] = [parts(one), parts(other)]
  return a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!
}

test('no package is older than its last known hole', () => {
  const old = locked.filter(([path, { version }]) => {
    const floor = OLDEST_SAFE[path.split('node_modules/').at(-1)!]
    return floor !== undefined && compareVersions(version, floor.version) < 0
  })
  assert.deepEqual(
    old.map(([path, { version }]) => `${path} ${version}`),
    [],
  )
})

test('the list of oldest versions names only packages in use', () => {
  const present = new Set(locked.map(([path]) => path.split('node_modules/').at(-1)))
  assert.deepEqual(
    Object.keys(OLDEST_SAFE).filter((name) => !present.has(name)),
    [],
  )
  assert.ok(
    compareVersions('7.0.5', '7.0.6') < 0 &&
      compareVersions('10.0.0', '9.9.9') > 0 &&
      compareVersions('2.0.2-beta.1', '2.0.2') === 0,
  )
})

test('every dependency is used by name somewhere', () => {
  const text = ['bin/*.js', '*.js', ...CODE_FOLDERS.map((folder) => `${folder}/**/*.ts`)]
    .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .filter((path) => !path.endsWith('dependencies.test.ts'))
    .map((path) => readFileSync(join(ROOT, path), 'utf8'))
    .join('\n')
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  const unused = names.filter((name) => !name.startsWith('@types/') && !new RegExp(`['"\`]${name}['"\`/]`).test(text))
  assert.deepEqual(unused, [])
})

test('versions are exact, what is installed is checked by its hash, and no registry is named', () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  assert.deepEqual(
    Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)),
    [],
  )
  assert.deepEqual(
    locked.filter(([, { integrity, resolved }]) => !integrity || resolved).map(([path]) => path),
    [],
  )
})
