import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import { type Page } from 'playwright-core'

/**
 * What axe finds wrong with a page. Pages have no frames, so axe need not open a page of its own (legacy mode); what it
 * finds right is not written down, which takes a fifth of its time.
 */
export async function violationsOn(page: Page) {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  return (await builder.analyze()).violations
}

/** No axe violation, no sideways scrolling, one h1. */
export async function sound(page: Page, where: string): Promise<void> {
  await page.waitForLoadState()
  assert.deepEqual(
    (await violationsOn(page)).map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    [],
    where,
  )
  const facts = await page.evaluate(`({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: document.querySelectorAll('h1').length,
  })`)
  assert.deepEqual(facts, { wide: 0, headings: 1 }, where)
}
