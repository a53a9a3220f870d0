import { chineseDay } from '../clock.ts'
import { type CaseEvidence, type EvidenceFacts, type KeptFile } from '../letters/evidence/facts.ts'
import { PAPER_DIRECTIONS, PAPER_KINDS } from '../remedies/papers.ts'
import { currentInstance, forumOf } from '../remedies/progress.ts'
import { lastFullCheck } from '../store/audit-page.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { type ShownRemedy, showRemedy } from './remedy-service.ts'
import { type LogWords } from './evidence-record.ts'
import { caseEvidence } from './evidence-of-case.ts'

/** Everything the record holds for the answer in a dispute, opened. @throws NotFound */
export async function evidenceFacts(
  context: Context,
  organ: OrganRef,
  remedyId: string,
  words: LogWords,
): Promise<EvidenceFacts> {
  const shown = await showRemedy(context, organ, remedyId)
  const { dispute, row } = shown
  const checked = await lastFullCheck(reading(context), organ.organId)
  const cases: CaseEvidence[] = []
  for (const number of row.numbers) cases.push(await caseEvidence(context, organ, number, words))
  return {
    forum: forumOf(dispute.kind),
    organ: { name: organ.name, address: organ.settings.address ?? null },
    body: written(shown, 'body'),
    docketNumber: written(shown, 'docket-number'),
    agent: written(shown, 'agent'),
    broughtOn: dispute.filedOn ?? dispute.openedOn,
    copyReceivedOn: dispute.copyReceivedOn,
    simplified: currentInstance(dispute)?.procedure === 'simplified',
    cases,
    papers: papersIn(shown),
    logChecked: checked && { on: chineseDay(new Date(checked.at)), upTo: checked.entries },
    madeOn: context.clock.today(),
  }
}

const written = ({ texts }: ShownRemedy, kind: string): string | null =>
  texts.findLast((each) => each.kind === kind)?.text ?? null

function papersIn({ dispute, files }: ShownRemedy): KeptFile[] {
  const voided = new Set(dispute.history.flatMap(({ event }) => (event.type === 'entry-voided' ? [event.seq] : [])))
  return files
    .filter(({ seq }) => !voided.has(seq))
    .map(({ name, hash, seq }) => {
      const event = dispute.history.find((entry) => entry.seq === seq)?.event
      const said =
        event?.type === 'papers-kept'
          ? `${event.on}${PAPER_DIRECTIONS[event.direction].label}，${PAPER_KINDS[event.paper].label}`
          : ''
      return { name, hash, said }
    })
}
