import { type Applicant, type ApplicationContent } from '../cases/application.ts'
import { monthAround } from '../law/date.ts'
import { itemsNoticed } from '../store/fee-notices.ts'
import { type CaseView } from './case-view.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/** A fee notice in another case, and up to which item of the month it went. */
export type FeeBefore = { number: string; items: number }

/**
 * The latest fee notice to the same applicant for the month in which this case was received: items are counted by applicant
 * and calendar month (国办函〔2020〕109号), and what a notice asked for once is not asked for again. Null where there is none.
 */
export async function earlierFeeNotice(
  context: Context,
  organ: OrganRef,
  { row, content, clock }: CaseView,
): Promise<FeeBefore | null> {
  const day = clock.receivedOn
  if (day === null) return null
  const { name } = content.applicant
  const here = { caseId: row.caseId, organId: organ.organId }
  const noticed = await itemsNoticed(reading(context), context.sealer, here, monthAround(day), name)
  const own = noticed.find((each) => isSame(each.content, content.applicant))
  return own ? { number: own.number, items: own.items } : null
}

/** The same name, and no other identity or credit code where both have one. */
function isSame({ applicant }: ApplicationContent, other: Applicant): boolean {
  const [one, two] = [proofOf(applicant), proofOf(other)]
  return applicant.name === other.name && (one === undefined || two === undefined || one === two)
}

const proofOf = ({ idNumber, creditCode }: Applicant): string | undefined => creditCode ?? idNumber
