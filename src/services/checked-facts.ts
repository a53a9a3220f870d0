import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type Cell, type FilledReport } from '../law/report/filled-report.ts'
import { type Fault } from '../law/report/published/check-published.ts'
import { type Context } from './context.ts'
import { NotFound } from './errors.ts'
import { type CheckedReport } from './report-checker.ts'

/** What a page says of a report that was checked: the report itself is not kept. */
export type CheckedFacts = Pick<FilledReport, 'body' | 'year' | 'form'> & {
  received: Cell
  ended: Cell
  faults: readonly Fault[]
}

export function factsOf({ published, faults }: CheckedReport): CheckedFacts {
  const { body, year, form, applications } = published.report
  return { body, year, form, received: applications.received.total, ended: applications.total.total, faults }
}

const PURPOSE = 'checked-report'

/** The facts as a text the page carries, so that it can be shown again; nobody else can make one. */
export const sealFacts = ({ sealer }: Context, facts: CheckedFacts): string =>
  sealer.sealForInstallation(deflateRawSync(JSON.stringify(facts)).toString('base64'), PURPOSE).toString('base64url')

/** The facts a page carried. @throws NotFound for what was not sealed here */
export function openFacts({ sealer }: Context, carried: string): CheckedFacts {
  try {
    const packed = sealer.openForInstallation<string>(Buffer.from(carried, 'base64url'), PURPOSE)
    return JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as CheckedFacts
  } catch {
    throw new NotFound('checked report')
  }
}
