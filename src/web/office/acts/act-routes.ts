import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { calendarOf } from '../../../services/calendar-reader.ts'
import { type CaseView, showCase } from '../../../services/case-view.ts'
import { orderToReply, type OrderToReply } from '../../../services/new-reply-service.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { StaleForm } from '../../../services/errors.ts'
import { FilesHeld } from '../../../services/files-held.ts'
import { keepHeld, readyFor } from '../../../services/outgoing-keeping.ts'
import { earlierFeeNotice } from '../../../services/fee-notices.ts'
import { finishedRedactions } from '../../../services/redaction-service.ts'
import { type TypedValues } from '../../components/index.ts'
import { paths } from '../../paths.ts'
import { numberOf } from '../case-number.ts'
import { languageOfPage } from '../office-shell.ts'
import { heldErrors } from '../release/held-files.ts'
import { actErrors } from './act-errors.ts'
import { type ActLook, type ActPage } from './act-page.ts'
import { ACT_PAGES } from './act-pages.ts'
import { upload } from './upload.ts'
import { draftedValues, searchedValues } from './act-noted.ts'
import { perform, seenOf } from './act-performing.ts'
import { show } from './act-showing.ts'

/** Every act is a page of its own: shown, previewed, done. */
export const actRoutes = (context: Context): Route[] =>
  ACT_PAGES.flatMap((page): Route[] => [
    {
      method: 'get',
      path: paths.act(undefined, page.name),
      access: 'handle-cases',
      audit: 'VIEW_ACT_FORM',
      handle: (req, res) => showFresh(context, page, req, res),
    },
    {
      method: 'post',
      path: paths.act(undefined, page.name),
      access: 'handle-cases',
      audit: page.audit,
      before: upload,
      handle: (req, res) => receive(context, page, req, res),
    },
  ])

async function lookAt(context: Context, page: ActPage, req: Request, res: Response): Promise<ActLook> {
  const { organ } = callerOf(res)
  const view = await showCase(context, organ, numberOf(req))
  const order = page.name === 'new-reply' ? { order: await orderAsked(context, organ, view, req) } : {}
  const fee = page.name === 'fee-notice' ? { feeBefore: await earlierFeeNotice(context, organ, view) } : {}
  return {
    view,
    organ,
    today: context.clock.today(),
    calendar: await calendarOf(context, organ),
    lang: languageOfPage(req),
    redacted: await finishedRedactions(context, organ, view.row.number),
    ...order,
    ...fee,
    ready: await readyFor(context, organ, `case/${view.row.caseId}`),
  }
}

/** The order a new reply is given on, named by the dispute it was made in; null where there is none. */
function orderAsked(context: Context, organ: OrganRef, view: CaseView, req: Request): Promise<OrderToReply | null> {
  const { remedy } = (req.method === 'GET' ? req.query : (req.body ?? {})) as Record<string, unknown>
  return orderToReply(context, organ, view, String(remedy))
}

async function showFresh(context: Context, page: ActPage, req: Request, res: Response): Promise<void> {
  const look = await lookAt(context, page, req, res)
  const noted =
    page.name === 'reply' || page.name === 'new-reply'
      ? { ...(await searchedValues(context, look)), ...(await draftedValues(context, req, res)) }
      : {}
  const values = { ...page.suggest(look, req.query), ...noted }
  await show(context, page, req, res, look, { values })
}

/** A form comes in: previewed on demand, else done; with anything wrong it comes back as it was typed. */
async function receive(context: Context, page: ActPage, req: Request, res: Response): Promise<void> {
  const look = await lookAt(context, page, req, res)
  const values = (req.body ?? {}) as TypedValues
  if (values['intent'] === 'preview') return show(context, page, req, res, look, { values })
  try {
    const done = await perform(context, page, req, res, look, values)
    res.redirect(303, `${paths.case(look.view.row.number)}?done=${done}`)
  } catch (error) {
    if (error instanceof StaleForm) {
      const fresh = await lookAt(context, page, req, res)
      return show(context, page, req, res, fresh, { values, status: 409, staleSince: seenOf(values) })
    }
    if (error instanceof FilesHeld) {
      const { organ, actor } = callerOf(res)
      const held = await keepHeld(context, organ, `case/${look.view.row.caseId}`, error, actor)
      return show(context, page, req, res, look, { values, status: 422, errors: heldErrors(held, look.lang), held })
    }
    await show(context, page, req, res, look, { values, status: 422, errors: actErrors(error, page) })
  }
}
