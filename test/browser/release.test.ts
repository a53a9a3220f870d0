import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { workbook } from '../documents/made-files.ts'
import { givenAccount, PASSWORD, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { violationsOn } from '../support/sound-page.ts'

const { app, context, givenOrgan } = await testApp({ today: '2026-09-07' })
const { browser, base } = await servedToBrowser(app)

test('a list with numbers is held on a phone, let through with a reason, and taken again', async () => {
  const organ = await givenOrgan('organ', { office: '办公室', address: '示例路1号', phone: '0570-1234567' })
  const { login } = await givenAccount(context, organ, 'clerk')
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const place = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const page = await place.newPage()
  const bytes = await workbook((_, sheet) => {
    for (let row = 0; row < 30; row += 1) sheet.addRow(['李某', '11010519491231002X'])
    sheet.getCell('A1').note = '核对过'
  })
  const files = [{ name: '获得补助人员名单（2025年度全市公办学校）.xlsx', mimeType: 'application/zip', buffer: bytes }]

  await page.goto(`${base}/office/cases/${number}/acts/reply?outcome=granted`)
  if (await page.getByLabel('单位').count()) await page.getByLabel('单位').selectOption({ value: organ.slug })
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.goto(`${base}/office/cases/${number}/acts/reply?outcome=granted`)
  await page.getByLabel('公开的内容').fill('名单')
  await page.getByLabel('提供方式').fill('网上下载')
  const send = async () => {
    await page.getByLabel('提供给申请人的文件').setInputFiles(files)
    await page.getByRole('button', { name: '答复', exact: true }).click()
  }
  await send()
  await page.getByRole('heading', { name: '文件还没有发出' }).waitFor()
  assert.deepEqual(
    (await violationsOn(page)).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    [],
  )
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.equal(wide, 0)
  const look = process.env['RELEASE_LOOK']
  if (look !== undefined)
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${look}/held-${width}.png`, fullPage: true })
    }
  // The summary leads to the field.
  await page.getByRole('link', { name: /身份证号码（30处）/ }).click()
  await page.keyboard.type('名单依法公示，本人已同意')
  await page.getByLabel('“批注、标注”可以公开的理由').fill('批注为校对记录')
  await send()
  await page.waitForURL(/done=reply/)
})
