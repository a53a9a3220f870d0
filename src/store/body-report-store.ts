import { type EntityManager } from '@mikro-orm/postgresql'
import { type FilledReport } from '../law/report/filled-report.ts'
import { cellsLine } from '../law/report/report-cells.ts'
import { query } from './query.ts'

/** Keeps reports that were received, each as a new version of its body and year. */
export async function keepBodyReports(
  tx: EntityManager,
  organId: number,
  reports: readonly { bodyId: string; report: FilledReport; faults: number; source: string }[],
  at: Date,
  by: string,
): Promise<void> {
  await query(
    tx,
    `insert into body_report (organ_id, body_id, year, version, form, filled, cells, faults, source, received_at, received_by)
     select $1::int, n.body_id, n.year,
       1 + coalesce((select max(version) from body_report r where r.organ_id = $1 and r.body_id = n.body_id and r.year = n.year), 0),
       n.form, n.filled, n.cells, n.faults, n.source, $9::timestamptz, $10::text
     from unnest($2::uuid[], $3::int[], $4::text[], $5::jsonb[], $6::text[], $7::int[], $8::text[])
       as n(body_id, year, form, filled, cells, faults, source)`,
    [
      organId,
      reports.map(({ bodyId }) => bodyId),
      reports.map(({ report }) => report.year),
      reports.map(({ report }) => report.form),
      reports.map(({ report }) => JSON.stringify(report)),
      reports.map(({ report }) => cellsLine(report)),
      reports.map(({ faults }) => faults),
      reports.map(({ source }) => source),
      at,
      by,
    ],
  )
}

/** A report that was received of a body. */
export type BodyReportRow = {
  year: number
  version: number
  filled: FilledReport
  faults: number
  source: string
  receivedAt: string
  receivedBy: string
}

/** What was received of a body, newest year and version first. */
export const bodyReports = (em: EntityManager, organId: number, bodyId: string): Promise<BodyReportRow[]> =>
  query<BodyReportRow>(
    em,
    `select year, version, filled, faults, source, received_at as "receivedAt", received_by as "receivedBy"
     from body_report where organ_id = $1 and body_id = $2 order by year desc, version desc limit 50`,
    [organId, bodyId],
  )

/** The newest version of what was received of these bodies for these years. */
export const receivedReports = (
  em: EntityManager,
  organId: number,
  wanted: readonly { bodyId: string; year: number }[],
): Promise<{ bodyId: string; filled: FilledReport }[]> =>
  query(
    em,
    `select distinct on (r.body_id, r.year) r.body_id as "bodyId", r.filled from body_report r
     join unnest($2::uuid[], $3::int[]) as n(body_id, year) on n.body_id = r.body_id and n.year = r.year
     where r.organ_id = $1 order by r.body_id, r.year, r.version desc`,
    [organId, wanted.map(({ bodyId }) => bodyId), wanted.map(({ year }) => year)],
  )
