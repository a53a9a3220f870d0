import { type Response } from 'express'
import { type Caller } from '../http/caller.ts'
import { may, type Right } from '../services/rights.ts'

/** Whether an open call came with a token of the organ it asks about, whose role has the right. */
export function isStaff(res: Response, right: Right, slug: string | undefined): boolean {
  const caller = res.locals['caller'] as Caller | undefined
  return caller !== undefined && (slug === undefined || slug === caller.organ.slug) && may(caller.actor, right)
}
