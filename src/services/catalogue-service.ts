import {
  type Catalogue,
  catalogueChanges,
  catalogueProblems,
  type CatalogueProblem,
  type PlacedEntry,
  REFRESHES,
} from '../disclosure/catalogue.ts'
import {
  choiceFor,
  type ListChoice,
  type ListItem,
  type ListVariant,
  MINISTRY_LIST,
} from '../disclosure/ministry-list.ts'
import { EMPTY_TALLY, type EntryStanding, entryStanding, type Tally } from '../disclosure/standing.ts'
import { startingCatalogue } from '../disclosure/starting-catalogues.ts'
import {
  catalogueVersions,
  type CatalogueVersion,
  insertCatalogue,
  latestCatalogue,
  listChoices,
  newestOfList,
  setListChoice,
} from '../store/catalogue-store.ts'
import { talliesOf } from '../store/disclosure-tally.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, StaleForm } from './errors.ts'
import { transact } from './transact.ts'

/** The catalogue in force: the office's latest version, or the one every office of its kind starts from. */
export const catalogueOf = async (context: Context, { organId, regime }: OrganRef): Promise<Catalogue> =>
  (await latestCatalogue(reading(context), organId))?.classes ?? startingCatalogue(regime)

export type StandingEntry = PlacedEntry & { tally: Tally; standing: EntryStanding }

/** Every entry of the catalogue, in order, with what it holds and how it stands today. */
export async function entriesWithStanding(context: Context, organ: OrganRef): Promise<StandingEntry[]> {
  const catalogue = await catalogueOf(context, organ)
  const tallies = await talliesOf(reading(context), organ.organId, 'catalogue')
  const today = context.clock.today()
  return catalogue.flatMap((inClass) =>
    inClass.entries.map((entry) => {
      const tally = tallies.get(entry.key) ?? EMPTY_TALLY
      return { inClass, entry, tally, standing: entryStanding(tally, REFRESHES[entry.refresh].months, today) }
    }),
  )
}

const PROBLEMS: Record<CatalogueProblem, string> = {
  'no-class': '目录至少要有一个类别',
  'class-untitled': '请填写类别名称',
  'entry-untitled': '请填写栏目名称',
  'title-repeated': '同一类别下有同名的栏目，或者有同名的类别，请换一个名称',
  'key-repeated': '目录中有重复的编号，请重新打开页面再改',
}

/**
 * Makes a new version of the catalogue. `seen`: the version the form was made from, 0 for the starting catalogue.
 * @throws Invalid, StaleForm
 */
export async function saveCatalogue(
  context: Context,
  organ: OrganRef,
  classes: Catalogue,
  seen: number,
  actor: Actor,
): Promise<number> {
  const problems = catalogueProblems(classes)
  if (problems.length > 0) throw new Invalid(problems.map((each) => ({ field: 'title', text: PROBLEMS[each] })))
  return transact(context, actor, 'CATALOGUE_CHANGED', async (tx) => {
    const latest = await latestCatalogue(tx, organ.organId)
    const now = latest?.version ?? 0
    if (seen !== now) throw new StaleForm(now)
    const changes = catalogueChanges(latest?.classes ?? startingCatalogue(organ.regime), classes)
    const made = { version: now + 1, classes, changes, madeAt: context.clock.now(), madeBy: actor.id }
    await insertCatalogue(tx, organ.organId, made)
    return { result: made.version, subject: `organ/${organ.slug}`, facts: { version: made.version } }
  })
}

const MOST_VERSIONS = 100
/** The versions of the catalogue, newest first. */
export const catalogueHistory = (context: Context, { organId }: OrganRef): Promise<CatalogueVersion[]> =>
  catalogueVersions(reading(context), organId, MOST_VERSIONS)

export type StandingListItem = {
  item: ListItem
  choice: ListChoice
  tally: Tally
  standing: EntryStanding
  /** The newest public item, where there is one. */
  newest: { itemId: string; title: string; link: string | null; latestOn: string } | null
}

/** Which list a college reads: of ordinary colleges until it says otherwise. */
export const variantOf = ({ settings }: OrganRef): ListVariant => settings.listVariant ?? 'ordinary'

/** The ministry's fifty items, each with what the register holds of it. */
export async function listWithStanding(context: Context, organ: OrganRef): Promise<StandingListItem[]> {
  const em = reading(context)
  const tallies = await talliesOf(em, organ.organId, 'list')
  const choices = await listChoices(em, organ.organId)
  const newest = new Map((await newestOfList(em, organ.organId)).map((each) => [each.number, each]))
  const today = context.clock.today()
  return MINISTRY_LIST.map((item) => {
    const choice = choiceFor(item.number, variantOf(organ), choices.get(item.number))
    const tally = tallies.get(String(item.number)) ?? EMPTY_TALLY
    const standing = choice.applicable
      ? entryStanding(tally, item.months, today, choice.link !== '')
      : ('not-applicable' as const)
    return { item, choice, tally, standing, newest: newest.get(item.number) ?? null }
  })
}

/** Says whether an item of the list applies, where it always stands, and who answers for it. @throws Invalid */
export function saveListChoice(context: Context, organ: OrganRef, choice: ListChoice, actor: Actor): Promise<void> {
  if (!choice.applicable && choice.reason.trim() === '')
    throw new Invalid([{ field: 'reason', text: '请填写不适用的理由' }])
  return transact(context, actor, 'LIST_CHOICE_SET', async (tx) => {
    await setListChoice(tx, organ.organId, choice, context.clock.now(), actor.id)
    const { number, applicable } = choice
    return { result: undefined, subject: `organ/${organ.slug}`, facts: { number, applicable } }
  })
}
