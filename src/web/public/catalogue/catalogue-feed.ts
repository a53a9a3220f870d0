import { type Request, type Response } from 'express'
import { findEntry } from '../../../disclosure/catalogue.ts'
import { callerOf } from '../../../http/caller.ts'
import { type LocalDate } from '../../../law/date.ts'
import { catalogueOf } from '../../../services/catalogue-service.ts'
import { type Context } from '../../../services/context.ts'
import { listItems } from '../../../services/disclosure-service.ts'
import { html } from '../../html.ts'
import { paths } from '../../paths.ts'

const ENTRIES = 50

/** The latest items as an Atom feed (RFC 4287); with `?entry=` those of one entry of the catalogue. */
export async function sendCatalogueFeed(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const { entry } = req.query
  const catalogue = await catalogueOf(context, organ)
  const placed = typeof entry === 'string' ? findEntry(catalogue, entry) : null
  const filter = { publicOnly: true, ...(placed ? { entry: placed.entry.key } : {}) }
  const items = await listItems(context, organ, filter, null, ENTRIES)
  const at = (path: string) => `${context.publicUrl}${path}`
  const entries = items.map(
    (item) =>
      html`<entry><id>urn:uuid:${item.itemId}</id><title>${item.title}</title><link href="${at(paths.publicItem(organ.slug, item.itemId))}" /><updated>${instantOf(item.sortOn)}</updated><author><name>${item.department}</name></author><category term="${item.entry}" label="${findEntry(catalogue, item.entry)?.entry.title ?? item.entry}" /><summary>${item.summary}</summary></entry>`,
  )
  const self = at(paths.catalogueFeed(organ.slug))
  const title = [organ.name, placed?.entry.title ?? '主动公开'].join(' ')
  const feed = html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${self}</id><title>${title}</title><link rel="self" href="${self}" /><link href="${at(paths.catalogue(organ.slug))}" /><updated>${instantOf(items[0]?.sortOn ?? context.clock.today())}</updated>${entries}</feed>`
  res.type('application/atom+xml').send(`<?xml version="1.0" encoding="utf-8"?>\n${String(feed)}`)
}

const instantOf = (day: LocalDate): string => `${day}T00:00:00+08:00`
