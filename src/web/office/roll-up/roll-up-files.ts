import { type Request, type Response } from 'express'
import { reportTitle } from '../../../documents/report-text.ts'
import { reportXlsx } from '../../../documents/report-xlsx.ts'
import { writeXlsx } from '../../../documents/table-writer.ts'
import { callerOf } from '../../../http/caller.ts'
import { type BodyFigures, type BodyLine } from '../../../law/report/body-lines.ts'
import { documentOfSentences } from '../../../law/report/report-document.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { rollUp, type RollUp } from '../../../services/roll-up.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { languageOfPage } from '../office-shell.ts'
import { textIn } from '../../path-values.ts'
import { yearIn } from './roll-up-page.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The roll-up as files: the summed tables, every body's line, the sum as data. @throws NotFound for anything else */
export async function sendRollUp(context: Context, req: Request, res: Response): Promise<void> {
  const what = textIn(req, 'what')
  if (what !== 'tables' && what !== 'bodies' && what !== 'json') throw new NotFound(what)
  const year = yearIn(context, req)
  const rolled = await rollUp(context, callerOf(res).organ, year)
  if (what === 'json') return void res.attachment(`${reportTitle(rolled.report)}.json`).json(rolled.report)
  if (what === 'tables')
    return void res
      .attachment(`${reportTitle(rolled.report)}.xlsx`)
      .type(XLSX)
      .send(await reportXlsx(documentOfSentences(rolled.report, [])))
  const { bodiesFile } = affairsMessages(languageOfPage(req)).rollUp
  res
    .attachment(`${bodiesFile(year)}.xlsx`)
    .type(XLSX)
    .send(await bodiesXlsx(rolled, bodiesFile(year), req))
}

function bodiesXlsx({ lines, bodies }: RollUp, name: string, req: Request): Promise<Buffer> {
  const t = affairsMessages(languageOfPage(req)).rollUp
  const sources = new Map(bodies.map(({ bodyId, source }) => [bodyId, source ?? ('missing' as const)]))
  const figure = (header: string, read: (figures: BodyFigures) => number | null) => ({
    header,
    kind: 'number' as const,
    value: ({ figures }: BodyLine) => figures && read(figures),
  })
  const { columns: c } = t
  return writeXlsx<BodyLine>(
    {
      name: name.slice(0, 31),
      columns: [
        { header: c.name, kind: 'text', width: 36, value: ({ name: own }) => own },
        { header: c.region, kind: 'text', value: ({ region }) => region },
        { header: c.state, kind: 'text', value: ({ bodyId }) => t.states[sources.get(bodyId) ?? 'missing'] },
        figure(c.received, ({ received }) => received),
        figure(c.carriedIn, ({ carriedIn }) => carriedIn),
        figure(c.total, ({ total }) => total),
        figure(c.refused, ({ refused }) => refused),
        figure(c.carriedOut, ({ carriedOut }) => carriedOut),
        figure(c.reconsiderations, ({ reconsiderations }) => reconsiderations),
        figure(c.lawsuits, ({ lawsuits }) => lawsuits),
        figure(c.faults, ({ faults }) => faults),
        figure(t.carryColumns.last, ({ lastCarriedOut }) => lastCarriedOut),
      ],
    },
    lines,
  )
}
