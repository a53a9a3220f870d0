import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { paths } from '../../paths.ts'
import { checkByForm, prepareByForm, showPublicationOf, takeBackByForm } from './publication-forms.ts'
import { showPublications } from './publication-list.ts'
import { savePublicationSettings, showPublicationSettings } from './publication-settings.ts'

/** Replies for everybody: prepared by whoever handles the case, checked by whoever reviews, taken back by either. */
export const publicationRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.publications(),
    access: 'read-cases',
    audit: 'VIEW_PUBLICATIONS',
    handle: (req, res) => showPublications(context, req, res),
  },
  {
    method: 'get',
    path: paths.publicationSettings(),
    access: 'manage-office',
    audit: 'VIEW_PUBLICATION_SETTINGS',
    handle: (req, res) => showPublicationSettings(req, res),
  },
  {
    method: 'post',
    path: paths.publicationSettings(),
    access: 'manage-office',
    audit: 'SETTINGS_CHANGED',
    handle: (req, res) => savePublicationSettings(context, req, res),
  },
  {
    method: 'get',
    path: paths.publication(),
    access: 'read-cases',
    audit: 'VIEW_PUBLICATION',
    handle: (req, res) => showPublicationOf(context, req, res),
  },
  {
    method: 'post',
    path: paths.publication(),
    access: 'handle-cases',
    audit: 'REPLY_PREPARED',
    handle: (req, res) => prepareByForm(context, req, res),
  },
  {
    method: 'post',
    path: paths.publicationChecking(),
    access: 'review-cases',
    audit: 'REPLY_CHECKED',
    handle: (req, res) => checkByForm(context, req, res),
  },
  {
    method: 'post',
    path: paths.publicationTakingBack(),
    access: 'handle-cases',
    audit: 'REPLY_TAKEN_BACK',
    handle: (req, res) => takeBackByForm(context, req, res),
  },
]
