import { randomBytes, randomUUID } from 'node:crypto'
import { sha256 } from '../store/sealing.ts'
import { ApiToken } from '../store/tables/account.ts'
import { type Actor, type Context, type OrganRef, reading, type TokenRole } from './context.ts'
import { NotFound } from './errors.ts'
import { transact } from './transact.ts'

/** Issues a token for the JSON interface; the text is seen once. It names its organ: `gk_<slug>_<secret>`. */
export async function createToken(
  context: Context,
  organ: OrganRef,
  name: string,
  role: TokenRole,
  actor: Actor,
): Promise<string> {
  const token = `gk_${organ.slug}_${randomBytes(32).toString('base64url')}`
  return transact(context, actor, 'TOKEN_CREATED', async (tx) => {
    const tokenId = randomUUID()
    const fields = { organId: organ.organId, tokenId, name, role, tokenHash: sha256(token) }
    tx.create(ApiToken, { ...fields, createdAt: context.clock.now(), usedAt: null, revokedAt: null })
    return { result: token, subject: `token/${tokenId}`, facts: { role } }
  })
}

/** Who a token speaks for; null for one unknown or revoked. */
export async function bearerOf(context: Context, organ: OrganRef, token: string): Promise<Actor | null> {
  const row = await reading(context).findOne(ApiToken, { organId: organ.organId, tokenHash: sha256(token) })
  return row && !row.revokedAt ? { id: `token:${row.tokenId}`, organId: organ.organId, role: row.role } : null
}

export const listTokens = (context: Context, organ: OrganRef): Promise<ApiToken[]> =>
  reading(context).find(ApiToken, { organId: organ.organId }, { orderBy: { createdAt: 'asc' } })

/** @throws NotFound */
export function revokeToken(context: Context, organ: OrganRef, tokenId: string, actor: Actor): Promise<void> {
  return transact(context, actor, 'TOKEN_REVOKED', async (tx) => {
    const row = await tx.findOne(ApiToken, { organId: organ.organId, tokenId })
    if (!row) throw new NotFound(tokenId)
    row.revokedAt = context.clock.now()
    return { result: undefined, subject: `token/${tokenId}` }
  })
}
