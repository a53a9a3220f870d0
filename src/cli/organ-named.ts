import { type Context, type OrganRef } from '../services/context.ts'
import { NotFound } from '../services/errors.ts'
import { findOrgan, listOrgans } from '../services/organ-service.ts'
import { CommandError } from './command.ts'

/** The organ of `--organ`. @throws CommandError that names those there are */
export async function organNamed(context: Context, slug: string): Promise<OrganRef> {
  try {
    return await findOrgan(context, slug)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    const known = (await listOrgans(context)).map((organ) => organ.slug).slice(0, 20)
    const cure = known.length > 0 ? `现有：${known.join('、')}` : '还没有单位，请先用 organ create 新建'
    throw new CommandError(`没有简称为 ${slug} 的单位；${cure} (no such organ)`, { cause: error })
  }
}
