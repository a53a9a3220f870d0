import type Joi from 'joi'
import { type Act } from '../../../cases/decide.ts'
import { parse } from '../../../http/form.ts'
import { type AuditName } from '../../../http/route.ts'
import { type LocalDate } from '../../../law/date.ts'
import { type WorkCalendar } from '../../../law/work-calendar.ts'
import { type LetterDetails } from '../../../letters/letter-facts.ts'
import { type OrderToReply } from '../../../services/new-reply-service.ts'
import { type CaseView } from '../../../services/case-view.ts'
import { type OrganRef } from '../../../services/context.ts'
import { type FeeBefore } from '../../../services/fee-notices.ts'
import { type HeldFile } from '../../../services/files-held.ts'
import { type OutgoingFile } from '../../../services/outgoing-keeping.ts'
import { type Redaction } from '../../../services/redaction-service.ts'
import { type FormState, type TypedValues } from '../../components/index.ts'
import { type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { type ActName } from './act-names.ts'

/**
 * What an act's page is made from: the case as it stands, the organ, the day; the order a new reply is given on (null on
 * the page of a new reply where there is none).
 */
export type ActLook = {
  view: CaseView
  organ: OrganRef
  today: LocalDate
  calendar: WorkCalendar
  lang: Language
  /** Files of the case whose pages are blacked out, ready to leave. */
  redacted: readonly Redaction[]
  order?: OrderToReply | null
  /** The latest fee notice to the applicant for the same month, for the page of a fee notice. */
  feeBefore?: FeeBefore | null
  /** Files mended for this case that may leave. */
  ready: readonly OutgoingFile[]
}

/** What an officer wrote, ready to be decided and kept. */
export type ActReading = {
  act: Act
  texts: readonly { kind: string; text: string }[]
  /** What only the letter says; null where the act sends none. */
  details: Partial<LetterDetails> | null
}

/** A form as it is shown: what stands in it, what is wrong with it, which files may not leave as they are. */
export type ActForm = FormState & { lang: Language; values: TypedValues; held?: readonly HeldFile[] }

/** The page of one act. */
export type ActPage = {
  name: ActName
  audit: AuditName
  takesFiles: boolean
  /** What stands in the form when it is first shown. */
  suggest: (look: ActLook, query: Readonly<Record<string, unknown>>) => TypedValues
  fields: (form: ActForm, look: ActLook) => Html
  /** The act as far as the clock is concerned, for the preview. @throws Invalid */
  actOf: (values: TypedValues, look: ActLook) => Act
  /** Everything. @throws Invalid with every problem */
  read: (values: TypedValues, look: ActLook) => ActReading
}

type Definition<Days, Words> = Pick<ActPage, 'name' | 'audit' | 'suggest' | 'fields'> & {
  takesFiles?: boolean
  /** Days and numbers: what moves the clock. */
  days: (look: ActLook) => Joi.ObjectSchema<Days>
  /** Words: what is kept, and what the letter says. */
  words: (look: ActLook) => Joi.ObjectSchema<Words>
  act: (days: Days, look: ActLook) => Act
  texts: (words: Words, days: Days, look: ActLook) => readonly { kind: string; text: string }[]
  details?: (words: Words, days: Days) => Partial<LetterDetails>
}

/** Builds a page from its two schemas, so that the preview asks only for what the clock needs. */
export function actPage<Days extends object, Words extends object>(definition: Definition<Days, Words>): ActPage {
  const { name, audit, suggest, fields, days, words, act, texts, details, takesFiles = false } = definition
  return {
    name,
    audit,
    takesFiles,
    suggest,
    fields,
    actOf: (values, look) => act(parse(days(look), values), look),
    read: (values, look) => {
      const typed = parse(days(look).concat(words(look) as unknown as Joi.ObjectSchema<Days>), values)
      const written = typed as unknown as Words
      return {
        act: act(typed, look),
        texts: texts(written, typed, look).filter(({ text }) => text !== ''),
        details: details ? withoutBlanks(details(written, typed)) : null,
      }
    },
  }
}

/** Blank optional words are left out, so that a letter says nothing about them. */
export function withoutBlanks(details: Partial<LetterDetails>): Partial<LetterDetails> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== '' && value !== null))
}

/** Items written one a line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
