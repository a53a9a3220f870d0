import { AxeBuilder } from '@axe-core/playwright'
import { type Page } from 'playwright-core'

/** How many pixels wider than the window a page is. */
export const SURPLUS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** What is wrong with the page as it stands, at 360 and 320 px, in either type, and with text of 200 %; nothing where all is well. */
export async function faultsOf(page: Page, what: string): Promise<string[]> {
  const faults: string[] = []
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  for (const { id, nodes } of violations) faults.push(`${what}: ${id} ${nodes[0]?.html}`)
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 640 })
    if (await page.evaluate(SURPLUS)) faults.push(`${what}: scrolls sideways at ${width} px`)
  }
  await page.evaluate('document.documentElement.classList.add("app--large")')
  if (await page.evaluate(SURPLUS)) faults.push(`${what}: scrolls sideways at 320 px in large type`)
  await page.evaluate('document.documentElement.classList.remove("app--large")')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.evaluate('document.documentElement.style.fontSize = "200%"')
  if (await page.evaluate(SURPLUS)) faults.push(`${what}: scrolls sideways with text of 200 %`)
  await page.evaluate('document.documentElement.style.fontSize = ""')
  await page.setViewportSize({ width: 320, height: 640 })
  return faults
}
