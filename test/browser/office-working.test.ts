import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Page } from 'playwright-core'
import { localDate } from '../../src/law/date.ts'
import { recordAbsence } from '../../src/services/absence-service.ts'
import { type OrganRef, SYSTEM } from '../../src/services/context.ts'
import { addDepartment } from '../../src/services/department-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { givenAccount, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { signInOn } from '../support/sign-in-page.ts'
import { sound } from '../support/sound-page.ts'

const { app, context, givenOrgan } = await testApp({ today: '2026-09-07' })
const { browser, base } = await servedToBrowser(app)

async function signedInPage(organ: OrganRef, login: string, width = 360): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 780 } })).newPage()
  await signInOn(page, base, organ.slug, login)
  await page.waitForURL(`${base}/office**`)
  return page
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('a third party is consulted, answers by its link; the reply is reviewed by an absent reviewer’s deputy, then leaves', async () => {
  const settings = {
    office: '办公室',
    address: '示例路1号',
    phone: '0570-1234567',
    reconsiderationBody: '示例市人民政府',
    court: '示例区人民法院',
  }
  const plain = await givenOrgan('organ', settings)
  const [clerk, reviewer, deputy] = [
    await givenAccount(context, plain, 'clerk'),
    await givenAccount(context, plain, 'reviewer'),
    await givenAccount(context, plain, 'head'),
  ]
  await givenAccount(context, plain, 'admin').then(async ({ login }) => {
    const admin = await signedInPage(plain, login, 1280)
    await admin.goto(`${base}/office/reviews/settings`)
    await sound(admin, 'review settings')
    await admin.getByLabel('要经过签发').check()
    await admin.locator(`input[name="reviewers-sign-off"][value="${reviewer.accountId}"]`).check()
    await press(admin, '保存')
    await admin.getByText('审核设置已保存').waitFor()
  })
  const { number } = await registerByOffice(context, plain, anApplication(), clerkOf(plain), null)
  const page = await signedInPage(plain, clerk.login)
  await page.goto(`${base}/office/cases/${number}/acts/third-party-consultation`)
  await page.locator('#partyName').fill('示例科技有限公司')
  await page.locator('#information').fill('投标文件')
  await page.locator('#reason').fill('含有报价')
  await page.locator('#receivedOn').fill('2026-09-07')
  await press(page, '征求第三方意见')
  await page.getByText('已登记征求第三方意见').waitFor()
  await page.goto(`${base}/office/cases/${number}/questions`)
  await sound(page, 'question')
  await page.locator('#to').selectOption('p:A')
  await press(page, '发出征询')
  await page.getByText('征询已发出').waitFor()
  await page.getByText('答复链接').click()
  await sound(page, 'case with a question')
  const link = (await page.locator('code').filter({ hasText: '/answer?key=' }).innerText()).replace(
    /^http:\/\/[^/]+/,
    base,
  )

  const party = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage()
  await party.goto(link)
  await sound(party, 'answer by link')
  await party.getByLabel('部分同意公开').check()
  await party.locator('#text').fill('报价部分是商业秘密')
  await party.getByLabel('答复人姓名').fill('王某')
  await press(party, '提交答复')
  await party.getByRole('heading', { name: '答复已经收到' }).waitFor()

  await page.goto(`${base}/office/cases/${number}/acts/reply?outcome=partial`)
  await page.getByLabel('公开的内容', { exact: true }).fill('投标文件正文')
  await page.getByLabel('提供方式').fill('自行领取')
  await page.getByLabel('不公开的内容').first().fill('报价表')
  await page.getByLabel('不公开的情形').first().selectOption({ index: 4 })
  await page.getByLabel('理由', { exact: true }).first().fill('属于商业秘密')
  await page.getByLabel('公开可能造成的损害').first().fill('竞争者可以据此推知报价策略')
  await press(page, '送审')
  await page.getByText('已送审').waitFor()

  const away = {
    accountId: reviewer.accountId,
    deputyId: deputy.accountId,
    fromDay: localDate('2026-09-07'),
    toDay: localDate('2026-09-08'),
  }
  await recordAbsence(context, plain, away, { ...SYSTEM(plain.organId), role: 'head' })
  const judge = await signedInPage(plain, deputy.login)
  await judge.goto(`${base}/office/reviews`)
  await sound(judge, 'reviews')
  await judge.locator('.app-task__link').first().click()
  await judge.getByText('您代王reviewer审核').waitFor()
  await sound(judge, 'round')
  await judge.getByLabel('同意', { exact: true }).check()
  await press(judge, '提交意见')
  await judge.getByText('意见已提交').waitFor()

  await page.goto(`${base}/office/cases/${number}/reviews/1`)
  await press(page, '作出答复')
  await page.getByText('已登记答复，本件办结。').waitFor()
  await sound(page, 'closed case')
})

test('two officers on one case: the second sees the first, and what she typed stands beside what he recorded', async () => {
  const organ = await givenOrgan('organ', { office: '办公室', address: '示例路1号', phone: '0570-1234567' })
  const [one, two] = [await givenAccount(context, organ, 'clerk'), await givenAccount(context, organ, 'head')]
  await addDepartment(context, organ, { name: '财务处', fromDay: localDate('2020-01-01') }, SYSTEM(organ.organId))
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const [his, hers] = [await signedInPage(organ, one.login), await signedInPage(organ, two.login, 1280)]
  await his.goto(`${base}/office/cases/${number}`)
  await hers.goto(`${base}/office/cases/${number}`)
  await hers.getByText('王clerk 也正在看本件').waitFor()
  await sound(hers, 'case seen by two')
  await hers.getByRole('link', { name: '延长答复期限' }).click()
  await hers.getByLabel('延长的工作日数').fill('10')
  await hers.getByLabel('延期的理由').fill('数量较大')
  await hers.getByLabel('同意延期的负责人').fill('王主任')
  await his.goto(`${base}/office/cases/${number}/acts/correction-notice`)
  await his.getByLabel('需要补正的事项').fill('年度不明确')
  await his.getByLabel('补正方法').fill('请写明年度')
  await his.getByLabel('补正期限').first().fill('2026-09-21')
  await press(his, '告知补正')
  await his.getByText('已登记补正告知。').waitFor()
  await press(hers, '延长答复期限')
  await hers.getByText('在您填写期间，本件有了新的登记').waitFor()
  assert.equal(await hers.getByLabel('延期的理由').inputValue(), '数量较大')
  for (const path of [
    '/office/departments',
    '/office/absences',
    '/office/me',
    '/office/me/second-factor',
    `/office/cases/${number}/similar`,
    `/office/cases/${number}/splitting`,
    `/office/cases/${number}/records/search`,
  ]) {
    await his.goto(base + path)
    await sound(his, path)
  }
})
