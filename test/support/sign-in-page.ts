import { type Page } from 'playwright-core'
import { PASSWORD } from './app.ts'

/** Fills in the form of signing in to an organ and sends it, as an officer does; where that leads is the caller's to await. */
export async function signInOn(page: Page, base: string, slug: string, login: string): Promise<void> {
  await page.goto(`${base}/office/sign-in`)
  if (await page.getByLabel('单位').count()) await page.getByLabel('单位').selectOption({ value: slug })
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
