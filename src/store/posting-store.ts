import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { type LetterKind } from '../letters/letter.ts'
import { query } from './query.ts'

/** A letter that has not left yet. */
export type UnsentLetter = {
  number: string
  letterId: string
  kind: LetterKind
  documentNumber: string
  issuedOn: LocalDate
}

/** The letters of these cases that nothing says were sent; those of entries declared void are left out. */
export const unsentLetters = (
  em: EntityManager,
  organId: number,
  numbers: readonly string[],
  most: number,
): Promise<UnsentLetter[]> =>
  query<UnsentLetter>(
    em,
    `select c.number, l.letter_id as "letterId", l.kind, l.document_number as "documentNumber", l.issued_on as "issuedOn"
     from case_file c join letter l on l.organ_id = c.organ_id and l.case_id = c.case_id
     where c.organ_id = $1 and c.number = any($2::text[])
       and not exists (
         select 1 from case_event e where e.organ_id = l.organ_id and e.case_id = l.case_id
           and e.type = 'entry-voided' and (e.body ->> 'seq')::int = l.seq)
       and not exists (
         select 1 from letter_service s where s.organ_id = l.organ_id and s.case_id = l.case_id
           and s.letter_id = l.letter_id and s.kind <> 'voided'
           and not exists (
             select 1 from letter_service v where v.organ_id = s.organ_id and v.case_id = s.case_id
               and v.letter_id = s.letter_id and v.voids = s.seq))
     order by c.number, l.seq, l.document_number limit $3`,
    [organId, numbers, most],
  )
