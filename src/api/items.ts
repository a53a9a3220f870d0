import { type Request, type Response } from 'express'
import { callerOf } from '../http/caller.ts'
import { catalogueOf } from '../services/catalogue-service.ts'
import { type Context } from '../services/context.ts'
import {
  enterItems,
  handleItem,
  type ItemFilter,
  listItems,
  publicationsOfItem,
  showItem,
} from '../services/disclosure-service.ts'
import { API, type ApiCall } from './api-call.ts'
import { readBody, readQuery } from './body.ts'
import { itemLine, itemView } from './item-view.ts'
import { dayCursorText, readDayCursor, recordId, seenVersion } from './record-marks.ts'
import {
  catalogueAnswer,
  enteredAnswer,
  itemActBody,
  itemAnswer,
  itemBody,
  type ItemQuestion,
  itemQuestion,
  itemsAnswer,
} from './schemas/item.ts'
import { versionHeader } from './schemas/questions.ts'

/** The register of what is published on one's own initiative, for an office's programs. */
export const ITEM_CALLS: readonly ApiCall[] = [
  {
    method: 'get',
    path: '/catalogue',
    access: 'read-disclosure',
    audit: 'VIEW_OWN_CATALOGUE',
    summary: { zh: '公开目录：类别和栏目', en: 'The catalogue: classes and entries with their keys' },
    answer: { status: 200, schema: catalogueAnswer },
    problems: ['unauthenticated', 'forbidden'],
    handle: readCatalogue,
  },
  {
    method: 'get',
    path: '/items',
    access: 'read-disclosure',
    audit: 'VIEW_ITEMS',
    summary: { zh: '主动公开信息：筛选、翻页', en: 'The register of publications: filters, cursor' },
    query: itemQuestion,
    answer: { status: 200, schema: itemsAnswer },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: list,
  },
  {
    method: 'post',
    path: '/items',
    access: 'handle-disclosure',
    audit: 'ITEM_ENTERED',
    summary: { zh: '登记主动公开信息', en: 'Record an item, reviewed and published where it says so' },
    body: itemBody,
    answer: { status: 201, schema: enteredAnswer },
    problems: ['unauthenticated', 'forbidden', 'barred-by-law', 'invalid'],
    handle: enter,
  },
  {
    method: 'get',
    path: '/items/{item}',
    access: 'read-disclosure',
    audit: 'VIEW_ITEM',
    summary: { zh: '一条信息：登记、公开渠道、经过', en: 'An item, its channels with their links, its entries' },
    answer: { status: 200, schema: itemAnswer },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: read,
  },
  {
    method: 'post',
    path: '/items/{item}/events',
    access: 'handle-disclosure',
    audit: 'ITEM_EVENT_RECORDED',
    summary: {
      zh: '登记审查、公开、变更、改正、替代、撤下',
      en: 'Record a review, a publication, a change, a correction, a withdrawal; If-Match guards against stale data',
    },
    headers: versionHeader,
    body: itemActBody,
    answer: { status: 201, schema: itemAnswer },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'barred-by-law', 'stale', 'invalid'],
    handle: record,
  },
]

async function readCatalogue(context: Context, _req: Request, res: Response): Promise<void> {
  const catalogue = await catalogueOf(context, callerOf(res).organ)
  const classes = catalogue.map(({ key, title, entries }) => ({
    key,
    title,
    entries: entries.map((each) => ({
      key: each.key,
      title: each.title,
      listItems: each.listItems,
      retired: each.retired,
    })),
  }))
  res.json({ classes })
}

async function list(context: Context, req: Request, res: Response): Promise<void> {
  const { cursor, limit, standing, ...filter } = readQuery(req, itemQuestion)
  const at = readDayCursor(cursor)
  const after = at && { day: at.day, itemId: at.id }
  const narrowed = { ...filter, ...standingFilter(context, standing) }
  const rows = await listItems(context, callerOf(res).organ, narrowed, after, limit + 1)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  res.json({ items: rows.slice(0, limit).map(itemLine), next: last ? dayCursorText(last.sortOn, last.itemId) : null })
}

function standingFilter(context: Context, standing: ItemQuestion['standing']): ItemFilter {
  switch (standing) {
    case undefined:
      return {}
    case 'overdue':
      return { overdueOn: context.clock.today() }
    case 'waiting':
      return { waiting: true }
    case 'missing-link':
      return { linkMissing: true }
    default:
      return { state: standing }
  }
}

async function enter(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { clearedOn, publications, ...fields } = readBody(req, itemBody)
  const [id = ''] = await enterItems(context, organ, [{ fields, clearedOn, publications }], actor)
  const { row } = await showItem(context, organ, id)
  res.status(201).location(`${API}/items/${id}`).set('ETag', `"${row.version}"`).json({ id, version: row.version })
}

async function read(context: Context, req: Request, res: Response): Promise<void> {
  await sendItem(context, res, recordId(req, 'item'))
}

async function record(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const id = recordId(req, 'item')
  const act = readBody(req, itemActBody)
  const seen = await seenVersion(req, async () => (await showItem(context, organ, id)).row.version)
  await handleItem(context, organ, id, act, actor, seen)
  res.status(201).location(`${API}/items/${id}`)
  await sendItem(context, res, id)
}

async function sendItem(context: Context, res: Response, id: string): Promise<void> {
  const { organ } = callerOf(res)
  const { row, item } = await showItem(context, organ, id)
  const view = itemView(row, item, await publicationsOfItem(context, organ, id))
  res.set('ETag', `"${row.version}"`).json(view)
}
