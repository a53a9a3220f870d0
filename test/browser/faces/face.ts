import { type Page } from 'playwright-core'
import { allRoutes } from '../../../src/app.ts'
import { type Context } from '../../../src/services/context.ts'
import { type Found } from './given-site.ts'

/** A page of the public side in one state: what it is, how a visitor gets there, and whether it needs a day of its own. */
export type Face = { name: string; open: (page: Page) => Promise<unknown>; ownDay?: boolean }

/** Presses the way on of the page's form. */
export const send = (page: Page) =>
  page.locator('main form[method=post] .govuk-button[type=submit]:not(.govuk-button--secondary)').last().click()

/** Types into the page's fields as they are, wrong or right; a list is what is chosen among radios or ticked. */
export async function type(page: Page, typed: Readonly<Record<string, string>>): Promise<void> {
  // Some fields stand behind a summary.
  await page.evaluate('for (const each of document.querySelectorAll("main details")) each.open = true')
  for (const [name, value] of Object.entries(typed)) {
    const field = page.locator(`main [name=${name}]`)
    const kind = await field.first().getAttribute('type')
    if (kind === 'radio' || kind === 'checkbox') await page.check(`main [name=${name}][value="${value}"]`)
    else if (kind === 'file') await field.setInputFiles({ name: value, mimeType: 'application/pdf', buffer: EXE })
    else await field.first().fill(value)
  }
}

/** A program under another name: what no upload takes. */
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])

/** Sends a form with what is wrong, and waits for the answer that says so. */
export async function sendWrongly(page: Page, at: string, typed: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(at)
  await type(page, typed)
  await send(page)
  await page.waitForSelector('.govuk-error-summary:not([hidden])')
}

/** Opens a case with its number and code. */
export async function track(page: Page, base: string, { number, queryCode }: Found): Promise<void> {
  await page.goto(`${base}/track`)
  await type(page, { number, code: queryCode })
  await send(page)
  await page.waitForURL(/track\/case$/)
}

/** What a walk has seen: answers by method, route and status; fields of forms that change something, and those refused. */
export type Seen = { answers: Set<string>; fields: Set<string>; refused: Set<string> }

/** Notes every page that answers, by the route of the registry it belongs to. */
export function watched(page: Page, context: Context, seen: Seen): void {
  const kindOf = routeOf(context)
  page.on('response', (response) => {
    const request = response.request()
    if (!request.isNavigationRequest()) return
    const path = new URL(response.url()).pathname
    seen.answers.add(`${request.method().toLowerCase()} ${kindOf(request.method(), path)} ${response.status()}`)
  })
}

/** The fields of the page's forms, and those that its errors lead to, each as the form's route and the field's name. */
export async function noteFields(page: Page, context: Context, seen: Seen): Promise<void> {
  const kindOf = routeOf(context)
  const [fields, refused] = (await page.evaluate(FIELDS)) as [string, string][][]
  const named = ([action, name]: [string, string]) => `${kindOf('POST', new URL(action).pathname)} ${name}`
  for (const each of fields ?? []) seen.fields.add(named(each))
  for (const each of refused ?? []) seen.refused.add(named(each))
}

const FIELDS = `(() => {
  const asked = (each) => each.name && !['hidden', 'submit', 'button'].includes(each.type)
  const forms = [...document.querySelectorAll('main form[method=post]')]
  const fields = forms.flatMap((form) => [...form.elements].filter(asked).map(({ name }) => [form.action, name]))
  const refused = [...document.querySelectorAll('.govuk-error-summary a[href^="#"]')].flatMap((link) => {
    const place = document.getElementById(link.getAttribute('href').slice(1))
    const field = place?.name ? place : place?.querySelector('[name]')
    return field ? [[field.form.action, field.name]] : []
  })
  return [fields, refused]
})()`

/** The pattern of the registry that answers a path. */
export function routeOf(context: Context): (method: string, path: string) => string {
  const patterns = allRoutes(context).web.map(({ method, path }) => ({
    method,
    path,
    fits: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`),
  }))
  return (method, path) =>
    patterns.find((each) => each.method === method.toLowerCase() && each.fits.test(path))?.path ?? path
}
