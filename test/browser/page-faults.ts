import { type Page } from 'playwright-core'
import { violationsOn } from '../support/sound-page.ts'

/** How many pixels wider than the window a page is. */
export const SURPLUS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** What one presses or fills in and could not see where all backgrounds are one. */
export const BORDERLESS = `[...document.querySelectorAll('main .govuk-button, main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main textarea, main select')]
  .filter((each) => each.offsetParent && !each.classList.contains('govuk-visually-hidden'))
  .filter((each) => { const { borderTopWidth, borderTopStyle } = getComputedStyle(each); return borderTopStyle === 'none' || parseFloat(borderTopWidth) === 0 })
  .map((each) => each.outerHTML.slice(0, 80))`

/** Whatever leads elsewhere or is pressed: on paper it is nothing. */
const ON_PAPER = `[...document.querySelectorAll('.app-navigation, .app-header__display, button, .govuk-button, .govuk-back-link, .govuk-pagination, .app-no-print, details:not([open])')]
  .filter((each) => each.checkVisibility())
  .map((each) => each.outerHTML.slice(0, 80))`

/** A4 less its margins. */
const SHEET = { width: 672, height: 980 }

/** On paper: the content alone, within the width of a sheet. In colours of the reader's own: nothing is lost. */
export async function otherMediaFaults(page: Page, what: string): Promise<string[]> {
  const faults: string[] = []
  await page.emulateMedia({ forcedColors: 'active' })
  for (const each of (await page.evaluate(BORDERLESS)) as string[]) faults.push(`${what}: no border, ${each}`)
  await page.emulateMedia({ forcedColors: 'none', media: 'print' })
  await page.setViewportSize(SHEET)
  for (const each of (await page.evaluate(ON_PAPER)) as string[]) faults.push(`${what}: on paper, ${each}`)
  if (await page.evaluate(SURPLUS)) faults.push(`${what}: wider than a sheet`)
  if (!(await page.locator('h1').first().isVisible())) faults.push(`${what}: no heading on paper`)
  await page.emulateMedia({ media: 'screen' })
  return faults
}

/** What is wrong with the page as it stands, at 360 and 320 px, in either type, and with text of 200 %; nothing where all is well. */
export async function faultsOf(page: Page, what: string): Promise<string[]> {
  const faults: string[] = []
  for (const { id, nodes } of await violationsOn(page)) faults.push(`${what}: ${id} ${nodes[0]?.html}`)
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
