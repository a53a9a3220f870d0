import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { accountOf } from '../../../services/absence-service.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { removeLedgerView, saveLedgerView } from '../../../services/ledger-views.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { textField } from '../office-fields.ts'
import { formErrors } from '../office-shell.ts'
import { idIn } from '../../path-values.ts'
import { bulkRoutes } from './ledger-bulk-routes.ts'
import { ledgerPageRoutes, showLedger } from './ledger-page.ts'
import { ledgerHref, readLedgerQuery } from './ledger-query.ts'
import { savable } from './ledger-views.ts'

/** The ledger, its saved views, and bulk work on its lines. */
export const ledgerRoutes = (context: Context): Route[] => [
  ...ledgerPageRoutes(context),
  {
    method: 'post',
    path: paths.ledgerViews(),
    access: 'read-cases',
    audit: 'LEDGER_VIEW_SAVED',
    handle: (req, res) => save(context, req, res),
  },
  {
    method: 'post',
    path: paths.ledgerViewRemoval(),
    access: 'read-cases',
    audit: 'LEDGER_VIEW_REMOVED',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await removeLedgerView(context, organ, idIn(req, 'view'), actor)
      res.redirect(303, `${paths.ledger()}?done=view-removed`)
    },
  },
  ...bulkRoutes(context),
]

const t = officeMessages('zh-CN').ledger.views
const schema = Joi.object<{ name: string; shared?: 'yes' }>({ name: textField(t.name, 40), shared: Joi.valid('yes') })

/** The conditions stand in the form's address, as on the page that is saved. */
async function save(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const conditions = savable(readLedgerQuery(req.query, accountOf(actor)))
    if (Object.keys(conditions).length === 0) throw new Invalid([{ field: 'name', text: t.nothing }])
    const { name, shared } = parse(schema, req.body)
    await saveLedgerView(context, organ, { name, shared: shared === 'yes', conditions }, actor)
    res.redirect(303, ledgerHref({ ...conditions, done: 'view' }))
  } catch (error) {
    await showLedger(context, req, res, formErrors(error))
  }
}
