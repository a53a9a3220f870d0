import { deadlineStepText } from '../law/dispute-deadline.ts'
import { disputeNoteText } from '../remedies/agenda.ts'
import { type RemedyRow, type ShownRemedy } from '../services/remedy-service.ts'

/** A line of the ledger of disputes. */
export const lineOf = (row: RemedyRow) => ({
  id: row.remedyId,
  version: row.version,
  kind: row.kind,
  state: row.state,
  begunOn: row.begunOn,
  openedOn: row.openedOn,
  endedOn: row.endedOn,
  result: row.result,
  handler: row.handler,
  counts: row.counts,
  numbers: row.numbers,
  next: row.nextWhat && { what: row.nextWhat, dueOn: row.nextOn, provisional: row.nextProvisional },
})

/** The whole dispute. Linked cases go by their numbers. */
export const remedyOf = ({ row, dispute, texts, files, agenda, offered, caseNumbers }: ShownRemedy) => ({
  ...lineOf(row),
  events: dispute.history.map(({ seq, event, knownOn, recordedAt, recordedBy }) => ({
    ...event,
    ...('caseId' in event ? { caseId: undefined, number: caseNumbers.get(event.caseId) } : {}),
    ...(event.type === 'entry-voided' ? { voids: event.seq } : {}),
    seq,
    knownOn,
    recordedAt: recordedAt.toISOString(),
    recordedBy,
  })),
  texts,
  files: files.map(({ fileId, seq, name, contentType, size, hash }) => ({
    id: fileId,
    seq,
    name,
    contentType,
    size,
    sha256: hash,
  })),
  deadlines: agenda.deadlines.map((each) => ({ ...each, steps: each.steps.map(deadlineStepText) })),
  notes: agenda.notes.map(disputeNoteText),
  offered: [...offered.types],
  decisions: offered.decisions,
})
