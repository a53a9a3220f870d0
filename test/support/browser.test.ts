import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { test } from 'node:test'
import { openBrowser } from './browser.ts'

test('the browser opens a page, runs its script and follows a click', async (t) => {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      request.url === '/next'
        ? '<h1>第二页</h1>'
        : '<a href="/next">下一页</a><script>document.title = "信息公开"</script>',
    )
  }).listen(0)
  const browser = await openBrowser()
  t.after(() => browser.close().finally(() => server.close()))
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } })
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
  assert.equal(await page.title(), '信息公开')
  await page.getByRole('link', { name: '下一页' }).click()
  assert.equal(await page.getByRole('heading').textContent(), '第二页')
  assert.ok((await page.screenshot()).length > 1_000)
})
