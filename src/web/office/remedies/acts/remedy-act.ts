import Joi from 'joi'
import { parse } from '../../../../http/form.ts'
import { type LocalDate } from '../../../../law/date.ts'
import { type RemedyEventType } from '../../../../remedies/events.ts'
import {
  type RemedyAct,
  type RemedyRow,
  type ShownRemedy,
  type WrittenText,
} from '../../../../services/remedy-service.ts'
import { Invalid } from '../../../../services/errors.ts'
import { type HeldFile } from '../../../../services/files-held.ts'
import { type OutgoingFile } from '../../../../services/outgoing-keeping.ts'
import { type FormState, formFields, type TypedValues } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { type Language } from '../../../messages/language.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { optionalText, requiredDay } from '../../office-fields.ts'

/** What the page of an entry is made from: the dispute as it stands, the day, reconsiderations it may be linked to. */
export type RemedyLook = {
  shown: ShownRemedy
  today: LocalDate
  lang: Language
  reconsiderations: readonly RemedyRow[]
  /** Who may conduct a dispute. */
  officers: readonly { id: string; name: string }[]
  /** Papers mended for this dispute that may leave. */
  ready: readonly OutgoingFile[]
}

/** `held`: outgoing papers that the release gate keeps back. */
export type RemedyForm = FormState & { lang: Language; values: TypedValues; held?: readonly HeldFile[] }

/** The page on which one kind of entry is made. */
export type RemedyActPage = {
  name: RemedyActName
  type: RemedyEventType
  takesFiles: boolean
  suggest: (look: RemedyLook) => TypedValues
  fields: (form: RemedyForm, look: RemedyLook) => Html
  /** The entry as typed. @throws Invalid with every problem */
  actOf: (values: TypedValues, look: RemedyLook) => RemedyAct
  /** What is written beside it. @throws Invalid */
  textsOf: (values: TypedValues) => WrittenText[]
}

const words = affairsMessages('zh-CN').remedyActs
export type RemedyActName = keyof typeof words.titles
export type TextKind = Exclude<keyof typeof words.texts, 'heading'>

type Definition<Typed> = {
  name: RemedyActName
  type: RemedyEventType
  /** The form's own fields, beside day and notes. */
  schema?: (look: RemedyLook) => Record<string, Joi.Schema>
  suggest?: TypedValues
  fields?: (form: RemedyForm, look: RemedyLook) => Html
  act: (typed: Typed & { on: LocalDate }, look: RemedyLook) => RemedyAct
  texts?: readonly TextKind[]
  /** Words are all there is to record. */
  needsText?: boolean
  /** The form sends papers: fields that stand last, so that a file too large loses no typed text. */
  takesFiles?: boolean
  last?: (form: RemedyForm, look: RemedyLook) => Html
}

const LONGEST_NOTE = 2_000

/** Builds the page of an entry: its own fields, the day, what is written beside it. */
export function remedyActPage<Typed extends object = object>(definition: Definition<Typed>): RemedyActPage {
  const {
    name,
    type,
    schema,
    suggest,
    fields,
    act,
    texts = [],
    needsText = false,
    takesFiles = false,
    last,
  } = definition
  const kinds: readonly TextKind[] = [...texts, 'note']
  const dayLabel = words.days[type] ?? words.on
  return {
    name,
    type,
    takesFiles,
    suggest: ({ today }) => ({ on: today, ...suggest }),
    fields: (form, look) => {
      const bound = formFields(form)
      return html`${fields?.(form, look)}${bound.dateField({ name: 'on', label: dayLabel })}${textFields(kinds, form)}${last?.(form, look)}`
    },
    actOf: (values, look) => {
      const whole = Joi.object<Typed & { on: LocalDate }>({ ...schema?.(look), on: requiredDay(dayLabel) } as never)
      return act(parse(whole, values), look)
    },
    textsOf: (values) => {
      const typed = typedTexts(kinds, values)
      if (needsText && typed.length === 0) throw new Invalid([{ field: kinds[0]!, text: words.nothingNoted }])
      return typed
    },
  }
}

/** Texts of more than a line. */
const LONG: ReadonlySet<TextKind> = new Set(['note', 'lesson'])

/** What may be written beside an entry; all of it is optional and kept sealed. */
export function textFields(kinds: readonly TextKind[], form: RemedyForm): Html {
  const fields = formFields(form)
  const t = affairsMessages(form.lang).remedyActs.texts
  const shown = kinds.map((kind) =>
    LONG.has(kind)
      ? fields.textarea({ name: kind, label: `${t[kind]}（选填，加密保存）`, rows: 2 })
      : fields.input({
          name: kind,
          label: `${t[kind]}（选填）`,
          autocomplete: 'off',
          classes: 'govuk-input--width-20',
        }),
  )
  return html`${shown}`
}

/** The texts of a form, without those left empty. @throws Invalid for one that is too long */
export function typedTexts(kinds: readonly TextKind[], values: TypedValues): WrittenText[] {
  const schema = Joi.object<Record<string, string>>(
    Object.fromEntries(kinds.map((kind) => [kind, optionalText(words.texts[kind], LONGEST_NOTE)])),
  )
  const typed = parse(schema, values)
  return kinds.flatMap((kind) => (typed[kind] ? [{ kind, text: typed[kind] }] : []))
}
