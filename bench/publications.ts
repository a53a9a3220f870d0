import { publishedYear } from '../src/demo/published-year.ts'
import { seeded } from '../src/demo/random.ts'
import { type LocalDate } from '../src/law/date.ts'
import { officialCalendar } from '../src/law/work-calendar.ts'
import { type Context, SYSTEM } from '../src/services/context.ts'
import { enterItems } from '../src/services/disclosure-service.ts'
import { createOrgan } from '../src/services/organ-service.ts'
import { query } from '../src/store/query.ts'
import { openInstallation, serveApp, signInAsClerk } from './installation.ts'
import { type Figure, percentile, timed } from './measure.ts'

const ITEMS = Number(process.env['ITEMS'] ?? 100_000)
const REPEATS = 40
const LIMIT = { at: 'most', value: 50 } as const

/** The register of publications of one college with 100,000 items: list, search, catalogue, for office and public. */
export async function* publications(): AsyncGenerator<Figure> {
  const installation = await openInstallation()
  const { context } = installation
  const organ = await createOrgan(context, { slug: 'large', name: '示例大学', regime: 'college' })
  const filling = await timed(() => fill(context, organ))
  const app = await serveApp(context)
  try {
    yield { what: `filling ${ITEMS} items`, value: filling / 1000, unit: ' s' }
    const cookie = await signInAsClerk(context, organ, app.url)
    for (const [what, path] of pages(organ.slug)) {
      const times: number[] = []
      for (let at = 0; at < REPEATS + 3; at += 1) times.push(await timed(() => get(app.url + path, cookie)))
      yield { what: `${what} (p95 of ${REPEATS})`, value: percentile(times.slice(3), 95), unit: ' ms', target: LIMIT }
    }
  } finally {
    await app.close()
    await installation.close()
  }
}

async function fill(context: Context, organ: Parameters<typeof enterItems>[1]): Promise<void> {
  const calendar = officialCalendar()
  for (let done = 0, round = 0; done < ITEMS; round += 1) {
    const year = 2016 + (round % 9)
    const items = publishedYear(`${year}-09-01` as LocalDate, calendar, seeded(round)).slice(0, ITEMS - done)
    const fresh = items.map((item) => ({ ...item, fields: { ...item.fields, title: `${item.fields.title}${round}` } }))
    await enterItems(context, organ, fresh, SYSTEM(organ.organId))
    done += fresh.length
  }
  for (const table of ['disclosure_item', 'disclosure_publication', 'public_entry'])
    await query(context.orm.em.fork(), `vacuum analyze ${table}`)
}

const words = (text: string) => encodeURIComponent(text)

const pages = (slug: string): [string, string][] => [
  ['register', '/office/disclosure'],
  ['register, one entry', '/office/disclosure?entry=procurement-notices'],
  ['register, one department', `/office/disclosure?department=${words('科研处')}`],
  ['register, overdue', '/office/disclosure?standing=overdue'],
  ['register, missing link', '/office/disclosure?standing=missing-link'],
  ['register, by channel', '/office/disclosure?channel=wechat'],
  ['register, a stretch of days', '/office/disclosure?from=2020-01-01&to=2020-03-31'],
  ['register, frequent words', `/office/disclosure?words=${words('采购')}`],
  ['register, two words', `/office/disclosure?words=${words('图书 采购结果')}`],
  ['register, rare words', `/office/disclosure?words=${words('巡察整改')}`],
  ['register, words nobody wrote', `/office/disclosure?words=${words('没有这样的词')}`],
  ['own catalogue', '/office/disclosure/catalogue'],
  ['the ministry’s list', '/office/disclosure/list'],
  ['public catalogue', `/o/${slug}/catalogue`],
  ['public entry', `/o/${slug}/catalogue/entries/procurement-notices`],
  ['public items', `/o/${slug}/catalogue/items`],
  ['public list', `/o/${slug}/catalogue/list`],
  ['public feed', `/o/${slug}/catalogue/feed`],
]

async function get(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  await answer.text()
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`)
}
