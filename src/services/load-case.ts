import { type EntityManager } from '@mikro-orm/postgresql'
import { findCase, lockCase, type LoadedCase } from '../store/case-store.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'

/** The case of a number, for reading; null where the organ has none. */
export const caseIfAny = (
  context: Context,
  organ: OrganRef,
  number: string,
  em = reading(context),
): Promise<LoadedCase | null> => findCase(em, context.sealer, organ.organId, number, organ.settings.school ?? {})

/** The case of a number, for reading. @throws NotFound */
export async function caseToRead(
  context: Context,
  organ: OrganRef,
  number: string,
  em = reading(context),
): Promise<LoadedCase> {
  const loaded = await caseIfAny(context, organ, number, em)
  if (!loaded) throw new NotFound(number)
  return loaded
}

/** The case of a number, for a command: its row is locked until the transaction ends. @throws NotFound */
export async function caseToChange(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  number: string,
): Promise<LoadedCase> {
  const loaded = await lockCase(tx, context.sealer, organ.organId, number, organ.settings.school ?? {})
  if (!loaded) throw new NotFound(number)
  return loaded
}
