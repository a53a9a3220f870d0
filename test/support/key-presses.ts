import { type Page } from 'playwright-core'

/**
 * Presses keys that belong together, without waiting between them for this process's turn: the page gives them a second
 * and a half, which a machine with other work takes.
 */
export async function oneAfterAnother(page: Page, ...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)))
}
