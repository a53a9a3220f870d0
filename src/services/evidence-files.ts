import { hash } from 'node:crypto'
import { documentDocx } from '../documents/document-docx.ts'
import { documentPdf } from '../documents/document-pdf.ts'
import { zipOf, type ZipEntry } from '../documents/zip.ts'
import { answerDraft } from '../letters/evidence/answer.ts'
import { evidenceBundle, filesBeside } from '../letters/evidence/bundle.ts'
import { type EvidenceFacts, type KeptFile } from '../letters/evidence/facts.ts'
import { caseFilesByHash } from './attachment-service.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { copiesOfCase } from './letter-copies.ts'
import { proofsOfCase } from './letter-deliveries.ts'
import { evidenceFacts } from './evidence-service.ts'
import { type LogWords } from './evidence-record.ts'
import { readPaper, showRemedy } from './remedy-service.ts'
import { transact } from './transact.ts'

/** What can be had: everything in one archive, or one paper in one format. */
export const EVIDENCE_FILES = {
  zip: { name: '答复和证据材料', type: 'application/zip', ending: 'zip' },
  'answer-docx': {
    name: '答复书（草稿）',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
  },
  'answer-pdf': { name: '答复书（草稿）', type: 'application/pdf', ending: 'pdf' },
  'evidence-docx': {
    name: '证据清单和材料',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
  },
  'evidence-pdf': { name: '证据清单和材料', type: 'application/pdf', ending: 'pdf' },
} as const
export type EvidenceFile = keyof typeof EVIDENCE_FILES

/** Whether a word is the name of one of them. */
export const isEvidenceFile = (word: string): word is EvidenceFile => Object.hasOwn(EVIDENCE_FILES, word)

type Made = { bytes: Uint8Array; name: string; type: string }

/**
 * The draft of the answer and the evidence of a dispute, made from the record as it stands; that it was made, and the hash
 * of what was given out, is logged. @throws NotFound
 */
export async function evidenceFile(
  context: Context,
  organ: OrganRef,
  remedyId: string,
  file: EvidenceFile,
  actor: Actor,
  words: LogWords,
): Promise<Made> {
  const facts = await evidenceFacts(context, organ, remedyId, words)
  const bytes = await bytesOf(context, organ, remedyId, facts, file)
  const { name, type, ending } = EVIDENCE_FILES[file]
  await transact(context, actor, 'EVIDENCE_BUNDLE_MADE', () =>
    Promise.resolve({
      result: undefined,
      subject: `remedy/${remedyId}`,
      facts: { file, size: bytes.length, sha256: hash('sha256', bytes) },
    }),
  )
  return { bytes, name: `${name}-${facts.madeOn}.${ending}`, type }
}

async function bytesOf(
  context: Context,
  organ: OrganRef,
  remedyId: string,
  facts: EvidenceFacts,
  file: EvidenceFile,
): Promise<Uint8Array> {
  switch (file) {
    case 'answer-docx':
      return documentDocx(answerDraft(facts))
    case 'answer-pdf':
      return documentPdf(answerDraft(facts))
    case 'evidence-docx':
      return documentDocx(evidenceBundle(facts))
    case 'evidence-pdf':
      return documentPdf(evidenceBundle(facts))
    case 'zip':
      return zipOf(await archiveOf(context, organ, remedyId, facts), facts.madeOn)
  }
}

async function archiveOf(
  context: Context,
  organ: OrganRef,
  remedyId: string,
  facts: EvidenceFacts,
): Promise<ZipEntry[]> {
  const papers: ZipEntry[] = [
    { name: '1 答复书（草稿）.docx', bytes: await documentDocx(answerDraft(facts)) },
    { name: '1 答复书（草稿）.pdf', bytes: await documentPdf(answerDraft(facts)) },
    { name: '2 证据清单和材料.docx', bytes: await documentDocx(evidenceBundle(facts)) },
    { name: '2 证据清单和材料.pdf', bytes: await documentPdf(evidenceBundle(facts)) },
  ]
  const all = [...papers, ...(await filesOf(context, organ, remedyId, facts))]
  return [...all, { name: '校验值 SHA-256.txt', bytes: Buffer.from(checksums(all), 'utf8') }]
}

/** The files that go beside the pages, numbered as in the list; their bytes are checked against the hash kept with them. */
async function filesOf(context: Context, organ: OrganRef, remedyId: string, facts: EvidenceFacts): Promise<ZipEntry[]> {
  const { files, row } = await showRemedy(context, organ, remedyId)
  const entries: ZipEntry[] = []
  const opened = new Map<string, Buffer>()
  for (const { fileId, hash: kept } of files)
    opened.set(kept, (await readPaper(context, organ, remedyId, fileId)).bytes)
  for (const number of row.numbers)
    for (const [kept, bytes] of await filesOfCase(context, organ, number)) opened.set(kept, bytes)
  for (const { no, file } of filesBeside(facts)) entries.push({ name: nameOf(no, file), bytes: checked(opened, file) })
  return entries
}

/** What was attached to the case, its letters as they were sent, and the proofs of their service. */
async function filesOfCase(context: Context, organ: OrganRef, number: string): Promise<Map<string, Buffer>> {
  const files = await caseFilesByHash(context, organ, number)
  for (const { hash: kept, bytes } of (await proofsOfCase(context, organ, number)).values()) files.set(kept, bytes)
  for (const { hash: kept, bytes } of await copiesOfCase(context, organ, number)) files.set(kept, bytes)
  return files
}

const nameOf = (no: number, { name }: KeptFile): string => `附件/${String(no).padStart(2, '0')} ${name}`

/** @throws where a file is not the one that was stored */
function checked(opened: ReadonlyMap<string, Buffer>, { name, hash: kept }: KeptFile): Buffer {
  const bytes = opened.get(kept)
  if (bytes === undefined || hash('sha256', bytes) !== kept) throw new Error(`evidence: ${name} is not what was stored`)
  return bytes
}

/** One line a file, as sha256sum reads them. */
const checksums = (entries: readonly ZipEntry[]): string =>
  entries.map(({ name, bytes }) => `${hash('sha256', bytes)}  ${name}\n`).join('')
