import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Page } from 'playwright-core'
import { localDate } from '../../src/law/date.ts'
import { COLUMNS, type FilledReport } from '../../src/law/report/filled-report.ts'
import { FORMS } from '../../src/law/report/forms.ts'
import { reading, type OrganRef, type Role } from '../../src/services/context.ts'
import { fileOnline, registerByOffice } from '../../src/services/filing-service.ts'
import { countLedger } from '../../src/services/ledger-service.ts'
import { query } from '../../src/store/query.ts'
import { givenAccount, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { servedToBrowser } from '../support/served-browser.ts'
import { signInOn } from '../support/sign-in-page.ts'
import { oneAfterAnother } from '../support/key-presses.ts'
import { sound } from '../support/sound-page.ts'

const { app, context, givenOrgan } = await testApp({ today: '2026-12-21' })
const { browser, base } = await servedToBrowser(app)

/** A page of somebody of that role, signed in. */
async function signedIn(organ: OrganRef, role: Role): Promise<Page> {
  const { login } = await givenAccount(context, organ, role)
  const place = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await place.newPage()
  await signInOn(page, base, organ.slug, login)
  await page.waitForURL(`${base}/office`)
  return page
}

const statesOf = async ({ organId }: OrganRef) =>
  query<{ state: string; n: number }>(
    reading(context),
    'select state, count(*)::int as n from case_file where organ_id = $1 group by state',
    [organId],
  )

test('twenty new applications are triaged without a mouse, then given to an officer at once', async () => {
  const organ = await givenOrgan('organ', { office: '办公室', address: '示例路1号', phone: '0570-1234567' })
  for (let at = 0; at < 20; at += 1) {
    const application = anApplication({ channel: 'online', title: `第${at}件`, submittedOn: localDate('2026-12-18') })
    await fileOnline(context, organ, application, { key: `day-${at}`, body: 'x' })
  }
  const page = await signedIn(organ, 'clerk')
  const keys = page.keyboard
  for (let at = 0; at < 20; at += 1) {
    await keys.press('j')
    await keys.press('Enter')
    await page.waitForURL(/\/office\/cases\/2026-\d+$/)
    await keys.press('e')
    await page.waitForURL(/\/acts\/receipt$/)
    await keys.press('Control+Enter')
    await page.waitForURL(/done=receipt/)
    await oneAfterAnother(page, 'g', 't')
    await page.waitForURL(`${base}/office`)
  }
  assert.deepEqual(await statesOf(organ), [{ state: 'running', n: 20 }])
  await oneAfterAnother(page, 'g', 'l')
  await page.waitForURL(`${base}/office/cases`)
  for (let at = 0; at < 3; at += 1) {
    await keys.press('j')
    await keys.press('x')
  }
  assert.equal(await page.locator('input[name=number]:checked').count(), 3)
  await keys.press('a')
  await page.getByText('选中3件').waitFor()
  await page.waitForLoadState()
  await keys.press('Control+Enter')
  await page.getByText('3件中办理了').waitFor()
  await page.waitForLoadState()
  await keys.press('?')
  await page.waitForURL(`${base}/office/keys`)
  await sound(page, page.url())
  await keys.press('/')
  await page.keyboard.type('第7件?')
  await keys.press('Enter')
  await page.waitForURL(/office\/cases\?q=/)
  assert.equal(await page.locator('tbody tr').count(), 1, 'letters typed in a field are letters')
  // Every act of a case has its keys beside it: the first nine a digit, the others 0 and a digit.
  await keys.press('j')
  await keys.press('Enter')
  await page.waitForURL(/\/office\/cases\/2026-\d+$/)
  const links = page.locator('.app-acts__list a')
  const hints = await page
    .locator('.app-acts__list li')
    .evaluateAll((items) =>
      (items as unknown as { querySelectorAll(s: string): Iterable<{ textContent: string }> }[]).map((item) =>
        [...item.querySelectorAll('.app-key--hint')].map(({ textContent }) => textContent).join(' '),
      ),
    )
  assert.equal(hints.filter((keys) => keys !== '').length, await links.count())
  assert.ok(hints.length > 9 && hints[9] === '0 0', hints.join())
  const target = await links.last().getAttribute('href')
  await oneAfterAnother(page, ...hints.at(-1)!.split(' '))
  await page.waitForURL(base + target)
  await page.context().close()
})

test('a holiday notice moves forty dates, each shown before it is confirmed', async () => {
  const organ = await givenOrgan('organ')
  for (let at = 0; at < 40; at += 1)
    await registerByOffice(
      context,
      organ,
      anApplication({ submittedOn: localDate(at % 2 ? '2026-12-18' : '2026-12-16') }),
      clerkOf(organ),
      null,
    )
  const page = await signedIn(organ, 'admin')
  await page.getByText('管理', { exact: true }).click()
  await page.getByRole('link', { name: '工作日历' }).click()
  await page.getByRole('button', { name: '录入放假通知' }).click()
  await page.getByLabel('年度').fill('2027')
  await page.getByLabel('通知标题').fill('国务院办公厅关于2027年部分节假日安排的通知')
  await page.getByLabel('来源').fill('https://example.org/notice')
  await page
    .getByLabel('放假的日子')
    .fill('1月1日至4日\n2027-02-05..2027-02-12\n4月3日至5日\n5月1日至5日\n6月9日\n9月15日\n10月1日至7日')
  await page.getByLabel('调休上班的日子').fill('2027-02-20')
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByText('本单位有40件申请的日期会改变').waitFor()
  await sound(page, page.url())
  await page.getByRole('button', { name: '确认录入' }).click()
  await page.getByText('全系统有').waitFor()
  const due = `select distinct due_on::text as due, due_provisional as provisional from case_file where organ_id = $1 order by 1`
  assert.deepEqual(await query(reading(context), due, [organ.organId]), [
    { due: '2027-01-15', provisional: false },
    { due: '2027-01-19', provisional: false },
  ])
  await page.context().close()
})

test('an old register is imported, agrees with the report that was published, and is taken back', async () => {
  const organ = await givenOrgan('organ')
  const real = join(import.meta.dirname, '../../../shared/real')
  const [published] = JSON.parse(String(await readFile(join(real, 'reports.json')))) as FilledReport[]
  const table = FORMS['organ-2021'].rows
    .map(({ label, sums }) => {
      const cells = COLUMNS.map((column) =>
        sums.reduce((all, key) => all + (published!.applications[key][column] ?? 0), 0),
      )
      return [label, ...cells].join('\t')
    })
    .join('\n')
  const page = await signedIn(organ, 'admin')
  await page.goto(`${base}/office/imports`)
  await page.getByLabel('申请台账').check()
  const file = join(real, 'register-suqian-2023.csv')
  await page.getByLabel('文件', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: '先检查' }).click()
  await page.getByText('全部可以导入').waitFor()
  await sound(page, page.url())
  await page.getByLabel('再选一次同一个文件').setInputFiles(file)
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByText('已导入3607件申请').waitFor()
  await page.locator('a[href^="/office/imports/runs/"]').first().click()
  await page.getByRole('link', { name: '与已经发布的报告核对' }).first().click()
  await page.getByLabel('年度', { exact: true }).fill('2023')
  await page.getByLabel('表格内容').fill(table)
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByText(/完全一致：\d+格全部相同/).waitFor()
  await sound(page, page.url())
  await page.goto(`${base}/office/imports`)
  await page.locator('a[href^="/office/imports/runs/"]').first().click()
  await page.getByRole('button', { name: '撤销导入' }).click()
  await page.getByText('已撤销导入。').waitFor()
  assert.equal(await countLedger(context, organ, {}), 0)
  await page.context().close()
})
