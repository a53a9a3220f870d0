import { verifyAudit, type ChainFault } from '../store/audit-log.ts'
import { auditLines, type AuditLine } from '../store/audit-page.ts'
import { ApiToken } from '../store/tables/account.ts'
import { actorNames } from './account-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { transact } from './transact.ts'

/** An entry of the log with the name of who acted, where the id is a person's or a token's. */
export type AuditView = AuditLine & { name: string | null }

/** One page of an organ's log, newest first; `before` is the running number of the last line seen. */
export async function auditPage(
  context: Context,
  organ: OrganRef,
  before: string | null,
  limit: number,
): Promise<AuditView[]> {
  const lines = await auditLines(reading(context), organ.organId, before, limit)
  const ids = lines.map((line) => line.actor)
  const names = new Map([...(await actorNames(context, organ, ids)), ...(await tokenNames(context, organ, ids))])
  return lines.map((line) => ({ ...line, name: names.get(line.actor) ?? null }))
}

async function tokenNames(context: Context, organ: OrganRef, ids: readonly string[]): Promise<[string, string][]> {
  const tokenIds = ids.filter((id) => id.startsWith('token:')).map((id) => id.slice('token:'.length))
  if (tokenIds.length === 0) return []
  const filter = { organId: organ.organId, tokenId: { $in: [...new Set(tokenIds)] } }
  const tokens = await reading(context).find(ApiToken, filter)
  return tokens.map((each) => [`token:${each.tokenId}`, each.name])
}

export type AuditCheck = { entries: number; fault: ChainFault | null }

/** Recomputes the whole chain of an organ's log; that it was done, and what was found, is logged too. */
export async function checkAudit(context: Context, organ: OrganRef, actor: Actor): Promise<AuditCheck> {
  const { entries, fault } = await verifyAudit(reading(context), organ.organId)
  return transact(context, actor, 'AUDIT_VERIFIED', () =>
    Promise.resolve({
      result: { entries, fault },
      subject: 'audit',
      facts: { entries, fault: fault && `${fault.fault}/${fault.seq}` },
    }),
  )
}
