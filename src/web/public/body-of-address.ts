import { type Context, type OrganRef } from '../../services/context.ts'
import { NotFound } from '../../services/errors.ts'
import { findOrgan } from '../../services/organ-service.ts'

/** The bodies a process has answered for, so that a page of an error names its body while the database is away. */
const known = new WeakMap<Context, Map<string, OrganRef>>()
const MOST_KNOWN = 1_000

/** The body of a public page. @throws NotFound */
export async function bodyWithSlug(context: Context, slug: string): Promise<OrganRef> {
  const organ = await findOrgan(context, slug)
  const bodies = known.get(context) ?? new Map<string, OrganRef>()
  known.set(context, bodies)
  bodies.delete(slug)
  bodies.set(slug, organ)
  const [oldest] = bodies.keys()
  if (bodies.size > MOST_KNOWN && oldest !== undefined) bodies.delete(oldest)
  return organ
}

/** The body whose pages an address lies among, for a page of an error: as it was last seen where it cannot be asked. */
export async function bodyOfAddress(context: Context, path: string): Promise<OrganRef | null> {
  const slug = /^\/o\/([a-z0-9][a-z0-9-]{0,39})(?:\/|$)/.exec(path)?.[1]
  if (slug === undefined) return null
  return findOrgan(context, slug).catch((error: unknown) =>
    error instanceof NotFound ? null : (known.get(context)?.get(slug) ?? null),
  )
}
