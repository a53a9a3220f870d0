import { clockOf, endOf, type Case } from '../cases/case.ts'
import { yearOf, type LocalDate } from '../law/date.ts'
import { cellsOfCase, phaseOf } from '../law/report/count.ts'
import { type Column } from '../law/report/filled-report.ts'
import { formFor, FORMS, periodOf } from '../law/report/forms.ts'
import { type ReportRow } from '../law/report/rows.ts'
import { linkedCases, type LinkedCase } from '../store/case-link.ts'
import { lettersOf, type LetterLine } from '../store/letter-store.ts'
import { actorNames } from './account-service.ts'
import { attachmentsOf, type AttachmentLine } from '../store/attachment-store.ts'
import { calendarOf } from './calendar-reader.ts'
import { type CaseRemedies, remediesOfCase } from './case-remedies.ts'
import { type CaseView } from './case-view.ts'
import { caseWork, type CaseWork } from './case-work.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { deliveriesOf, type Deliveries } from './letter-deliveries.ts'
import { caseToRead } from './load-case.ts'

/** A cell of the annual report in which a case stands: its year, keys, and the printed label of the row. */
export type ReportCell = { year: number; row: ReportRow; column: Column; label: string }

/** What belongs to a case beside its own events. `names` tells who the recorded ids are. */
export type Dossier = CaseRemedies & {
  attachments: AttachmentLine[]
  letters: LetterLine[]
  /** How each letter was served, by its id. */
  deliveries: Deliveries
  names: Map<string, string>
  cells: ReportCell[]
  work: CaseWork
  /** Cases linked with this one. */
  linked: LinkedCase[]
}

/** Files, letters, disputes, names and report cells of a case already shown. @throws NotFound */
export async function caseDossier(context: Context, organ: OrganRef, view: CaseView): Promise<Dossier> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, view.row.number, em)
  const deliveries = await deliveriesOf(em, loaded)
  const actors = [...view.kase.history, ...[...deliveries.values()].flatMap(({ lines }) => lines)]
  const [attachments, letters, remedies, names, work, linked] = await Promise.all([
    attachmentsOf(em, loaded),
    lettersOf(reading(context), loaded),
    remediesOfCase(context, organ, view),
    actorNames(
      context,
      organ,
      actors.map(({ recordedBy }) => recordedBy),
    ),
    caseWork(context, organ, loaded),
    linkedCases(reading(context), organ.organId, view.row.caseId),
  ])
  return {
    attachments,
    letters,
    deliveries,
    ...remedies,
    names,
    work,
    linked,
    cells: await cellsOf(context, organ, view),
  }
}

/** Every year's cells, by the one counting rule; 总计 and the column of all applicants are left out. */
async function cellsOf(context: Context, organ: OrganRef, { kase, row }: CaseView): Promise<ReportCell[]> {
  const today = context.clock.today()
  const received = clockOf(kase, await calendarOf(context, organ), today).receivedOn
  if (received === null) return []
  const last = endOf(kase)?.on ?? today
  return yearsBetween(received, last).flatMap((year) =>
    reportStart(organ, year) > last ? [] : cellsInYear(organ, year, kase, received, row.applicantKind),
  )
}

const reportStart = (organ: OrganRef, year: number): LocalDate =>
  periodOf(formFor(organ.regime, year), year, organ.settings.reportYearStart).from

function cellsInYear(organ: OrganRef, year: number, kase: Case, received: LocalDate, applicant: Column): ReportCell[] {
  if (applicant === 'total') return []
  const form = formFor(organ.regime, year)
  const period = periodOf(form, year, organ.settings.reportYearStart)
  const end = endOf(kase)
  const fact = {
    applicant,
    received: phaseOf(received, period),
    ended: end && phaseOf(end.on, period),
    outcome: end?.outcome ?? null,
  }
  return cellsOfCase(fact)
    .filter((cell) => cell.column !== 'total' && cell.row !== 'total')
    .map((cell) => ({ ...cell, year, label: labelOf(form, cell.row) }))
}

function labelOf(form: keyof typeof FORMS, row: ReportRow): string {
  const printed = FORMS[form].rows.find(({ sums }) => sums.length === 1 && sums[0] === row)
  const shown = printed ?? FORMS[form].rows.find(({ sums }) => sums.includes(row))
  return shown ? [...shown.heads.slice(1), shown.label].join(' ') : row
}

/** Calendar years a case touched, and the next: an academic year carries the number of the year it ends in. */
function yearsBetween(from: LocalDate, to: LocalDate): number[] {
  const first = yearOf(from)
  return Array.from({ length: yearOf(to) - first + 2 }, (_, at) => first + at)
}
