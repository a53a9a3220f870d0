import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** An entry of the log about one case, with the hash that ties it into the chain. */
export type CaseLogLine = {
  seq: string
  at: string
  actor: string
  action: string
  body: string
  prev: string
  hash: string
}

/** What the log says of a case, in order. */
export const caseLog = (em: EntityManager, organId: number, number: string): Promise<CaseLogLine[]> =>
  query<CaseLogLine>(
    em,
    `select seq, at, actor, action, body_text as body, encode(prev, 'hex') as prev, encode(hash, 'hex') as hash
     from audit where organ_id = $1 and subject = $2 order by seq`,
    [organId, number],
  )
