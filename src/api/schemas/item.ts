import Joi from 'joi'
import { CHANNEL_NAMES, type Channel } from '../../disclosure/channels.ts'
import { ITEM_STATES } from '../../disclosure/item.ts'
import { LINK_STATES } from '../../disclosure/links.ts'
import { MINISTRY_LIST } from '../../disclosure/ministry-list.ts'
import { type LocalDate } from '../../law/date.ts'
import { type ItemAct, type ItemToEnter } from '../../services/disclosure-service.ts'
import { bodyOf, discriminatedBody } from '../body.ts'
import { day, maybe, shape, text, word } from './fields.ts'

const link = maybe(text('链接', 1_000).pattern(/^https?:\/\/\S+$/i))
const listItem = maybe(Joi.number().strict().integer().min(1).max(MINISTRY_LIST.length).label('清单序号'))
const on = day('日期').required()
const blank = (label: string, most: number) => text(label, most).allow('').default('')

const fields = {
  title: text('信息名称', 300),
  entry: text('栏目', 60),
  documentNumber: maybe(text('文号', 100)),
  summary: text('内容概述', 5_000).allow(''),
  department: text('公开部门', 100),
  publisher: text('公开人', 100),
  reviewer: text('审查人', 100),
  responsible: text('责任人', 100),
  formedOn: day('形成日期'),
}
const publication = { channel: word('公开渠道', CHANNEL_NAMES).required(), name: blank('渠道名称', 200), on, link }

/** An item as a program records it: reviewed and published at once where it says so. `entry` is a key of the catalogue. */
export type SentItem = ItemToEnter['fields'] & Pick<ItemToEnter, 'clearedOn' | 'publications'>

export const itemBody = bodyOf(
  shape<SentItem>({
    ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.required()])),
    documentNumber: fields.documentNumber,
    summary: fields.summary.default(''),
    listItem,
    clearedOn: maybe(day('保密审查通过日期')),
    publications: Joi.array().items(shape(publication)).max(20).default([]).label('公开渠道'),
  }),
)

const act = (type: ItemAct['type'], more: Record<string, Joi.Schema> = {}) =>
  shape({ type: Joi.string().valid(type).required().label('事项类型'), on, ...more })
const seq = Joi.number().strict().integer().min(1).max(100_000).required().label('第几条登记')
const required = (label: string, most: number) => text(label, most).required()

/** One further entry of an item. */
export const itemActBody = discriminatedBody<ItemAct>('type', {
  cleared: act('cleared', { reviewer: required('审查人', 100) }),
  returned: act('returned', { reviewer: required('审查人', 100), reason: required('理由', 500) }),
  published: act('published', publication),
  changed: act('changed', { what: required('变更了什么', 500) }),
  revised: act('revised', {
    fields: shape({ ...fields, documentNumber: text('文号', 100).allow(null), listItem: listItem.optional() })
      .min(1)
      .required()
      .label('改正的内容'),
  }),
  'link-mended': act('link-mended', { seq, link }),
  replaced: act('replaced', { by: Joi.string().guid().required().label('替代它的信息') }),
  withdrawn: act('withdrawn', { reason: required('理由', 500) }),
  'entry-voided': act('entry-voided', { seq }),
})

const STANDINGS = ['overdue', 'waiting', 'missing-link', 'current', 'replaced', 'withdrawn'] as const
export type ItemQuestion = {
  words?: string
  entry?: string
  department?: string
  standing?: (typeof STANDINGS)[number]
  channel?: Channel
  from?: LocalDate
  to?: LocalDate
  cursor?: string
  limit: number
}
export const pageFields = {
  cursor: text('cursor', 300),
  limit: Joi.number().integer().min(1).max(200).default(50).label('limit'),
}
/** The register's filters and page. */
export const itemQuestion = shape<ItemQuestion>({
  words: text('检索词', 100),
  entry: text('栏目', 60),
  department: text('公开部门', 100),
  standing: word('状态', STANDINGS),
  channel: word('公开渠道', CHANNEL_NAMES),
  from: day('起始日期'),
  to: day('截止日期'),
  ...pageFields,
})

const some = (schema: Joi.Schema) => schema.allow(null)
const words = Joi.string().allow('')
const count = Joi.number().integer()
const date = day('日期')
const object = (keys: Joi.SchemaMap) => Joi.object(keys).prefs({ presence: 'required' })

const line = {
  id: Joi.string(),
  version: count,
  title: Joi.string(),
  entry: Joi.string(),
  listItem: some(count),
  documentNumber: some(words),
  department: words,
  formedOn: date,
  dueOn: date,
  provisional: Joi.boolean(),
  state: Joi.string().valid(...Object.keys(ITEM_STATES)),
  publishedOn: some(date),
  latestOn: some(date),
  link: some(words),
  linkMissing: Joi.boolean(),
  public: Joi.boolean(),
}
export const itemsAnswer = object({ items: Joi.array().items(object(line)), next: some(Joi.string()) })
export const enteredAnswer = object({ id: Joi.string(), version: count })
export const itemAnswer = object({
  ...line,
  summary: words,
  publisher: words,
  reviewer: words,
  responsible: words,
  replacedBy: some(Joi.string()),
  publications: Joi.array().items(
    object({
      seq: count,
      channel: Joi.string(),
      name: words,
      on: date,
      link: some(words),
      linkState: Joi.string().valid(...Object.keys(LINK_STATES)),
      linkStatus: some(words),
      linkTarget: some(words),
      checkedAt: some(Joi.string()),
    }),
  ),
  events: Joi.array().items(
    Joi.object({ seq: count.required(), type: Joi.string().required(), on: date.required() }).unknown(),
  ),
  next: Joi.array().items(Joi.string()),
})
export const catalogueAnswer = object({
  classes: Joi.array().items(
    object({
      key: Joi.string(),
      title: Joi.string(),
      entries: Joi.array().items(
        object({ key: Joi.string(), title: Joi.string(), listItems: Joi.array().items(count), retired: Joi.boolean() }),
      ),
    }),
  ),
})
