import { type Request, type Response } from 'express'
import { callerOf } from '../../http/caller.ts'
import { type Route } from '../../http/route.ts'
import { readOfficeFile } from '../../services/answer-files.ts'
import { calendarOf } from '../../services/calendar-reader.ts'
import { caseDossier } from '../../services/case-dossier.ts'
import { revealIdentity } from '../../services/case-identity.ts'
import { showCase, type CaseView } from '../../services/case-view.ts'
import { type Context } from '../../services/context.ts'
import { NotFound } from '../../services/errors.ts'
import { lookAtCase } from '../../services/presence-service.ts'
import { may } from '../../services/rights.ts'
import { undoableBy, undoAct } from '../../services/undo-service.ts'
import { backLink, type ErrorItem } from '../components/index.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { ACT_NAMES } from './acts/act-names.ts'
import { caseDetailsRoutes } from './case-details.ts'
import { codeRoutes } from './case-code.ts'
import { letterRoutes } from './case-letter.ts'
import { furtherLetterRoutes } from './letters/further-page.ts'
import { copyRoutes } from './letters/copy-page.ts'
import { serviceRoutes } from './letters/service-page.ts'
import { redactionRoutes } from './redaction/redaction-routes.ts'
import { numberOf } from './case-number.ts'
import { casePage } from './case-page.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from './office-shell.ts'

/** One case: all that is known of it, and what may be done next. */
export const caseRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.case(),
    access: 'read-cases',
    audit: 'VIEW_CASE',
    handle: async (req, res) =>
      showPage(context, req, res, await showCase(context, callerOf(res).organ, numberOf(req)), false),
  },
  {
    method: 'post',
    path: paths.caseIdentity(),
    access: 'handle-cases',
    audit: 'VIEW_IDENTITY',
    handle: (req, res) => showIdentity(context, req, res),
  },
  {
    method: 'get',
    path: paths.caseFile(),
    access: 'read-cases',
    audit: 'VIEW_CASE_FILE',
    handle: (req, res) => sendFile(context, req, res),
  },
  {
    method: 'post',
    path: paths.undoing(),
    access: 'handle-cases',
    audit: 'ACT_UNDONE',
    handle: (req, res) => undo(context, req, res),
  },
  ...caseDetailsRoutes(context),
  ...codeRoutes(context),
  ...serviceRoutes(context),
  ...furtherLetterRoutes(context),
  ...redactionRoutes(context),
  ...copyRoutes(context),
  ...letterRoutes(context),
]

async function showIdentity(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  await showPage(context, req, res, await revealIdentity(context, organ, numberOf(req), actor), true)
}

/** Takes the latest act back; where it is too late the case says why and leads to the voiding page. */
async function undo(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  try {
    await undoAct(context, organ, number, Number(req.params['seq']), actor)
    res.redirect(303, `${paths.case(number)}?done=undoing`)
  } catch (error) {
    const href = paths.act(number, ACT_NAMES['entry-voided'])
    const errors = formErrors(error).map((each) => ({ ...each, href }))
    await showPage(context, req, res, await showCase(context, organ, number), false, errors)
  }
}

async function showPage(
  context: Context,
  req: Request,
  res: Response,
  view: CaseView,
  revealed: boolean,
  errors: readonly ErrorItem[] = [],
): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const day = { today: context.clock.today(), calendar: await calendarOf(context, organ), lang }
  const presence = await lookAtCase(context, organ, view, actor)
  const content = casePage(view, await caseDossier(context, organ, view), {
    ...day,
    revealed,
    done: typeof req.query['done'] === 'string' ? req.query['done'] : null,
    undoable: may(actor, 'handle-cases') ? (undoableBy(context, view, actor)?.seq ?? null) : null,
    csrf: csrfField(req),
    canHandle: may(actor, 'handle-cases'),
    presence,
    canDispute: may(actor, 'handle-remedies'),
  })
  const before = backLink({ href: paths.ledger(), text: officeMessages(lang).casePage.toLedger })
  officeShell(req, res, {
    title: view.row.number,
    place: 'ledger',
    before,
    content,
    errors,
    status: errors.length > 0 ? 422 : 200,
  })
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A file of the case, always as a download: browsers must neither show nor run what applicants send. */
async function sendFile(context: Context, req: Request, res: Response): Promise<void> {
  const fileId = String(req.params['file'])
  if (!UUID.test(fileId)) throw new NotFound('file')
  const file = await readOfficeFile(context, callerOf(res).organ, numberOf(req), fileId)
  res.attachment(file.name).type(file.contentType).send(file.bytes)
}
