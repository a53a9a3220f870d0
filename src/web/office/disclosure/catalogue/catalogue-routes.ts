import { type Route } from '../../../../http/route.ts'
import { type Context } from '../../../../services/context.ts'
import { paths } from '../../../paths.ts'
import { saveEntryByForm, showEntryForm } from './entry-form.ts'
import { saveClassByForm, showClassForm } from './class-form.ts'
import { showCatalogueVersions, showOwnCatalogue } from './catalogue-page.ts'
import { saveVariant, sendListFile, showMinistryList } from './list-pages.ts'
import { saveListItem, showListItem } from './list-choice.ts'

/** The office's own catalogue with its versions, and the ministry's list. */
export const ownCatalogueRoutes = (context: Context): Route[] => {
  const read = (path: string, audit: Route['audit'], show: Handler): Route => ({
    method: 'get',
    path,
    access: 'read-disclosure',
    audit,
    handle: (req, res) => show(context, req, res),
  })
  const form = (path: string, audit: Route['audit'], show: Handler): Route => ({
    ...read(path, audit, show),
    access: 'handle-disclosure',
  })
  const post = (path: string, audit: Route['audit'], save: Handler): Route => ({
    ...form(path, audit, save),
    method: 'post',
  })
  return [
    read(paths.ownCatalogue(), 'VIEW_OWN_CATALOGUE', showOwnCatalogue),
    read(paths.catalogueVersions(), 'VIEW_CATALOGUE_VERSIONS', showCatalogueVersions),
    form(paths.catalogueClass(), 'VIEW_CATALOGUE_FORM', showClassForm),
    post(paths.catalogueClass(), 'CATALOGUE_CHANGED', saveClassByForm),
    form(paths.catalogueEntry(), 'VIEW_CATALOGUE_FORM', showEntryForm),
    post(paths.catalogueEntry(), 'CATALOGUE_CHANGED', saveEntryByForm),
    read(paths.ministryList(), 'VIEW_MINISTRY_LIST', showMinistryList),
    post(paths.ministryList(), 'SETTINGS_CHANGED', saveVariant),
    read(paths.ministryListFile(), 'VIEW_MINISTRY_LIST', sendListFile),
    form(paths.ministryListItem(), 'VIEW_LIST_ITEM_FORM', showListItem),
    post(paths.ministryListItem(), 'LIST_CHOICE_SET', saveListItem),
  ]
}

type Handler = (context: Context, ...rest: Parameters<Route['handle']>) => Promise<void>
