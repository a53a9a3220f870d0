import { type Face } from './face.ts'
import { type Given } from './given-site.ts'

/** Pages that anybody reads: full, long, empty, and after a search that finds nothing. */
export function readingFaces({ organ, college, empty, reply }: Given, origin: string): Face[] {
  const at = (name: string, path: string): Face => ({ name, open: (page) => page.goto(`${origin}${path}`) })
  const of = (each: { slug: string }, name: string, path: string) => at(`${name}`, `/o/${each.slug}${path}`)
  return [
    at('choice of a body', '/'),
    at('choice of a body, none found', '/?q=zzz'),
    of(organ, 'front', ''),
    of(college, 'front of a college', ''),
    of(empty, 'front of a body that has set nothing', ''),
    of(organ, 'guide', '/guide'),
    of(organ, 'guide by way of a suggestion', `/apply/opened?to=${encodeURIComponent(`/o/${organ.slug}/guide`)}`),
    of(college, 'guide of a college', '/guide'),
    of(organ, 'notice on personal data', '/privacy'),
    of(organ, 'published replies', '/replies'),
    of(organ, 'published replies, with words half typed', `/replies?q=${encodeURIComponent('校车')}`),
    of(empty, 'no published replies', '/replies'),
    of(organ, 'a published reply', `/replies/${reply}`),
    of(college, 'catalogue', '/catalogue'),
    of(empty, 'empty catalogue', '/catalogue'),
    of(college, 'entry of the catalogue', '/catalogue/entries/overview-profile'),
    of(college, 'everything published', '/catalogue/items'),
    of(empty, 'nothing published', '/catalogue/items'),
    { name: 'a published item', open: (page) => openFirst(page, `${origin}/o/${college.slug}/catalogue/items`) },
    of(college, 'list of the ministry', '/catalogue/list'),
    of(organ, 'annual reports', '/reports'),
    of(empty, 'no annual reports', '/reports'),
    of(organ, 'an annual report', '/reports/2026'),
    of(organ, 'charts', '/reports/charts'),
    of(empty, 'no charts', '/reports/charts'),
    of(organ, 'search', '/search'),
    of(organ, 'search with hits', `/search?q=${encodeURIComponent('校车')}`),
    of(organ, 'search without hits', '/search?q=zzz'),
    at('check of a report', '/check-report'),
  ]
}

/** Opens a list and the first thing on it. */
async function openFirst(page: Parameters<Face['open']>[0], list: string): Promise<void> {
  await page.goto(list)
  await page.locator('main a[href*="/catalogue/items/"]').first().click()
  await page.waitForURL(/catalogue\/items\/[0-9a-f-]{36}$/)
}
