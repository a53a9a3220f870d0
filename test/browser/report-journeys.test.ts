import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentDocx } from '../../src/documents/document-docx.ts'
import { reportPages } from '../../src/documents/report-pages.ts'
import { documentOfSentences } from '../../src/law/report/report-document.ts'
import { organSummary } from '../../src/law/report/wording.ts'
import { type OrganRef, type Role, SYSTEM } from '../../src/services/context.ts'
import { importCases, importRemedies } from '../../src/services/import-service.ts'
import { publishedReports, realFile } from '../law/report-facts.ts'
import { givenAccount, testApp } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'
import { publishYear } from '../support/report.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { signInOn } from '../support/sign-in-page.ts'
import { sound } from '../support/sound-page.ts'

const { app, context, givenOrgan } = await testApp({ today: '2024-01-20' })
const { browser, base } = await servedToBrowser(app)
const [suqian2023] = publishedReports.map(({ report }) => report)

/** Somebody at a phone, signed in. */
async function atWork(organ: OrganRef, role: Role) {
  const { login } = await givenAccount(context, organ, role)
  const place = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const page = await place.newPage()
  await signInOn(page, base, organ.slug, login)
  await page.waitForURL((address) => !address.pathname.includes('sign-in'))
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  return { page, press }
}

/** Confirms every part, freezes, approves, publishes; ends on the public page. */
async function publish({ page, press }: Awaited<ReturnType<typeof atWork>>, organ: OrganRef, year: number) {
  await page.goto(`${base}/office/reports/${year}/document`)
  await sound(page, 'document')
  const parts = await page
    .locator('table a')
    .evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href))
  for (const [at, part] of parts.entries()) {
    await page.goto(part)
    if (at === 2) await sound(page, part)
    await press('确认这一部分')
    await page.getByText('已确认。').waitFor()
  }
  await page.getByText('各部分都已确认').waitFor()
  await page.goto(`${base}/office/reports/${year}`)
  await press('固化为新版本')
  await press('审批第1版')
  await press('发布第1版')
  await page.getByText('已发布，公众现在可以看到').waitFor()
  await sound(page, 'report published')
  await page.goto(`${base}/o/${organ.slug}/reports/${year}`)
  await sound(page, 'public report')
}

test('a college’s report, from an empty year to the public page', async () => {
  const organ = await givenOrgan('college')
  const work = await atWork(organ, 'head')
  const { page, press } = work
  await page.goto(`${base}/office/reports/2023/document/practice`)
  await page.getByLabel('文字', { exact: true }).fill('本学年共收到信息公开申请2件。\n学校开展信息公开培训1次。')
  await press('保存')
  await page.getByText('写的是2，表里“新收”是0').waitFor()
  await sound(page, 'section with a wrong number')
  await page.getByLabel('文字', { exact: true }).fill('本学年共收到信息公开申请{{新收}}件。学校开展信息公开培训1次。')
  await press('保存')
  await publish(work, organ, 2023)
  const text = await page.locator('main').innerText()
  assert.match(text, /未收到信息公开申请，无依申请公开和不予公开的情况/)
  assert.match(text, /共收到信息公开申请0件。学校开展信息公开培训1次/)
  assert.match(text, /未出现因信息公开工作受到举报、复议、诉讼的情况/)
  await page.getByRole('link', { name: '历年数据图表' }).click()
  await page.getByAltText('申请数量柱状图').first().waitFor()
  await sound(page, 'charts')
})

test('an organ’s report from an imported register is the one really published', async () => {
  const organ = await givenOrgan('organ')
  const actor = { ...SYSTEM(organ.organId), id: 'import' }
  await importCases(context, organ, realFile('register-suqian-2023.csv'), 'cases.csv', {}, actor)
  await importRemedies(context, organ, realFile('remedies-suqian-2023.csv'), 'disputes.csv', {}, actor)
  const work = await atWork(organ, 'head')
  await work.page.goto(`${base}/office/reports/2023/table-two`)
  await sound(work.page, 'table two')
  await work.page.getByLabel('行政许可：本年处理决定数量').fill('40')
  await work.press('保存')
  await publish(work, organ, 2023)
  const shown = await work.page
    .locator('table.app-stat')
    .nth(1)
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...(row as unknown as { querySelectorAll(s: string): { textContent: string }[] }).querySelectorAll('td')].map(
          (cell) => Number(cell.textContent),
        ),
      ),
    )
  const { received, total } = suqian2023!.applications
  assert.deepEqual(shown[0], Object.values(received))
  assert.deepEqual(shown.at(-2), Object.values(total))
  await work.page.goto(`${base}/office/reports/2023/working-paper`)
  await sound(work.page, 'working paper')
})

test('three faults of a published report are found', async () => {
  const organ = await givenOrgan('organ')
  const { page, press } = await atWork(organ, 'clerk')
  const { applications } = suqian2023!
  const wrong = { ...suqian2023!, applications: { ...applications, partial: { ...applications.partial, business: 8 } } }
  const sentences = [
    ...organSummary(suqian2023!).map((each) =>
      each.replace('新收政府信息公开申请3511件', '新收政府信息公开申请3515件'),
    ),
    '本报告依据《中华人民共和国信息公开条例》编制。',
  ]
  await page.goto(`${base}/office/report-checker`)
  await sound(page, 'checker')
  await page.setInputFiles('input[name=file]', {
    name: '年度报告.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: await documentDocx(reportPages(documentOfSentences(wrong, sentences))),
  })
  await press('核对')
  await page.getByText('发现3处错误').waitFor()
  await sound(page, 'faults')
  const text = await page.locator('main').innerText()
  for (const words of [
    '商业企业」填的是8，按勾稽关系应为7',
    '文字写的是3515，表里“新收”是3511',
    '应为《中华人民共和国政府信息公开条例》',
  ])
    assert.ok(text.includes(words), words)
})

test('a province rolls up what its bodies published and what it received', async () => {
  const [province, city] = [await givenOrgan('organ'), await givenOrgan('organ')]
  await publishYear(context, city, 2023, clerkOf(city))
  const { page, press } = await atWork(province, 'head')
  await page.goto(`${base}/office/roll-up-bodies`)
  await page
    .getByLabel('单位，一行一个')
    .fill(`示例市教育局，示例市，${city.slug}\n示例县教育局，示例县\n示例区教育局，示例区`)
  await press('加入名单')
  await page.getByText('已加入名单').waitFor()
  await sound(page, 'list')
  await page.getByRole('link', { name: '示例县教育局' }).click()
  await page.getByLabel('年度').fill('2023')
  await page.setInputFiles('input[name=file]', {
    name: 'report.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...suqian2023, body: '示例县教育局' })),
  })
  await press('核对并收入')
  await page.getByText('已收入').first().waitFor()
  await sound(page, 'body')
  await page.goto(`${base}/office/roll-up/2023`)
  await page.getByText('共3个单位，已报告2个，未报告1个').waitFor()
  await sound(page, 'roll-up')
  assert.match(await page.locator('main').innerText(), /3511/)
  await page.getByRole('link', { name: '未报告', exact: true }).click()
  await page.getByRole('link', { name: '示例区教育局' }).waitFor()
  await page.goto(`${base}/office/roll-up/2023`)
  await page.getByRole('link', { name: '示例县教育局' }).first().click()
  await page.getByText('勾稽关系全部成立').waitFor()
  await sound(page, 'a body’s report')
})
