import { type Page } from 'playwright-core'
import { STEPS, type Step } from '../../src/web/public/apply/steps.ts'
import { answersTo, PERSON, type Typed } from '../web/public-application.ts'

/** Fills in one question's page and goes on. */
export async function fill(page: Page, step: Step, typed: Typed = PERSON): Promise<void> {
  await page.waitForURL(new RegExp(`/${step}(\\?.*)?$`))
  for (const [name, value] of Object.entries(answersTo(step, typed))) {
    const field = page.locator(`main [name=${name}]`)
    // Some questions have fields that not everybody is asked.
    if (value === '' || (await field.count()) === 0) continue
    const type = await field.first().getAttribute('type')
    if (type === 'radio' || type === 'checkbox') await page.check(`main [name=${name}][value="${value}"]`)
    else if ((await page.locator(`main select[name=${name}]`).count()) > 0) await field.selectOption(value)
    else await field.fill(value)
  }
}

/** From the page before filing to the check page; `each` looks at every page once it is filled in. */
export async function answerAll(
  page: Page,
  typed: Typed,
  each: (step: Step) => Promise<void> = async () => {},
): Promise<void> {
  for (const step of STEPS.slice(0, -1)) {
    await fill(page, step, typed)
    await each(step)
    await page.getByRole('button', { name: '继续', exact: true }).last().click()
  }
  await page.waitForURL(/\/check$/)
}

/** Opens the page before filing and goes on to the first question. `base`: the body's address. */
export async function start(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/apply`)
  await page.getByRole('button', { name: '继续', exact: true }).click()
}

/** Submits what stands on the check page; gives the first number of the receipt. */
export async function submit(page: Page): Promise<string> {
  await page.check('[name=privacyNotice]')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.waitForSelector('.app-receipt-number')
  return (await page.textContent('.app-receipt-number')) ?? ''
}
