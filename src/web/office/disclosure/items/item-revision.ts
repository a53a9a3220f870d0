import Joi from 'joi'
import { parse } from '../../../../http/form.ts'
import { type LocalDate } from '../../../../law/date.ts'
import { type ItemAct } from '../../../../services/disclosure-service.ts'
import { type TypedValues } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { requiredDay } from '../../office-fields.ts'
import { type ItemForm, type ItemLook } from './item-act-page.ts'
import {
  detailFields,
  detailsSchema,
  listItemOf,
  peopleFields,
  sharedSchema,
  type TypedDetails,
  type TypedShared,
} from './item-fields.ts'

const on = requiredDay(disclosureMessages('zh-CN').items.actFields.on)
const REVISED = Joi.object<TypedDetails & TypedShared & { on: LocalDate }>({ on, ...detailsSchema, ...sharedSchema })

export const revisionFields = (form: ItemForm, { catalogue, organ, departments }: ItemLook): Html =>
  html`${detailFields(form, catalogue, organ.regime)}${peopleFields({ ...form, departments })}`

/** What an item says now, to be corrected. */
export function suggestRevision({ row }: ItemLook): TypedValues {
  const { title, entry, listItem, documentNumber, summary, department, publisher, reviewer, responsible, formedOn } =
    row
  return {
    title,
    entry,
    listItem: listItem === null ? 'none' : String(listItem),
    documentNumber: documentNumber ?? '',
    summary,
    department,
    publisher,
    reviewer,
    responsible,
    formedOn,
  }
}

/** Only what differs is recorded. */
export function readRevision(values: TypedValues, { row, catalogue, organ }: ItemLook): ItemAct {
  const { on: day, listItem, documentNumber, ...typed } = parse(REVISED, values)
  const now = {
    ...typed,
    documentNumber: documentNumber || null,
    listItem: organ.regime === 'college' ? listItemOf(listItem, typed.entry, catalogue) : null,
  }
  const fields = Object.fromEntries(
    Object.entries(now).filter(([name, value]) => row[name as keyof typeof now] !== value),
  )
  return { type: 'revised', on: day, fields }
}
