import { type Request, type Response } from 'express'
import { type OrganRef } from '../../services/context.ts'
import { displaySettings } from '../layout/display-settings.ts'
import { type PublicPageParameters, publicPage } from '../layout/public-page.ts'
import { type Contact, type Site } from '../layout/site.ts'
import { type Language } from '../messages/language.ts'
import { siteMessages } from '../messages/public/site/messages.ts'
import { paths } from '../paths.ts'

/** The main links of a body's public pages; pages name one as their place. */
export type PublicPlace = 'front' | 'guide' | 'track' | 'catalogue' | 'replies' | 'reports' | 'search'

/** A page of one body: everything but what is the same on all of them. */
export type BodyPage = Omit<PublicPageParameters, 'settings' | 'site' | 'place'> & {
  place?: PublicPlace
  status?: number
}

/** Sends a page of a body's public site. */
export function showPage(req: Request, res: Response, organ: OrganRef, page: BodyPage): void {
  const settings = displaySettings(req)
  const { status = 200, ...rest } = page
  const shown = publicPage({ ...rest, settings, site: publicSite(organ, settings.lang) })
  // What describes itself is there to be found.
  if (page.description) res.removeHeader('X-Robots-Tag')
  res.status(status).type('html').send(String(shown))
}

/** What is the same on every public page of a body. */
export function publicSite({ name, slug, settings }: OrganRef, lang: Language): Site {
  const t = siteMessages(lang)
  return {
    organName: name,
    homeHref: paths.organ(slug),
    navigation: [
      { key: 'front', text: t.front, href: paths.organ(slug) },
      { key: 'track', text: t.track, href: paths.track(slug) },
      { key: 'guide', text: t.guide, href: paths.guide(slug) },
      { key: 'replies', text: t.replies, href: paths.publishedReplies(slug) },
      { key: 'catalogue', text: t.catalogue, href: paths.catalogue(slug) },
      { key: 'reports', text: t.reports, href: paths.publishedReports(slug) },
      { key: 'search', text: t.search, href: paths.search(slug) },
    ],
    contact: contactOf(settings, t.office),
    footerLinks: [
      { text: t.guide, href: paths.guide(slug) },
      { text: t.privacy, href: paths.privacy(slug) },
      { text: t.staff, href: paths.today() },
    ],
  }
}

const contactOf = (
  { office, address, postcode, phone, email, hours }: OrganRef['settings'],
  unnamed: string,
): Contact => ({
  office: office || unnamed,
  address,
  postcode,
  phone,
  email,
  hours,
})
