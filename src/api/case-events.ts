import { type Request, type Response } from 'express'
import { type Act } from '../cases/decide.ts'
import { callerOf } from '../http/caller.ts'
import { ACT_AUDITS } from '../services/act-audits.ts'
import { handleCase } from '../services/case-service.ts'
import { showCase } from '../services/case-view.ts'
import { type Context } from '../services/context.ts'
import { API } from './api-call.ts'
import { readBody } from './body.ts'
import { eventsOf } from './case-view.ts'
import { markParty } from './party-marks.ts'
import { seenVersion } from './record-marks.ts'
import { eventBody } from './schemas/event.ts'

/** Records one event, and answers how the case stands then. */
export async function recordEvent(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = String(req.params['number'])
  const { text, statute, ...sent } = readBody(req, eventBody)
  const seen = await seenVersion(req, async () => (await showCase(context, organ, number)).version)
  const { act, name } =
    'party' in sent ? markParty(await showCase(context, organ, number), sent) : { act: sent as Act, name: null }
  const texts = [
    ...(name ? [{ kind: 'party', text: name }] : []),
    ...(statute ? [{ kind: 'statute', text: statute }] : []),
    ...(text ? [{ kind: act.type, text }] : []),
  ]
  const { seq } = await handleCase(context, organ, number, act, actor, ACT_AUDITS[act.type], seen, { texts })
  const view = await showCase(context, organ, number)
  const { state, receivedOn, dueOn, provisional } = view.clock
  res.status(201).set('ETag', `"${view.version}"`)
  res.location(`${API}/cases/${number}`).json({
    number,
    version: view.version,
    event: eventsOf(view).find((each) => each.seq === seq),
    state,
    receivedOn,
    dueOn,
    provisional,
    standing: view.standing,
    next: view.openActs,
  })
}
