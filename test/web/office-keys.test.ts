import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFile } from 'node:fs/promises'
import { keyList } from '../../src/web/office/keys/key-list.ts'
import { testApp } from '../support/app.ts'

const { givenOrgan, signIn } = await testApp()

test('every key the page lists is one the script or a page answers to', async () => {
  const script = await readFile(new URL('../../src/web/assets/app.js', import.meta.url), 'utf8')
  const organ = await givenOrgan()
  const page = (await (await signIn(organ, 'admin')).get('/office/keys').expect(200)).text
  const onPages = ['a', 'm', 's', 'w', 'z']
  for (const { keys } of Object.values(keyList('zh-CN')).flat()) {
    assert.ok(page.includes(`>${keys}</kbd>`), keys)
    const place = /^g 然后 (.)$/.exec(keys)?.[1]
    if (place) assert.ok(page.includes(`data-app-key="g ${place}"`), keys)
    else if (keys.length === 1 && !onPages.includes(keys))
      assert.ok(script.includes(`  ${keys}: () =>`) || script.includes(`'${keys}': () =>`), keys)
  }
})

test('shortcuts are switched off for whoever does not want them, and on again', async () => {
  const officer = await signIn(await givenOrgan())
  assert.match((await officer.get('/office')).text, /data-app-key="\?"/)
  assert.equal(
    (await officer.post('/office/keys', { keys: 'off' }).expect(303)).headers['location'],
    '/office/keys?done=off',
  )
  assert.doesNotMatch((await officer.get('/office')).text, /data-app-key="(\?|g )/)
  assert.match((await officer.get('/office/keys')).text, /快捷键已关闭/)
  await officer.post('/office/keys', { keys: 'on' }).expect(303)
  assert.match((await officer.get('/office')).text, /data-app-key="g t"/)
})
