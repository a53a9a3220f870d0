import { FURTHER_LETTERS } from '../letters/called-for.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** A letter to an applicant whose notice by mail was accepted by the receiving server. */
export type MailedLetter = { number: string; letterId: string; messageId: string; sentAt: string; byEmail: boolean }

/**
 * Letters wanted online or by e-mail whose notice has left since an instant and whose sending nobody has noted by itself
 * yet, oldest first. Letters of void entries are left out; a sending taken back by the office is not noted again, one taken
 * back because its mail came back is, when the mail has left once more.
 */
export const mailedLetters = (em: Tx, organId: number, since: Date, limit: number): Promise<MailedLetter[]> =>
  query<MailedLetter>(
    em,
    `select c.number, l.letter_id as "letterId", o.message_id as "messageId", o.sent_at as "sentAt",
       c.delivery = 'email' as "byEmail"
     from outbox o
     join case_file c on c.organ_id = o.organ_id and c.case_id = o.case_id and c.delivery in ('email', 'online')
     join letter l on l.organ_id = o.organ_id and l.case_id = o.case_id and l.to_applicant
       and case when o.facts ->> 'letterId' is null
         then l.seq = (o.facts ->> 'seq')::int and l.kind <> all ($5::text[]) else l.letter_id::text = o.facts ->> 'letterId' end
     where o.organ_id = $1 and o.created_at > $2::timestamptz - interval '60 days' and o.sent_at > $2 and o.recipient = 'applicant'
       and not exists (select 1 from letter_service s where s.organ_id = l.organ_id and s.case_id = l.case_id
         and s.letter_id = l.letter_id and s.recorded_by = $3 and s.kind in ('emailed', 'online')
         and not exists (select 1 from letter_service v where v.organ_id = s.organ_id and v.case_id = s.case_id
           and v.letter_id = s.letter_id and v.voids = s.seq and v.recorded_by = $3))
       and not exists (select 1 from case_event e where e.organ_id = l.organ_id and e.case_id = l.case_id
         and e.type = 'entry-voided' and (e.body ->> 'seq')::int = l.seq)
     order by o.created_at, l.document_number limit $4`,
    [organId, since, 'system', limit, FURTHER_LETTERS],
  )

/** Whether a mail still counts as sent; kept so until the transaction ends. */
export const holdSent = async (tx: Tx, organId: number, messageId: string): Promise<boolean> =>
  (
    await query(tx, 'select 1 from outbox where organ_id = $1 and message_id = $2 and sent_at is not null for share', [
      organId,
      messageId,
    ])
  ).length === 1
