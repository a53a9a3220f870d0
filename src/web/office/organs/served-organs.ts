import { type Request } from 'express'
import { saveSession } from '../../../http/session.ts'
import { otherOrgans } from '../../../services/account-links.ts'
import { type SignedIn } from '../../../services/signed-in.ts'
import { type Context } from '../../../services/context.ts'

/** Keeps in the session which other organs this person serves, for the switcher on every page. */
export async function rememberServed(context: Context, req: Request, account: SignedIn): Promise<void> {
  const { organ, accountId, role } = account
  const others = await otherOrgans(context, organ, { id: `officer:${accountId}`, organId: organ.organId, role })
  req.session.serves = others.map(({ slug, organName }) => ({ slug, name: organName }))
  await saveSession(req)
}
