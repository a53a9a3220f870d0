import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Page } from 'playwright-core'
import { documentPdf } from '../../src/documents/document-pdf.ts'
import { paragraph, upright } from '../../src/letters/document.ts'
import { type OrganRef } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { findOrgan } from '../../src/services/organ-service.ts'
import { givenAccount, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { signInOn } from '../support/sign-in-page.ts'
import { sound } from '../support/sound-page.ts'

const { app, context, givenOrgan } = await testApp({ today: '2026-09-07' })
const { browser, base } = await servedToBrowser(app)
/** A folder for pictures of every page, to be looked at; none are taken without it. */
const LOOK = process.env['LETTERS_LOOK']
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const SETTINGS = {
  office: '办公室',
  address: '示例路1号',
  phone: '0570-1234567',
  reconsiderationBody: '示例市人民政府',
  court: '示例区人民法院',
}

async function signedInPage(organ: OrganRef, login: string, width: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 780 } })).newPage()
  await signInOn(page, base, organ.slug, login)
  await page.waitForURL(`${base}/office**`)
  return page
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function look(page: Page, where: string): Promise<void> {
  await sound(page, where)
  if (LOOK === undefined) return
  const size = page.viewportSize()!
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${LOOK}/${where}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize(size)
}

/** Presses the mouse at one place of the picture and lets it go at another, in hundredths. */
async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = (await page.locator('[data-app-draw]').boundingBox())!
  const at = ([x, y]: readonly [number, number]) =>
    [box.x + (box.width * x) / 100, box.y + (box.height * y) / 100] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 3 })
  await page.mouse.up()
}

test('an organ’s own letters: red head, wording with its effective day, what the law wants cannot go', async () => {
  const organ = await givenOrgan('organ', SETTINGS)
  const { login } = await givenAccount(context, organ, 'admin')
  const page = await signedInPage(organ, login, 360)
  await page.goto(`${base}/office/settings`)
  await page.getByLabel('红头名称').fill('示例市教育局文件')
  await press(page, '保存')
  await page.goto(`${base}/office/letters`)
  await look(page, 'letters')
  await page.locator('a[href="/office/letters/reply"]').click()
  await look(page, 'wording')
  const wording = page.getByLabel('行文', { exact: true })
  const standard = await wording.inputValue()
  await wording.fill(standard.replace('{{救济途径}}\n', ''))
  await press(page, '保存')
  await page.getByRole('link', { name: /缺少\{\{救济途径\}\}.*《行政复议法》/ }).click()
  await look(page, 'wording-error')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(`感谢您关心本机关的工作。\n${standard}\n# 内部说明`)
  await press(page, '预览')
  await page.locator('.app-letter__head', { hasText: '示例市教育局文件' }).waitFor()
  await page.getByText('感谢您关心本机关的工作。').last().waitFor()
  assert.equal(await page.locator('.app-letter', { hasText: '内部说明' }).count(), 0)
  await look(page, 'wording-preview')
  await press(page, '保存')
  await page.getByText('第1版，2026年9月7日起').waitFor()
})

test('blacked out with the mouse, answered in part, signed off, posted with proof, come back: a task', async () => {
  const organ = await givenOrgan('organ', { ...SETTINGS, redHead: '示例市教育局文件' })
  const [admin, clerk, boss] = [
    await givenAccount(context, organ, 'admin'),
    await givenAccount(context, organ, 'clerk'),
    await givenAccount(context, organ, 'reviewer'),
  ]
  const manager = await signedInPage(organ, admin.login, 1280)
  await manager.goto(`${base}/office/reviews/settings`)
  await manager.getByLabel('要经过签发').check()
  await manager.locator(`input[name="reviewers-sign-off"][value="${boss.accountId}"]`).check()
  await press(manager, '保存')
  await manager.getByText('审核设置已保存').waitFor()
  const { number } = await registerByOffice(
    context,
    await findOrgan(context, organ.slug),
    anApplication(),
    clerkOf(organ),
    null,
  )
  const page = await signedInPage(organ, clerk.login, 1280)
  const source = await documentPdf({
    title: '决算表',
    author: '示例市教育局',
    on: null,
    sections: upright([paragraph('负责人王小二，身份证号11010519491231002X。'), paragraph('决算数为一百万元。')]),
  })

  await page.goto(`${base}/office/cases/${number}/redactions`)
  await press(page, '上传')
  await look(page, 'redactions-error')
  await page.getByLabel('PDF文件').setInputFiles([{ name: '决算表.pdf', mimeType: 'application/pdf', buffer: source }])
  await press(page, '上传')
  await page.getByText('请标出要遮盖的内容').waitFor()
  // So high that the whole picture can be reached by the mouse.
  await page.setViewportSize({ width: 1280, height: 1600 })
  await drag(page, [15, 11], [75, 15.5])
  await page.getByText('已画1处').waitFor()
  await drag(page, [15, 60], [30, 64])
  await page.getByText('已画2处').waitFor()
  await page.getByRole('button', { name: '去掉画的框：左15%，上60%' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('已画1处').waitFor()
  const place = page.locator('#place')
  await place.getByLabel('遮盖的是什么').fill('负责人的姓名和身份证件号码')
  await place.getByRole('button', { name: '标出' }).click()
  await page.getByRole('link', { name: '请选择不予公开的情形' }).waitFor()
  await look(page, 'redaction-error')
  assert.equal(await page.locator('.app-draw__box').count(), 1, 'what was drawn is there again')
  await place.getByLabel('不予公开的情形').selectOption('third-party-rights')
  await place.getByLabel('理由').fill('属于个人隐私')
  await place.getByRole('button', { name: '标出' }).click()
  await page.getByText('共1页，标出1处').waitFor()
  await look(page, 'redaction')
  const toggle = page.getByRole('button', { name: '在页面上画框' })
  await toggle.focus()
  const before = await toggle.getAttribute('aria-pressed')
  await page.keyboard.press('Enter')
  assert.notEqual(await toggle.getAttribute('aria-pressed'), before)
  await press(page, '生成遮盖后的文件')
  await page.getByText('遮盖后的文件已经生成').waitFor()

  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${base}/office/cases/${number}/acts/reply?outcome=partial`)
  await page.getByLabel('公开的内容', { exact: true }).fill('2025年度决算表')
  await page.getByLabel('提供方式').fill('邮寄')
  assert.equal(await page.locator('#withheldGround1').inputValue(), 'third-party-rights')
  await press(page, '送审')
  await page.getByRole('link', { name: '请填写公开可能造成的损害' }).click()
  await look(page, 'reply-error')
  await page.keyboard.type('公开后可能被冒用')
  await press(page, '送审')
  await page.waitForURL(/done=review/)

  const reviewer = await signedInPage(organ, boss.login, 360)
  await reviewer.goto(`${base}/office/cases/${number}/reviews/1`)
  await look(reviewer, 'review')
  await reviewer.getByLabel('同意', { exact: true }).check()
  await press(reviewer, '提交意见')
  await page.goto(`${base}/office/cases/${number}/reviews/1`)
  await press(page, '作出答复')
  await page.waitForURL(/done=/)
  await page.getByRole('link', { name: '答复书', exact: true }).click()
  await page.locator('.app-letter__head').waitFor()
  await page.getByText('公开可能造成的损害：公开后可能被冒用').waitFor()
  await look(page, 'letter')

  await page.getByRole('link', { name: '打印信封' }).click()
  await page.locator('.app-envelope__receiver', { hasText: '李明 收' }).waitFor()
  await look(page, 'envelope')
  await page.goBack()

  await page.getByRole('link', { name: '登记送达' }).click()
  await page.getByLabel('邮寄', { exact: true }).check()
  await page.getByLabel('邮件号码').fill('RA473124828CN')
  await press(page, '登记')
  await page.getByRole('link', { name: /校验位应当正确/ }).click()
  await look(page, 'service-error')
  await page.getByLabel('邮件号码').fill('RA473124829CN')
  await page.getByLabel(/^凭证/).setInputFiles([{ name: '回执.png', mimeType: 'image/png', buffer: PNG }])
  await press(page, '登记')
  await page.getByText('已发出，等待签收').waitFor()
  await page.getByRole('link', { name: /查看凭证/ }).waitFor()
  await page.getByLabel('未能送达', { exact: true }).check()
  await page.getByLabel('说明', { exact: true }).fill('地址不详')
  await press(page, '登记')
  await page.getByText('未能送达，请另行送达').waitFor()
  await look(page, 'service')
  await page.goto(`${base}/office`)
  await page.getByText('有一份文书未能送达').waitFor()
  await sound(page, 'today')

  await page.goto(`${base}/office/cases/${number}/further-letters/rectification`)
  await press(page, '制发文书')
  await look(page, 'further-error')
  await page.getByLabel('提出更正申请的日期').fill('2026-09-07')
  await page.getByLabel('已经更正').check()
  await page.getByLabel('要求更正的记录').fill('登记表中的职称一栏')
  await page.getByLabel('核实的情况').fill('登记表与聘任文件不一致')
  await press(page, '预览')
  await page.getByText('本机关已予更正').waitFor()
  await look(page, 'further-preview')
  await press(page, '制发文书')
  await page.getByText('文书已编号制发，请登记送达').waitFor()
})
