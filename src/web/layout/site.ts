import { type NavigationItem } from '../components/service-navigation.ts'

/** How to reach the office; shown in the footer of every page. Empty lines are left out. */
export interface Contact {
  /** Name of the office: 学校办公室（信息公开办公室）. */
  office: string
  address?: string | undefined
  postcode?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  hours?: string | undefined
}

export interface SiteLink {
  text: string
  href: string
}

/** One main link; `key` is what a page names as its place. */
export interface SiteNavigationItem extends SiteLink {
  key: string
  /** The keyboard shortcut that leads there. */
  shortcut?: string | undefined
  /** Things waiting there, shown as a number. */
  count?: number | undefined
}

/** Links that open together under one name. */
export interface SiteMenu {
  text: string
  items: readonly SiteNavigationItem[]
}

/** What is the same on every page of one organ in one language; made once by whoever knows the organ and the paths. */
export interface Site {
  organName: string
  /** Name of the service; the catalogue's own without it. */
  productName?: string | undefined
  homeHref: string
  navigation: readonly SiteNavigationItem[]
  /** Further links, in menus. */
  menus?: readonly SiteMenu[] | undefined
  contact?: Contact | undefined
  /** Guide, privacy notice, accessibility, catalogue … */
  footerLinks?: readonly SiteLink[] | undefined
}

/** The links with the page's own place marked. */
export function navigationItems(
  site: Site,
  place: string | undefined,
): (NavigationItem & { count?: number | undefined })[] {
  return site.navigation.map(({ key, text, href, count }) => ({ text, href, count, active: key === place }))
}
