import { type EntityManager } from '@mikro-orm/postgresql'
import { checkReport } from '../law/report/checks.ts'
import { cellsLine } from '../law/report/report-cells.ts'
import { type KeptDocument } from '../law/report/report-document.ts'
import { AnnualReport } from '../store/tables/annual-report.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { reportMembers } from './report-members.ts'
import { draftReport, type ReportRequest } from './report-service.ts'
import { draftedSections, keptDocument, type OfficeSection } from './report-sections.ts'
import { transact } from './transact.ts'

const UNBALANCED = '报表的勾稽关系不成立，改正之前不能固化或发布'
const refused = (text: string) => new Invalid([{ field: 'report', text }])

/** What is asked besides: why a version is made although an earlier one is published. */
export type Freezing = ReportRequest & { amends?: string }

/**
 * Freezes the report: figures, texts, form, the day they were counted and which cases stand where, as one record.
 * @throws Invalid while a check of the form fails, a section cannot be printed, or an amendment has no reason
 */
export async function freezeReport(
  context: Context,
  organ: OrganRef,
  { amends = '', ...request }: Freezing,
  actor: Actor,
): Promise<number> {
  const draft = await draftReport(context, organ, request)
  const { report, sentences, discrepancies } = draft
  if (discrepancies.length > 0) throw refused(UNBALANCED)
  const sections = await draftedSections(context, organ, draft)
  refuseUnprintable(sections)
  const members = await reportMembers(context, organ, request)
  const document = keptDocument(draft, sections)
  return transact(context, actor, 'REPORT_FROZEN', async (tx) => {
    const { version, isAmendment } = await nextVersion(tx, organ, request.year)
    if (isAmendment && amends.trim() === '')
      throw new Invalid([{ field: 'amends', text: '本年度已有发布的版本，请写明为什么要更正' }])
    tx.create(AnnualReport, {
      organId: organ.organId,
      year: request.year,
      version,
      form: report.form,
      filled: report,
      cells: cellsLine(report),
      asOf: report.asOf,
      sentences,
      document,
      members,
      amends: isAmendment ? amends.trim() : null,
      frozenAt: context.clock.now(),
      frozenBy: actor.id,
      approvedAt: null,
      approvedBy: null,
      publishedAt: null,
      publishedBy: null,
    })
    return { result: version, subject: `report/${request.year}`, facts: { version, asOf: report.asOf } }
  })
}

/** The version a year's report would be kept as, and whether one before it was published. */
async function nextVersion(tx: EntityManager, { organId }: OrganRef, year: number) {
  const all = await tx.find(AnnualReport, { organId, year }, { orderBy: { version: 'desc' } })
  return { version: (all[0]?.version ?? 0) + 1, isAmendment: all.some(({ publishedAt }) => publishedAt !== null) }
}

function refuseUnprintable(sections: readonly OfficeSection[]): void {
  const problems = sections.flatMap(({ title, problems: own, isTooLong }) => [
    ...own.map((text) => `${title}：${text}`),
    ...(isTooLong ? [`${title}：超过了字数上限，请删减`] : []),
  ])
  if (problems.length > 0) throw new Invalid(problems.map((text) => ({ field: 'report', text })))
}

/**
 * Approves a frozen version: whoever is responsible answers for it.
 * @throws NotFound; Invalid while somebody still has to confirm a section
 */
export function approveReport(
  context: Context,
  organ: OrganRef,
  year: number,
  version: number,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'REPORT_APPROVED', async (tx) => {
    const frozen = await tx.findOne(AnnualReport, { organId: organ.organId, year, version })
    if (!frozen) throw new NotFound(`report/${year}/${version}`)
    const open = unconfirmed(frozen.document)
    if (open.length > 0)
      throw refused(`第${version}版固化时还有部分没有确认：${open.join('，')}。请逐部分确认后重新固化，再审批`)
    frozen.approvedAt = context.clock.now()
    frozen.approvedBy = actor.id
    return { result: undefined, subject: `report/${year}`, facts: { version } }
  })
}

/** The titles of the sections nobody had confirmed when the version was frozen. */
const unconfirmed = (document: KeptDocument | null | undefined): string[] =>
  (document?.sections ?? []).filter(({ confirmed }) => confirmed === null).map(({ title }) => title)

/** Publishes an approved version; only those are ever shown to the public. @throws NotFound, Invalid */
export async function publishReport(
  context: Context,
  organ: OrganRef,
  year: number,
  version: number,
  actor: Actor,
): Promise<void> {
  return transact(context, actor, 'REPORT_PUBLISHED', async (tx) => {
    const frozen = await tx.findOne(AnnualReport, { organId: organ.organId, year, version })
    if (!frozen) throw new NotFound(`report/${year}/${version}`)
    if (frozen.approvedAt === null) throw refused(`第${version}版还没有审批，审批之后才能发布`)
    if (checkReport(frozen.filled).length > 0) throw refused(UNBALANCED)
    frozen.publishedAt = context.clock.now()
    frozen.publishedBy = actor.id
    return { result: undefined, subject: `report/${year}`, facts: { version } }
  })
}

/** The published reports of an organ, newest year first; of each year the newest published version. */
export async function publishedReports(context: Context, organ: OrganRef): Promise<AnnualReport[]> {
  const all = await publishedVersions(context, organ)
  return [...Map.groupBy(all, (each) => each.year).values()].map(([newest]) => newest!)
}

/** Every version that was ever published, newest year and version first: an amended report stays readable. */
export const publishedVersions = (context: Context, organ: OrganRef): Promise<AnnualReport[]> =>
  reading(context).find(
    AnnualReport,
    { organId: organ.organId, publishedAt: { $ne: null } },
    { orderBy: { year: 'desc', version: 'desc' } },
  )

/** Frozen versions of a year, newest first, for the office. */
export const frozenVersions = (context: Context, organ: OrganRef, year: number): Promise<AnnualReport[]> =>
  reading(context).find(AnnualReport, { organId: organ.organId, year }, { orderBy: { version: 'desc' } })
