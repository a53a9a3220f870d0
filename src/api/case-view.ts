import { type Request, type Response } from 'express'
import { maskNumber } from '../cases/identity-numbers.ts'
import { callerOf } from '../http/caller.ts'
import { type CaseView, showCase } from '../services/case-view.ts'
import { type Context } from '../services/context.ts'
import { listLetters } from '../services/letter-service.ts'
import { deadlineOf } from './deadline.ts'

/** The whole case; its version is the ETag. */
export async function readCase(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const view = await showCase(context, organ, String(req.params['number']))
  const letters = await listLetters(context, organ, view.row.number)
  res.set('ETag', `"${view.version}"`).json({ ...caseOf(view), letters })
}

function caseOf(view: CaseView) {
  const { row, clock } = view
  const { applicant, title, description, documentNumber, purpose } = view.content
  return {
    number: row.number,
    version: view.version,
    regime: row.regime,
    standing: view.standing,
    channel: row.channel,
    medium: row.medium,
    delivery: row.delivery,
    filedAt: new Date(row.filedAt).toISOString(),
    imported: row.imported,
    applicant: masked(applicant),
    title,
    description,
    documentNumber,
    purpose,
    outcome: row.outcome,
    endedOn: row.endedOn,
    events: eventsOf(view),
    texts: view.texts.map(({ seq, kind, text }) => ({ seq, kind, text })),
    deadline: { ...deadlineOf(view), safeDueOn: clock.safeDueOn, extendedBy: clock.extendedBy },
    next: view.openActs,
    outcomes: view.openOutcomes,
  }
}

/** Programs see who applies, never the whole number of an identity document. */
const masked = (applicant: CaseView['content']['applicant']) =>
  applicant.idNumber === undefined ? applicant : { ...applicant, idNumber: maskNumber(applicant.idNumber) }

/** The history, in the order recorded. */
export const eventsOf = ({ kase, voided }: CaseView) =>
  kase.history.map(({ seq, event, knownOn, recordedAt, recordedBy }) => ({
    ...event,
    // an entry that voids another names it under `voids`; `seq` is its own place
    ...(event.type === 'entry-voided' ? { voids: event.seq } : {}),
    seq,
    knownOn,
    recordedAt: recordedAt.toISOString(),
    recordedBy,
    voided: voided.has(seq),
  }))
