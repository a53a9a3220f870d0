import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { paths } from '../../paths.ts'
import { sendCatalogueData } from './catalogue-data.ts'
import { sendCatalogueFeed } from './catalogue-feed.ts'
import { showCatalogue } from './catalogue-page.ts'
import { showPublicEntry, showPublicItems } from './item-lists.ts'
import { sendPublicListFile, showPublicList } from './public-list.ts'
import { sendPublicFile, showPublicItem } from './public-item.ts'

/** What a body publishes of its own accord, for everybody: catalogue, lists, items, search, feed, data. */
export const catalogueRoutes = (context: Context): Route[] => [
  reading(paths.catalogue(), 'VIEW_CATALOGUE', (req, res) => showCatalogue(context, req, res)),
  reading(paths.publicItems(), 'VIEW_CATALOGUE', (req, res) => showPublicItems(context, req, res)),
  reading(paths.catalogueFeed(), 'VIEW_CATALOGUE', (req, res) => sendCatalogueFeed(context, 'atom', req, res)),
  reading(paths.catalogueRss(), 'VIEW_CATALOGUE', (req, res) => sendCatalogueFeed(context, 'rss', req, res)),
  reading(paths.catalogueData(), 'VIEW_CATALOGUE', (req, res) => sendCatalogueData(context, req, res)),
  reading(paths.publicList(), 'VIEW_PUBLIC_LIST', (req, res) => showPublicList(context, req, res)),
  reading(paths.publicListFile(), 'VIEW_PUBLIC_LIST', (req, res) => sendPublicListFile(context, req, res)),
  reading(paths.publicEntry(), 'VIEW_CATALOGUE', (req, res) => showPublicEntry(context, req, res)),
  reading(paths.publicItem(), 'VIEW_PUBLIC_ITEM', (req, res) => showPublicItem(context, req, res)),
  reading(paths.publicItemFile(), 'VIEW_PUBLIC_ITEM', (req, res) => sendPublicFile(context, req, res)),
]

const reading = (path: string, audit: Route['audit'], handle: Route['handle']): Route => ({
  method: 'get',
  path,
  access: 'anyone',
  audit,
  handle,
})
