import { type ApplicationContent } from '../cases/application.ts'
import { ALIKE, likeness } from '../cases/likeness.ts'
import { linkCases, type CaseLinkKind } from '../store/case-link.ts'
import { candidatesFor, type Candidate } from '../store/similar-cases.ts'
import { type CaseView } from './case-view.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid } from './errors.ts'
import { transact } from './transact.ts'
import { caseIfAny, caseToChange } from './load-case.ts'

/** A case that asks for something alike. `alike`: between 0 and 1. */
export type SimilarCase = Candidate & { alike: number; sameApplicant: boolean }

const wordsOf = ({ title, description }: ApplicationContent): string => `${title ?? ''}\n${description}`

/** Earlier and later requests with like words, the likest first; the same applicant's stand before others. */
export async function similarCases(
  context: Context,
  organ: OrganRef,
  { row, content }: CaseView,
): Promise<SimilarCase[]> {
  const { name } = content.applicant
  const found = await candidatesFor(
    reading(context),
    context.sealer,
    { ...row, organId: organ.organId },
    wordsOf(content),
    name,
  )
  return found
    .map((each) => ({
      ...each,
      alike: likeness(wordsOf(content), wordsOf(each.content)),
      sameApplicant: each.content.applicant.name === name,
    }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => Number(b.sameApplicant) - Number(a.sameApplicant) || b.alike - a.alike)
}

/** Links a case with another of the organ. @throws NotFound, Invalid where the other is none */
export function linkWith(
  context: Context,
  organ: OrganRef,
  number: string,
  other: string,
  kind: CaseLinkKind,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'CASES_LINKED', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    const linked = other === number ? null : await caseIfAny(context, organ, other, tx)
    if (!linked) throw new Invalid([{ field: 'other', text: '没有这个编号的另一件申请，请核对' }])
    const link = { organId: organ.organId, caseId: loaded.row.caseId, kind, by: actor.id, at: context.clock.now() }
    await linkCases(tx, link, [linked.row.caseId])
    return { result: undefined, subject: number, facts: { other, kind } }
  })
}
