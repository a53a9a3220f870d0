import { type EntityManager } from '@mikro-orm/postgresql'
import { openContent } from './case-store.ts'
import { type Asked } from '../cases/questions.ts'
import { caseContext, type CaseRow } from './case-row.ts'
import { type LeasedMessage } from './outbox.ts'
import { query } from './query.ts'
import { openJson, type Sealer } from './sealing.ts'

/** Where a letter goes, and the language in which whoever reads it asked to be written to. */
export type Address = { address: string; language: 'zh-CN' | 'en' }

/** What tells where a letter goes. */
type Addressed = Pick<LeasedMessage, 'organId' | 'messageId' | 'recipient' | 'caseId'>

const inChinese = (address: string): Address => ({ address, language: 'zh-CN' })

/** Where each letter goes, looked up only now: an applicant's address is sealed with the case, an officer's is the account's. */
export async function addressesOf(
  em: EntityManager,
  sealer: Sealer,
  messages: readonly Addressed[],
): Promise<Map<string, Address>> {
  const [applicants, officers] = [await applicantAddresses(em, sealer, messages), await officerAddresses(em, messages)]
  return new Map([
    ...applicants,
    ...officers,
    ...(await contactAddresses(em, messages)),
    ...(await partyAddresses(em, sealer, messages)),
  ])
}

async function applicantAddresses(
  em: EntityManager,
  sealer: Sealer,
  messages: readonly Addressed[],
): Promise<[string, Address][]> {
  const ids = messages.flatMap((each) => (each.recipient === 'applicant' && each.caseId ? [each.messageId] : []))
  type Row = Pick<CaseRow, 'organId' | 'caseId' | 'sealedKey' | 'sealed'> & { messageId: string }
  const rows = await query<Row>(
    em,
    `select o.message_id as "messageId", c.organ_id as "organId", c.case_id as "caseId", c.sealed_key as "sealedKey", c.sealed
     from outbox o join case_file c on c.organ_id = o.organ_id and c.case_id = o.case_id
     where o.organ_id = any($1::int[]) and o.message_id = any($2::uuid[])`,
    [organsOf(messages), ids],
  )
  return rows.flatMap((row) => {
    const { applicant, language = 'zh-CN' } = openContent(sealer, row).content
    return applicant.email ? [[row.messageId, { address: applicant.email, language }] as [string, Address]] : []
  })
}

async function officerAddresses(em: EntityManager, messages: readonly Addressed[]): Promise<[string, Address][]> {
  const ids = messages.flatMap((each) => (each.recipient.startsWith('officer:') ? [each.messageId] : []))
  const rows = await query<{ messageId: string; email: string }>(
    em,
    `select o.message_id as "messageId", a.email from outbox o
     join account a on a.organ_id = o.organ_id and a.account_id::text = substring(o.recipient from 9)
     where o.organ_id = any($1::int[]) and o.message_id = any($2::uuid[]) and a.email is not null and a.disabled_at is null`,
    [organsOf(messages), ids],
  )
  return rows.map((row) => [row.messageId, inChinese(row.email)])
}

/** A department's contact: the address given for them, else that of their account. */
async function contactAddresses(em: EntityManager, messages: readonly Addressed[]): Promise<[string, Address][]> {
  const ids = messages.flatMap((each) => (each.recipient.startsWith('contact:') ? [each.messageId] : []))
  if (ids.length === 0) return []
  const rows = await query<{ messageId: string; email: string }>(
    em,
    `select o.message_id as "messageId", coalesce(k.email, a.email) as email from outbox o
     join department_contact k on k.organ_id = o.organ_id and k.contact_id::text = substring(o.recipient from 9)
     left join account a on a.organ_id = k.organ_id and a.account_id = k.account_id and a.disabled_at is null
     where o.organ_id = any($1::int[]) and o.message_id = any($2::uuid[]) and coalesce(k.email, a.email) is not null`,
    [organsOf(messages), ids],
  )
  return rows.map((row) => [row.messageId, inChinese(row.email)])
}

/** A party that was asked: its address is sealed with the question. */
async function partyAddresses(
  em: EntityManager,
  sealer: Sealer,
  messages: readonly Addressed[],
): Promise<[string, Address][]> {
  const ids = messages.flatMap((each) => (each.recipient.startsWith('question:') ? [each.messageId] : []))
  if (ids.length === 0) return []
  type Row = Pick<CaseRow, 'organId' | 'caseId' | 'sealedKey' | 'sealed'> & { messageId: string; asked: Uint8Array }
  const rows = await query<Row>(
    em,
    `select o.message_id as "messageId", q.sealed as asked, c.organ_id as "organId", c.case_id as "caseId",
       c.sealed_key as "sealedKey", c.sealed
     from outbox o
     join case_question q on q.organ_id = o.organ_id and q.question_id::text = substring(o.recipient from 10)
     join case_file c on c.organ_id = q.organ_id and c.case_id = q.case_id
     where o.organ_id = any($1::int[]) and o.message_id = any($2::uuid[])`,
    [organsOf(messages), ids],
  )
  return rows.flatMap(({ messageId, asked, ...row }) => {
    const { email } = openJson<Asked>(openContent(sealer, row).key, asked, caseContext(row.organId, row.caseId))
    return email === null ? [] : [[messageId, inChinese(email)] as [string, Address]]
  })
}

const organsOf = (messages: readonly Addressed[]): number[] => [...new Set(messages.map((each) => each.organId))]
