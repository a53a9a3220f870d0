import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type LocalDate } from '../../../law/date.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { approveReport, freezeReport, publishReport } from '../../../services/report-closing.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { paths } from '../../paths.ts'
import { optionalText, requiredDay } from '../office-fields.ts'
import { numberIn } from '../../path-values.ts'
import { reportAddress } from './report-address.ts'
import { showReport } from './report-page.ts'

const words = affairsMessages('zh-CN').reports
const schema = Joi.object<{ asOf: LocalDate; amends: string }>({
  asOf: requiredDay(words.options.asOf),
  amends: optionalText(words.freeze.amends, 500),
})

/** Freezes a year's report in the body's own form, as of the day shown. A refusal comes back on the report's page. */
export async function freezeByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { year } = reportAddress(context, organ, req)
  try {
    const { asOf, amends } = parse(schema, req.body)
    if (asOf > context.clock.today()) throw new Invalid([{ field: 'report', text: words.freeze.badDay }])
    await freezeReport(context, organ, { year, asOf, amends }, actor)
    res.redirect(303, `${paths.report(String(year))}?done=frozen`)
  } catch (error) {
    await comeBack(context, req, res, error)
  }
}

/** Approves a frozen version. */
export async function approveByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { year } = reportAddress(context, organ, req)
  try {
    await approveReport(context, organ, year, numberIn(req, 'version'), actor)
    res.redirect(303, `${paths.report(String(year))}?done=approved`)
  } catch (error) {
    await comeBack(context, req, res, error)
  }
}

/** Publishes an approved version. */
export async function publishByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { year } = reportAddress(context, organ, req)
  try {
    await publishReport(context, organ, year, numberIn(req, 'version'), actor)
    res.redirect(303, `${paths.report(String(year))}?done=published`)
  } catch (error) {
    await comeBack(context, req, res, error)
  }
}

async function comeBack(context: Context, req: Request, res: Response, error: unknown): Promise<void> {
  if (!(error instanceof Invalid)) throw error
  await showReport(
    context,
    req,
    res,
    error.problems.map(({ field, text }) => ({ text, href: field === 'amends' ? '#amends' : '#checks' })),
  )
}
