import { SOON_DAYS } from '../disclosure/duties.ts'
import { plusDays } from '../law/date.ts'
import { disclosureHeaps, type DisclosureHeaps } from '../store/disclosure-desk.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { dutiesOwed, type ShownOccurrence } from './duty-service.ts'

/** Heaps are counted up to here. */
export const HEAP_CAP = 1_000

/** What disclosure on one's own initiative asks of the office today. */
export type DisclosureDesk = { duties: ShownOccurrence[]; heaps: DisclosureHeaps }

export async function disclosureDesk(context: Context, organ: OrganRef): Promise<DisclosureDesk> {
  const em = reading(context)
  const today = context.clock.today()
  return {
    duties: await dutiesOwed(context, organ, em),
    heaps: await disclosureHeaps(em, organ.organId, today, plusDays(today, SOON_DAYS), HEAP_CAP),
  }
}
