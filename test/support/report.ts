import { type Actor, type Context, type OrganRef } from '../../src/services/context.ts'
import { approveReport, freezeReport, publishReport } from '../../src/services/report-closing.ts'
import { confirmSection, draftedSections } from '../../src/services/report-sections.ts'
import { draftReport } from '../../src/services/report-service.ts'

/** Confirms every section of a year as it stands. */
export async function confirmAll(context: Context, organ: OrganRef, year: number, actor: Actor): Promise<void> {
  const draft = await draftReport(context, organ, { year })
  for (const { key, version } of await draftedSections(context, organ, draft))
    await confirmSection(context, organ, draft, { section: key, seen: version, checked: true }, actor)
}

/** A year's report, confirmed, frozen, approved and published; gives its version. */
export async function publishYear(
  context: Context,
  organ: OrganRef,
  year: number,
  actor: Actor,
  amends = '',
): Promise<number> {
  await confirmAll(context, organ, year, actor)
  const version = await freezeReport(context, organ, { year, amends }, actor)
  await approveReport(context, organ, year, version, actor)
  await publishReport(context, organ, year, version, actor)
  return version
}
