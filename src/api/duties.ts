import { type Request, type Response } from 'express'
import { callerOf } from '../http/caller.ts'
import { type Context } from '../services/context.ts'
import { showItem } from '../services/disclosure-service.ts'
import { dutyAgenda, recordDuty, type ShownOccurrence } from '../services/duty-service.ts'
import { type ApiCall } from './api-call.ts'
import { readBody } from './body.ts'
import { recordId } from './record-marks.ts'
import { dutiesAnswer, dutyDoneBody } from './schemas/supervision.ts'

/** Publications that come again: what is owed and what was done. */
export const DUTY_CALLS: readonly ApiCall[] = [
  {
    method: 'get',
    path: '/duties',
    access: 'read-disclosure',
    audit: 'VIEW_DUTIES',
    summary: {
      zh: '定期公开：近一年和今后几个月到期的事项',
      en: 'Recurring publications due in the last year and the next months, with how they stand',
    },
    answer: { status: 200, schema: dutiesAnswer },
    problems: ['unauthenticated', 'forbidden'],
    handle: read,
  },
  {
    method: 'post',
    path: '/duties/{duty}/done',
    access: 'handle-disclosure',
    audit: 'DUTY_DONE',
    summary: { zh: '登记定期公开完成', en: 'Record that one was done; a second time corrects the first' },
    body: dutyDoneBody,
    answer: { status: 201, schema: dutiesAnswer },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: record,
  },
]

const shown = ({ duty, period, dueOn, standing, done }: ShownOccurrence) => ({
  duty: duty.dutyId,
  title: duty.title,
  department: duty.department,
  entry: duty.entry,
  period,
  dueOn,
  standing,
  doneOn: done?.doneOn ?? null,
  item: done?.itemId ?? null,
  note: done?.note ?? '',
})

async function read(context: Context, _req: Request, res: Response): Promise<void> {
  res.json({ occurrences: (await dutyAgenda(context, callerOf(res).organ)).map(shown) })
}

async function record(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const dutyId = recordId(req, 'duty')
  const sent = readBody(req, dutyDoneBody)
  if (sent.itemId !== null) await showItem(context, organ, sent.itemId)
  await recordDuty(context, organ, { dutyId, ...sent }, actor)
  const agenda = await dutyAgenda(context, organ)
  res.status(201).json({
    occurrences: agenda.filter(({ duty, period }) => duty.dutyId === dutyId && period === sent.period).map(shown),
  })
}
