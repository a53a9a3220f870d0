import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givenAccount, PASSWORD, testApp } from '../support/app.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { sound } from '../support/sound-page.ts'

const { app, context, givenOrgan } = await testApp({ today: '2026-09-07' })
const { browser, base } = await servedToBrowser(app)

for (const javaScriptEnabled of [true, false]) {
  test(`a letter's way over the desk: registered, corrected, extended, answered (script ${javaScriptEnabled})`, async () => {
    const organ = await givenOrgan('organ', { office: '办公室', address: '示例路1号', phone: '0570-1234567' })
    const { login } = await givenAccount(context, organ, 'clerk')
    const place = await browser.newContext({ viewport: { width: 360, height: 780 }, javaScriptEnabled })
    const page = await place.newPage()
    // axe needs script; without it only the way itself is walked.
    const check = (where: string) => (javaScriptEnabled ? sound(page, where) : Promise.resolve())
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

    await page.goto(`${base}/office/cases/new`)
    await check('sign-in')
    if (await page.getByLabel('单位').count()) await page.getByLabel('单位').selectOption({ value: organ.slug })
    await page.getByLabel('登录名').fill(login)
    await page.getByLabel('密码').fill(PASSWORD)
    await press('登录')
    await page.waitForURL(`${base}/office/cases/new`)

    await check('registration form')
    await press('登记')
    assert.match(await page.title(), /^错误：登记申请/)
    await check('registration form with errors')
    await page.getByLabel('当面提交').check()
    await page.getByLabel('姓名或者单位名称').fill('李明')
    await page.getByLabel('内容描述').fill('请提供科研经费决算表。')
    await press('登记')
    await page.getByText('查询码只在这里显示一次').waitFor()
    await check('receipt')

    await page.getByRole('button', { name: '打开本件' }).click()
    await check('case')
    await page.getByRole('link', { name: '告知补正' }).click()
    await check('correction notice')
    await page.getByLabel('需要补正的事项').fill('年度不明确')
    await page.getByLabel('补正方法').fill('请写明年度')
    await press('按填写的内容重新计算')
    await page.getByText('查看补正告知书草稿').click()
    await check('correction notice previewed')
    await press('告知补正')
    await page.getByText('已登记补正告知。').waitFor()

    await page.getByRole('button', { name: '登记收到补正' }).click()
    await page.getByLabel('补正后的内容').fill('2025年度')
    await page
      .getByLabel('附件')
      .setInputFiles({ name: '补正.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
    await press('登记收到补正')
    await page.getByRole('link', { name: '补正.pdf' }).waitFor()

    await page.getByRole('link', { name: '延长答复期限' }).click()
    await page.getByLabel('延长的工作日数').fill('30')
    await page.getByLabel('延期的理由').fill('数量较大')
    await page.getByLabel('同意延期的负责人').fill('王主任')
    await press('延长答复期限')
    await page
      .getByRole('alert')
      .getByText(/延长超过了法定上限/)
      .waitFor()
    await check('extension barred')
    assert.equal(await page.getByLabel('延期的理由').inputValue(), '数量较大')
    await page.getByLabel('延长的工作日数').fill('10')
    await press('延长答复期限')
    await page.getByText('已登记延期。').waitFor()

    await page.getByRole('button', { name: '答复', exact: true }).click()
    await check('choice of outcome')
    await page.getByLabel('部分公开', { exact: true }).check()
    await press('继续填写')
    await check('reply form')
    await page.getByLabel('公开的内容', { exact: true }).fill('决算表正文')
    await page.getByLabel('提供方式').fill('自行领取')
    await page.getByLabel('不公开的内容').first().fill('附件二')
    await page.getByLabel('不公开的情形').first().selectOption({ label: '不予公开：内部事务信息' })
    await page.getByLabel('理由', { exact: true }).first().fill('属于内部工作流程')
    await press('答复')
    await page.getByText('已登记答复，本件办结。').waitFor()
    await check('closed case')
    await page.getByRole('link', { name: '答复书' }).click()
    await page.getByText('附件二').first().waitFor()
    await check('letter')

    for (const path of ['/office', '/office/cases', '/office/me']) {
      await page.goto(base + path)
      await check(path)
    }
    await place.close()
  })
}
