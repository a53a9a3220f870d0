import { type Request, type Response } from 'express'
import { callerOf } from '../../http/caller.ts'
import { csrfToken } from '../../http/csrf.ts'
import { type Actor, type OrganRef } from '../../services/context.ts'
import { BarredByLaw, BarredEntry, BarredInDispute, Invalid, Refused } from '../../services/errors.ts'
import { may } from '../../services/rights.ts'
import { isShowingOnly } from '../../services/showing-only.ts'
import { errorsAbove, type ErrorItem } from '../components/index.ts'
import { html, type Child, type Html } from '../html.ts'
import { displaySettings, hasKeys, isSizeSwitch } from '../layout/display-settings.ts'
import { officePage, type Account } from '../layout/office-page.ts'
import { type Site } from '../layout/site.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { shortcutTo } from './keys/key-list.ts'
import { homeOf, OFFICE_MENUS, OFFICE_NAVIGATION, type OfficePlace } from './office-shell-navigation.ts'

/** One page of the office as its handler gives it. The content begins with the h1; errors are shown above it. */
export type OfficeContent = {
  title: string
  place?: OfficePlace
  content: Child
  before?: Child
  errors?: readonly ErrorItem[] | undefined
  status?: number
}

/** Sends a page of the office to whoever is signed in: navigation by right, search, account. */
export function officeShell(req: Request, res: Response, page: OfficeContent): void {
  const settings = displaySettings(req)
  const { organ, actor, name } = callerOf(res)
  const words = req.query['q']
  sendPage(req, res, page, {
    site: { ...siteOf(organ), homeHref: homeOf(actor), ...linksOf(actor, settings.lang, hasKeys(req)) },
    account: {
      name: name ?? '',
      href: paths.me(),
      signOutAction: paths.signOut(),
      organs: switcher(req, settings.lang),
    },
    search: may(actor, 'read-cases')
      ? { action: paths.ledger(), value: typeof words === 'string' ? words : undefined }
      : undefined,
    hiddenFields: csrfField(req),
    typed: HOLDS_FORM.test(String(page.content)) ? 'office' : undefined,
  })
}

/** A page's form stands under one id in the whole office; where its first button says something, Enter must press that. */
const HOLDS_FORM = /<form[^>]*\smethod="post"[^>]*\sid="form"(?:(?!<button)[^])*<button(?![^>]*\sname=)/

/** The other organs this person serves, as the session knows them. */
function switcher(req: Request, lang: Language): Account['organs'] {
  const { serves = [] } = req.session
  return serves.length === 0
    ? undefined
    : { text: officeMessages(lang).organs.menu, action: paths.organSwitch(), serves }
}

/** What this officer may open: the daily links, and the menus that hold any. */
function linksOf(actor: Actor, lang: Language, keysOn: boolean): Pick<Site, 'navigation' | 'menus'> {
  const t = officeMessages(lang)
  const open = OFFICE_NAVIGATION.filter(({ right }) => may(actor, right))
  const [daily = { items: [] }, ...menus] = OFFICE_MENUS.map((menu) => ({
    text: t.menus[menu],
    items: open
      .filter((each) => each.menu === menu)
      .map(({ key, href }) => ({ key, text: t.navigation[key], href, shortcut: keysOn ? shortcutTo(key) : undefined })),
  }))
  return { navigation: daily.items, menus: menus.filter(({ items }) => items.length > 0) }
}

/** Sends a page for whoever is not signed in: setup and sign-in. */
export function doorShell(req: Request, res: Response, page: OfficeContent, organ: OrganRef | null): void {
  sendPage(req, res, page, { site: organ ? siteOf(organ) : { organName: '', homeHref: paths.home(), navigation: [] } })
}

type Frame = Pick<Parameters<typeof officePage>[0], 'site' | 'account' | 'search' | 'hiddenFields' | 'typed'>

function sendPage(req: Request, res: Response, page: OfficeContent, frame: Frame): void {
  const settings = displaySettings(req)
  const { title, place, before, errors = [], status = 200 } = page
  const shownAgain = errors.length === 0 && isSizeSwitch(req, res)
  const said = html`${errorsAbove(errors, settings)}${page.content}`
  // The office speaks Chinese whatever the frame around it speaks: readers must be told where the language changes.
  const content = settings.lang === 'zh-CN' ? said : html`<div lang="zh-CN">${said}</div>`
  const whole = officePage({ ...frame, settings, title, place, before, errors, content })
  res
    .status(shownAgain ? 200 : status)
    .type('html')
    .send(String(whole))
}

const siteOf = ({ name }: OrganRef): Site => ({ organName: name, homeHref: paths.today(), navigation: [] })

/** The hidden token that every form of a session carries. */
export const csrfField = (req: Request): Html => html`<input type="hidden" name="_csrf" value="${csrfToken(req)}" />`

export const languageOfPage = (req: Request): Language => displaySettings(req).lang

/**
 * What a refusal says on the form it came from: each problem linked to its field, a bar of the law to the form; nothing
 * where the form came only to be shown again.
 * @throws the error itself when it is neither
 */
export function formErrors(error: unknown): ErrorItem[] {
  if (isShowingOnly() && error instanceof Refused) return []
  if (error instanceof Invalid) return error.problems.map(({ field, text }) => ({ text, href: `#${field}` }))
  if (error instanceof BarredByLaw || error instanceof BarredInDispute || error instanceof BarredEntry)
    return [{ text: error.message, href: '#form' }]
  throw error
}
