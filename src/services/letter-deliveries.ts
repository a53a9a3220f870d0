import { hash } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { serviceStanding } from '../letters/service.ts'
import { caseContext } from '../store/case-row.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { serviceLinesOf, type ServiceLine } from '../store/letter-service-store.ts'
import { findLetter, type LetterLine } from '../store/letter-store.ts'
import { reading, type Context, type OrganRef } from './context.ts'
import { NotFound } from './errors.ts'
import { caseToRead } from './load-case.ts'

/** Entries and standing of every letter of a case. */
export type Deliveries = ReadonlyMap<string, { lines: ServiceLine[] } & ReturnType<typeof serviceStanding>>

/** What is recorded of the service of each letter, by its id. */
export async function deliveriesOf(em: EntityManager, loaded: LoadedCase): Promise<Deliveries> {
  const byLetter = Map.groupBy(await serviceLinesOf(em, loaded), ({ letterId }) => letterId)
  return new Map([...byLetter].map(([letterId, lines]) => [letterId, { lines, ...serviceStanding(lines) }]))
}

/** One letter and what is recorded of its service. @throws NotFound */
export async function readDelivery(
  context: Context,
  organ: OrganRef,
  number: string,
  letterId: string,
): Promise<{ letter: LetterLine; lines: ServiceLine[] }> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  const letter = await findLetter(em, loaded, letterId)
  if (!letter) throw new NotFound(letterId)
  return { letter, lines: (await serviceLinesOf(em, loaded)).filter((line) => line.letterId === letterId) }
}

/** The proof kept with an entry. @throws NotFound */
export async function readProof(
  context: Context,
  organ: OrganRef,
  number: string,
  proofId: string,
): Promise<{ name: string; contentType: string; bytes: Buffer }> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  const line = (await serviceLinesOf(em, loaded)).find((each) => each.proofId === proofId)
  if (!line) throw new NotFound(proofId)
  const bytes = await context.files.get(loaded.key, caseContext(organ.organId, loaded.row.caseId), proofId)
  const { proofName = 'proof', proofType = 'application/octet-stream' } = line.details
  return { name: proofName, contentType: proofType, bytes }
}

/** A proof of service with its bytes; `hash` is their SHA-256, in hexadecimal. */
export type Proof = { name: string; hash: string; bytes: Buffer }

/** Every proof kept with the letters of a case, by its id. @throws NotFound */
export async function proofsOfCase(context: Context, organ: OrganRef, number: string): Promise<Map<string, Proof>> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  const sealContext = caseContext(organ.organId, loaded.row.caseId)
  const proofs = new Map<string, Proof>()
  for (const { proofId, details } of await serviceLinesOf(em, loaded)) {
    if (proofId === null) continue
    const bytes = await context.files.get(loaded.key, sealContext, proofId)
    proofs.set(proofId, { name: details.proofName ?? 'proof', hash: hash('sha256', bytes), bytes })
  }
  return proofs
}
