import { createHash } from 'node:crypto'
import { archiveName, zipChunks, type ArchiveEntry } from '../documents/archive.ts'
import { documentPdf } from '../documents/document-pdf.ts'
import { caseLog } from '../store/case-log.ts'
import { readOfficeFile } from './answer-files.ts'
import { caseDossier, type Dossier } from './case-dossier.ts'
import { caseFileOf } from './case-file-service.ts'
import { showCase, type CaseView } from './case-view.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { letterFile } from './letter-files.ts'
import { transact } from './transact.ts'

/**
 * A whole case as a ZIP: its file on paper, letters as they were kept, papers, events, what the log says of it, and a
 * manifest with the SHA-256 of each. It holds personal data; that it was made is logged. @throws NotFound
 */
export async function archiveCase(
  context: Context,
  organ: OrganRef,
  number: string,
  actor: Actor,
): Promise<AsyncGenerator<Uint8Array>> {
  const view = await showCase(context, organ, number)
  await transact(context, actor, 'CASE_ARCHIVED', () => Promise.resolve({ result: undefined, subject: number }))
  return zipChunks(withManifest(context, organ, view, actor), context.clock.now())
}

async function* withManifest(
  context: Context,
  organ: OrganRef,
  view: CaseView,
  actor: Actor,
): AsyncGenerator<ArchiveEntry> {
  const files: { path: string; size: number; sha256: string }[] = []
  for await (const entry of entriesOf(context, organ, view)) {
    const sha256 = createHash('sha256').update(entry.bytes).digest('hex')
    files.push({ path: entry.path, size: entry.bytes.length, sha256 })
    yield entry
  }
  const { number, version } = view.row
  const head = { organ: organ.name, case: number, version, madeAt: context.clock.now().toISOString(), madeBy: actor.id }
  yield json('manifest.json', { ...head, files })
}

async function* entriesOf(context: Context, organ: OrganRef, view: CaseView): AsyncGenerator<ArchiveEntry> {
  const { row, content, kase, texts } = view
  const dossier = await caseDossier(context, organ, view)
  yield { path: '卷宗.pdf', bytes: await documentPdf(await caseFileOf(context, organ, view, true)) }
  yield json('application.json', { number: row.number, channel: row.channel, submittedOn: row.submittedOn, ...content })
  yield json('events.json', { events: kase.history, texts })
  yield json('log.json', await caseLog(reading(context), organ.organId, row.number))
  yield* lettersOf(context, organ, row.number, dossier)
  yield* papersOf(context, organ, row.number, dossier)
}

async function* lettersOf(
  context: Context,
  organ: OrganRef,
  number: string,
  { letters }: Dossier,
): AsyncGenerator<ArchiveEntry> {
  for (const [at, { letterId, documentNumber }] of letters.entries())
    for (const format of ['pdf', 'docx'] as const) {
      const file = await letterFile(context, organ, number, letterId, format)
      yield { path: `letters/${place(at)}-${archiveName(documentNumber)}-${archiveName(file.name)}`, bytes: file.bytes }
      if (file.asSent) break
    }
}

async function* papersOf(
  context: Context,
  organ: OrganRef,
  number: string,
  { attachments, work }: Dossier,
): AsyncGenerator<ArchiveEntry> {
  for (const [at, { fileId, name }] of [...attachments, ...work.answerFiles].entries()) {
    const { bytes } = await readOfficeFile(context, organ, number, fileId)
    yield { path: `papers/${place(at)}-${archiveName(name)}`, bytes }
  }
}

/** Two of the same name do not meet: each stands under its place. */
const place = (at: number): string => String(at + 1).padStart(3, '0')

const json = (path: string, value: unknown): ArchiveEntry => ({
  path,
  bytes: Buffer.from(JSON.stringify(value, null, 2)),
})
