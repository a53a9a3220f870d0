import { type EntityManager } from '@mikro-orm/postgresql'
import { type Act } from '../cases/decide.ts'
import { barred } from '../cases/ruling.ts'
import { REMEDY_KIND_NAMES, type RemedyKind } from '../law/remedies.ts'
import { forumOf } from '../remedies/progress.ts'
import { remedyBar } from '../remedies/ruling.ts'
import { isDisputedBy, isOpenToCourts } from '../store/authorised-cases.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { BarredByLaw, BarredInDispute } from './errors.ts'

const isOfCollegesToo = (kind: RemedyKind): boolean => forumOf(kind) === 'complaint'
const OF_PUBLIC_POWER = REMEDY_KIND_NAMES.filter((kind) => !isOfCollegesToo(kind))

/**
 * Over a college's reply there is reconsideration or a lawsuit only where it acted by public power, which the case must
 * say first, with the statute and the reason. 条例 arts. 54, 55 @throws BarredInDispute
 */
export async function demandPublicPower(
  tx: EntityManager,
  organId: number,
  caseId: string,
  kind: RemedyKind,
): Promise<void> {
  if (isOfCollegesToo(kind) || (await isOpenToCourts(tx, organId, caseId))) return
  throw new BarredInDispute(remedyBar('case-not-authorised', '条例第五十四条、第五十五条第二款'))
}

/** An entry of public power on which a reconsideration or lawsuit rests is not voided. @throws BarredByLaw */
export async function keepPublicPower(tx: EntityManager, { row, kase }: LoadedCase, act: Act): Promise<void> {
  if (act.type !== 'entry-voided') return
  if (kase.history.find(({ seq }) => seq === act.seq)?.event.type !== 'authorised') return
  if (await isDisputedBy(tx, row.organId, row.caseId, OF_PUBLIC_POWER))
    throw new BarredByLaw(barred('authorised-disputed', '条例第五十四条'))
}
