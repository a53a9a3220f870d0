import { timingSafeEqual } from 'node:crypto'
import { type Context, type OrganRef } from './context.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What a link is for: one made for one purpose opens nothing else. */
type LinkPurpose = 'answer' | 'invitation' | 'calendar' | 'browser'

/**
 * The secret in a link to one thing: its id and a keyed mark of it. Nothing is stored, so a stolen database holds no
 * link; the thing itself says whether its link still counts. `turn` is counted up to revoke a link for good, or tells several apart.
 */
export const linkKey = (
  { sealer }: Context,
  purpose: LinkPurpose,
  organ: Pick<OrganRef, 'organId'>,
  id: string,
  turn: number | string = 0,
) => `${id}.${markOf(sealer.derivedBytes(`link/${purpose}/${organ.organId}/${id}/${turn}`))}`

/** The id a link's key opens; null for one that was not made here, in the same time. */
export function openLink(
  context: Context,
  purpose: LinkPurpose,
  organ: Pick<OrganRef, 'organId'>,
  key: string,
  turn: number | string = 0,
): string | null {
  const id = linkedId(key)
  if (id === null) return null
  const [given, right] = [Buffer.from(key), Buffer.from(linkKey(context, purpose, organ, id, turn))]
  return given.length === right.length && timingSafeEqual(given, right) ? id : null
}

/** 132 bits are enough against guessing, and keep an address short. */
const markOf = (bytes: Buffer): string => bytes.toString('base64url').slice(0, 22)

/** The id a key speaks of, not yet proved; null where it has none. */
export function linkedId(key: string): string | null {
  const id = key.slice(0, 36)
  return UUID.test(id) ? id : null
}

/** The address of a question's one screen, for whoever has no account. */
export const answerAddress = (context: Context, organ: OrganRef, questionId: string): string =>
  `${context.publicUrl}/o/${organ.slug}/answer?key=${linkKey(context, 'answer', organ, questionId)}`
