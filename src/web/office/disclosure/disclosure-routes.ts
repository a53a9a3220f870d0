import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { paths } from '../../paths.ts'
import { ownCatalogueRoutes } from './catalogue/catalogue-routes.ts'
import { linkRoutes } from './links/link-routes.ts'
import { dutyRoutes } from './supervision/duty-routes.ts'
import { supervisionRoutes } from './supervision/supervision-routes.ts'
import { itemActRoutes } from './items/item-act.ts'
import { registerUpload } from '../imports/register-upload.ts'
import { bulkByForm, showBulk } from './items/item-bulk.ts'
import { importByForm, itemRunRoutes, showItemsImport } from './items/item-import.ts'
import { sendItemsFile } from './items/item-export.ts'
import { itemFileRoutes } from './items/item-files.ts'
import { showItemList } from './items/item-list.ts'
import { enterByForm, showNewItem } from './items/item-new.ts'
import { showItemPage } from './items/item-page.ts'
import { pageUpload } from './items/page-upload.ts'

/** What is published on one's own initiative: register, catalogue, list, duties, supervision. */
export const disclosureRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.disclosure(),
    access: 'read-disclosure',
    audit: 'VIEW_ITEMS',
    handle: (req, res) => showItemList(context, req, res),
  },
  {
    method: 'get',
    path: paths.itemNew(),
    access: 'handle-disclosure',
    audit: 'VIEW_ITEM_FORM',
    handle: (req, res) => showNewItem(context, req, res),
  },
  {
    method: 'post',
    path: paths.itemNew(),
    access: 'handle-disclosure',
    audit: 'ITEM_ENTERED',
    handle: (req, res) => enterByForm(context, req, res),
  },
  {
    method: 'get',
    path: paths.itemBulk(),
    access: 'handle-disclosure',
    audit: 'VIEW_ITEM_BULK_FORM',
    handle: (req, res) => showBulk(context, req, res),
  },
  {
    method: 'post',
    path: paths.itemBulk(),
    access: 'handle-disclosure',
    audit: 'ITEM_ENTERED',
    before: pageUpload,
    handle: (req, res) => bulkByForm(context, req, res),
  },
  {
    method: 'get',
    path: paths.itemsImport(),
    access: 'handle-disclosure',
    audit: 'VIEW_ITEMS_IMPORT',
    handle: (req, res) => showItemsImport(context, req, res),
  },
  {
    method: 'post',
    path: paths.itemsImport(),
    access: 'handle-disclosure',
    audit: 'ITEMS_IMPORTED',
    before: registerUpload,
    handle: (req, res) => importByForm(context, req, res),
  },
  ...itemRunRoutes(context),
  {
    method: 'get',
    path: paths.itemsFile(),
    access: 'read-disclosure',
    audit: 'ITEMS_EXPORTED',
    handle: (req, res) => sendItemsFile(context, req, res),
  },
  {
    method: 'get',
    path: paths.item(),
    access: 'read-disclosure',
    audit: 'VIEW_ITEM',
    handle: (req, res) => showItemPage(context, req, res),
  },
  ...itemActRoutes(context),
  ...itemFileRoutes(context),
  ...linkRoutes(context),
  ...ownCatalogueRoutes(context),
  ...dutyRoutes(context),
  ...supervisionRoutes(context),
]
