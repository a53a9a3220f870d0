import { type Context, type OrganRef } from '../services/context.ts'
import { Invalid, NotFound } from '../services/errors.ts'
import { findOrgan, listOrgans } from '../services/organ-service.ts'

/** The organ a call is about: the one named, or the only one there is. @throws NotFound, Invalid where there are several */
export async function organAsked(context: Context, slug: string | undefined): Promise<OrganRef> {
  if (slug !== undefined) return findOrgan(context, slug)
  const [only, ...others] = await listOrgans(context)
  if (!only) throw new NotFound('organ')
  if (others.length > 0) throw new Invalid([{ field: 'organ', text: '本系统有多个单位，请用 organ 写明单位简称' }])
  return only
}
