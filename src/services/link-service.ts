import { type FaultyLink, type LinkAnswer, type LinkFailure, linkFinding } from '../disclosure/links.ts'
import { recountTallies } from '../store/disclosure-tally.ts'
import { loadItem } from '../store/disclosure-store.ts'
import {
  checkSoon,
  type FaultyLinkCursor,
  type FaultyLinkRow,
  faultyLinks,
  type LeasedLink,
  leaseLinks,
  linkCounts,
  storeFindings,
} from '../store/link-store.ts'
import { type Actor, type Context, type OrganRef, reading, SYSTEM } from './context.ts'
import { NotFound } from './errors.ts'
import { listOrgans } from './organ-service.ts'
import { transact } from './transact.ts'

export { type FaultyLinkRow } from '../store/link-store.ts'

/** Looks at an address; never throws. */
export type Probe = (address: string) => Promise<LinkAnswer>

/** Addresses of one organ a round; rounds are minutes apart, so that nobody's site is run over. */
const BATCH = 100
const HOSTS_AT_ONCE = 4

/** One round of looking at addresses, for every organ that wants it. Gives how many were looked at. */
export async function checkLinks(context: Context, probe: Probe): Promise<number> {
  let looked = 0
  for (const organ of await listOrgans(context)) {
    const { linkCheckDays } = organ.settings
    if (linkCheckDays === undefined) continue
    const links = await leaseLinks(reading(context), organ.organId, context.clock.now(), linkCheckDays, BATCH)
    if (links.length === 0) continue
    const answers = await lookAt(links, probe)
    await record(context, organ, links, answers)
    looked += links.length
  }
  return looked
}

/** After these a site is not asked for its other pages in the same round. */
const SILENT: ReadonlySet<LinkFailure> = new Set(['timeout', 'refused', 'no-such-host', 'private'])

/** Each address once, a few sites at a time, one request at a time to each site. */
async function lookAt(links: readonly LeasedLink[], probe: Probe): Promise<Map<string, LinkAnswer>> {
  const answers = new Map<string, LinkAnswer>()
  const sites = [...Map.groupBy(new Set(links.map(({ link }) => link)), hostOf).values()]
  const work = async (): Promise<void> => {
    for (let site = sites.pop(); site; site = sites.pop()) {
      let silent: LinkAnswer | null = null
      for (const link of site) {
        const answer: LinkAnswer = silent ?? (await probe(link))
        silent = 'failure' in answer && SILENT.has(answer.failure) ? answer : null
        answers.set(link, answer)
      }
    }
  }
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, work))
  return answers
}

const hostOf = (link: string): string => (URL.canParse(link) ? new URL(link).host : '')

/** Keeps what was found, and what it says of the items. */
async function record(
  context: Context,
  { organId, slug }: OrganRef,
  links: readonly LeasedLink[],
  answers: ReadonlyMap<string, LinkAnswer>,
): Promise<void> {
  const found = links.map((each) => ({ ...each, ...linkFinding(answers.get(each.link)!) }))
  await transact(context, SYSTEM(organId), 'LINKS_CHECKED', async (tx) => {
    const changed = await storeFindings(tx, organId, found, context.clock.now())
    await recountTallies(tx, organId, {
      entries: changed.map(({ entry }) => entry),
      listItems: changed.flatMap(({ listItem }) => listItem ?? []),
    })
    const facts = { links: links.length, changed: changed.length }
    return { result: undefined, subject: `organ/${slug}`, facts }
  })
}

/** Faults are counted up to here; beyond it there are "more". */
export const MOST_COUNTED = 1_000

/** How many addresses somebody should look at, by what is wrong; and when the latest was looked at. */
export const linkOverview = (context: Context, { organId }: OrganRef): ReturnType<typeof linkCounts> =>
  linkCounts(reading(context), organId, MOST_COUNTED)

/** Addresses with one fault, the latest publication first. */
export const listFaultyLinks = (
  context: Context,
  { organId }: OrganRef,
  state: FaultyLink,
  after: FaultyLinkCursor | null,
  limit: number,
): Promise<FaultyLinkRow[]> => faultyLinks(reading(context), organId, state, after, limit)

/** The addresses of an item are looked at in the next round. @throws NotFound */
export const askForCheck = (context: Context, { organId }: OrganRef, itemId: string, actor: Actor): Promise<void> =>
  transact(context, actor, 'LINK_CHECK_ASKED', async (tx) => {
    if (!(await loadItem(tx, organId, itemId, true))) throw new NotFound(itemId)
    await checkSoon(tx, organId, itemId)
    return { result: undefined, subject: `disclosure/${itemId}` }
  })
