import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeFile } from '../../src/services/file-kind.ts'
import { hostileFiles } from './hostile-files.ts'

const files = await hostileFiles()

test('the corpus is as large as promised, and every file of it has its verdict', async () => {
  assert.ok(files.length >= 80, String(files.length))
  const wrong: string[] = []
  for (const { what, name, bytes, taken, harm } of files) {
    const verdict = await judgeFile(name, bytes, null)
    const isRight = taken ? typeof verdict !== 'string' : typeof verdict === 'string'
    if (!isRight || (harm && verdict !== harm))
      wrong.push(`${what}: ${typeof verdict === 'string' ? verdict : 'taken'}`)
  }
  assert.deepEqual(wrong, [])
})

test('what is taken has a name that names no folder and hides nothing', async () => {
  for (const { what, name, bytes, taken } of files) {
    const file = taken ? await judgeFile(name, bytes, null) : null
    if (!file || typeof file === 'string') continue
    assert.doesNotMatch(file.name, /[\\/\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/, what)
    assert.ok([...file.name].length <= 150, what)
    assert.match(file.name, /\.(?:pdf|docx|xlsx|png|jpe?g|zip|txt|csv)$/i, what)
    assert.equal(file.bytes, bytes, what)
  }
})

test('no file costs two seconds of work or a hundred megabytes', async () => {
  for (const { what, name, bytes } of files) {
    const before = process.memoryUsage().rss
    const begun = process.cpuUsage()
    await judgeFile(name, bytes, null)
    const { user, system } = process.cpuUsage(begun)
    const grown = (process.memoryUsage().rss - before) / 1024 / 1024
    assert.ok((user + system) / 1e6 <= 2, `${what}: ${(user + system) / 1e6} s`)
    assert.ok(grown <= 100, `${what}: ${grown} MB`)
  }
})
