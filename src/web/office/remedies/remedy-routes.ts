import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { paths } from '../../paths.ts'
import { remedyActRoutes } from './acts/act-routes.ts'
import { saveDisputeSettings, showDisputeSettings } from './dispute-settings.ts'
import { showRefusals } from './refusals-page.ts'
import { sendRemedyFile } from './remedy-export.ts'
import { sendEvidence } from './remedy-evidence.ts'
import { showRemedyList } from './remedy-list.ts'
import { openByForm, showOpening } from './remedy-new.ts'
import { showRemedyPage } from './remedy-page.ts'
import { sendPaper } from './remedy-papers.ts'

/** Disputes: ledger, opening, page, and a page for every entry. */
export const remedyRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.remedies(),
    access: 'read-cases',
    audit: 'VIEW_REMEDIES',
    handle: (req, res) => showRemedyList(context, req, res),
  },
  {
    method: 'get',
    path: paths.remedyNew(),
    access: 'handle-remedies',
    audit: 'VIEW_REMEDY_FORM',
    handle: (req, res) => showOpening(context, req, res),
  },
  {
    method: 'post',
    path: paths.remedyNew(),
    access: 'handle-remedies',
    audit: 'REMEDY_OPENED',
    handle: (req, res) => openByForm(context, req, res),
  },
  {
    method: 'get',
    path: paths.disputeSettings(),
    access: 'manage-office',
    audit: 'VIEW_DISPUTE_SETTINGS',
    handle: (req, res) => showDisputeSettings(req, res),
  },
  {
    method: 'post',
    path: paths.disputeSettings(),
    access: 'manage-office',
    audit: 'SETTINGS_CHANGED',
    handle: (req, res) => saveDisputeSettings(context, req, res),
  },
  {
    method: 'get',
    path: paths.refusals(),
    access: 'read-cases',
    audit: 'VIEW_REFUSALS',
    handle: (req, res) => showRefusals(context, req, res),
  },
  {
    method: 'get',
    path: paths.remedyEvidence(),
    access: 'handle-remedies',
    audit: 'EVIDENCE_BUNDLE_MADE',
    handle: (req, res) => sendEvidence(context, req, res),
  },
  {
    method: 'get',
    path: paths.remedyPaper(),
    access: 'read-cases',
    audit: 'VIEW_REMEDY_PAPER',
    handle: (req, res) => sendPaper(context, req, res),
  },
  {
    method: 'get',
    path: paths.remedyFile(),
    access: 'read-cases',
    audit: 'REMEDIES_EXPORTED',
    handle: (req, res) => sendRemedyFile(context, req, res),
  },
  {
    method: 'get',
    path: paths.remedy(),
    access: 'read-cases',
    audit: 'VIEW_REMEDY',
    handle: (req, res) => showRemedyPage(context, req, res),
  },
  ...remedyActRoutes(context),
]
