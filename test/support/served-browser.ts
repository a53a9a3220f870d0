import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo } from 'node:net'
import { after } from 'node:test'
import { type Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'

/** Serves an application on a port of its own, with a browser to look at it; both end with the tests of the file. */
export async function servedToBrowser(app: RequestListener): Promise<{ browser: Browser; base: string }> {
  const server = createServer(app).listen(0)
  await once(server, 'listening')
  const browser = await openBrowser()
  after(async () => {
    await browser.close()
    server.closeAllConnections()
    server.close()
  })
  return { browser, base: `http://localhost:${(server.address() as AddressInfo).port}` }
}
