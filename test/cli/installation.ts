import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { type Outside } from '../../src/cli/command.ts'
import { runCommand } from '../../src/cli/run-command.ts'
import { createContext } from '../../src/services/create-context.ts'
import { testContext } from '../support/context.ts'

export type Answer = { code: number; out: Buffer; json: unknown; err: string }

/** A folder of its own, gone with the test file. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-test-cli-'))
  after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** An installation on a database and in a folder of its own, and its command line. */
export async function testInstallation(today = '2026-09-07', secret = 'a secret of forty characters for this test') {
  const { orm, clock } = await testContext(today)
  const dataDir = await testFolder()
  const context = createContext({ orm, clock, secret, dataDir, publicUrl: 'http://localhost:3000' })
  const outside = (stdin: string): Outside => ({
    clock,
    stdin: () => Promise.resolve(stdin),
    withContext: (work) => work(context),
    installation: {
      migrate: () => Promise.resolve([]),
      asItIs: (work) => work(context, []),
      demo: () => Promise.resolve(),
      dataDir: () => Promise.resolve(dataDir),
    },
  })
  return { context, clock, dataDir, run: (words: readonly string[], stdin = '') => runWith(outside(stdin), words) }
}

async function runWith(outside: Outside, words: readonly string[]): Promise<Answer> {
  const out: Buffer[] = []
  const err: string[] = []
  const code = await runCommand(words, outside, {
    out: (content) => void out.push(Buffer.from(content as string)),
    err: (line) => void err.push(line),
  })
  const bytes = Buffer.concat(out)
  return { code, out: bytes, json: jsonIn(bytes), err: err.join('\n') }
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}
