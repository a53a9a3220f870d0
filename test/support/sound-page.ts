import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import { type Page } from 'playwright-core'

/** No axe violation, no sideways scrolling, one h1. Pages have no frames, so axe need not open a page of its own (legacy mode). */
export async function sound(page: Page, where: string): Promise<void> {
  await page.waitForLoadState()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    [],
    where,
  )
  const facts = await page.evaluate(`({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: document.querySelectorAll('h1').length,
  })`)
  assert.deepEqual(facts, { wide: 0, headings: 1 }, where)
}
