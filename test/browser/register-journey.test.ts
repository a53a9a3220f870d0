import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { workbook } from '../documents/made-files.ts'
import { givenAccount, testApp } from '../support/app.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { signInOn } from '../support/sign-in-page.ts'
import { sound } from '../support/sound-page.ts'

const { app, context, givenOrgan } = await testApp({ today: '2026-09-07' })
const { browser, base } = await servedToBrowser(app)

test('an item: entered, its list held and let through, reviewed, published, found and taken home by the public', async () => {
  const organ = await givenOrgan('college')
  const { login } = await givenAccount(context, organ, 'clerk')
  const place = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const page = await place.newPage()
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const follow = (name: string) => page.getByRole('main').getByText(name, { exact: true }).first().click()
  await signInOn(page, base, organ.slug, login)
  await page.waitForURL((address) => !address.pathname.includes('sign-in'))

  await page.goto(`${base}/office/disclosure`)
  await sound(page, 'empty register')
  await follow('登记信息')
  await sound(page, 'new item')
  const typed = { title: '2026年国家奖学金获奖学生名单', publisher: '陈工', reviewer: '保密办公室' }
  for (const [name, text] of Object.entries(typed)) await page.fill(`[name=${name}]`, text)
  await page.fill('[name=department]', '学生处')
  await page.fill('[name=responsible]', '学生处处长')
  await page.fill('[name=formedOn]', '2026-09-01')
  await press('登记')
  // What was forgotten is asked for; what was typed stands.
  await page.getByRole('link', { name: '请选择栏目' }).click()
  await sound(page, 'new item with a fault')
  assert.equal(await page.inputValue('[name=title]'), typed.title)
  await page.selectOption('[name=entry]', 'students-aid')
  await press('登记')
  await page.getByText('信息已登记。').waitFor()
  await sound(page, 'item awaiting review')
  const office = page.url().split('?')[0]!

  const bytes = await workbook((_, sheet) => {
    sheet.addRow(['姓名', '学院'])
    sheet.addRow(['李某', '示例学院'])
    sheet.getCell('A2').note = '核对过'
  })
  const list = { name: '获奖学生名单.xlsx', mimeType: 'application/zip', buffer: bytes }
  await follow('添加附件')
  await sound(page, 'files')
  await page.setInputFiles('input[type=file]', [list])
  await press('检查并添加')
  await page.getByRole('heading', { name: '文件还没有发出' }).waitFor()
  await sound(page, 'file held')
  await page.getByLabel('“批注、标注”可以公开的理由').fill('批注为校对记录')
  await page.setInputFiles('input[type=file]', [list])
  await press('检查并添加')
  await page.getByText('附件已添加。').waitFor()

  await follow('审查通过')
  await sound(page, 'clearing')
  await press('审查通过')
  await page.getByText('已登记。').waitFor()
  const visitor = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage()
  await visitor.goto(`${base}/o/${organ.slug}/catalogue`)
  assert.equal(await visitor.getByText(typed.title).count(), 0)
  await page.goto(office)
  await follow('登记公开')
  await sound(page, 'publishing')
  await page.selectOption('[name=channel]', 'own-site')
  await page.fill('[name=on]', '2026-09-07')
  await page.fill('[name=link]', 'https://www.example.org/jx/1.htm')
  await press('登记公开')
  await page.getByText('按时公开').waitFor()
  await sound(page, 'item published')

  await visitor.goto(`${base}/o/${organ.slug}/catalogue`)
  await sound(visitor, 'public catalogue')
  await visitor.getByRole('link', { name: typed.title }).click()
  await visitor.getByRole('heading', { level: 1, name: typed.title }).waitFor()
  await sound(visitor, 'public item')
  const text = await visitor.locator('main').innerText()
  for (const hidden of [typed.publisher, typed.reviewer, '学生处处长']) assert.ok(!text.includes(hidden), hidden)
  const coming = visitor.waitForEvent('download')
  await visitor.getByRole('link', { name: list.name }).click()
  const file = await coming
  assert.equal(file.suggestedFilename(), list.name)
  assert.deepEqual(await readFile(await file.path()), bytes)
})
