import { type LocalDate } from '../law/date.ts'
import { composeLetter } from '../letters/compose-letter.ts'
import { LETTER_KIND_NAMES, type LetterDocument, type LetterKind } from '../letters/letter.ts'
import { codeFor, documentNumber } from '../letters/numbering.ts'
import { sampleDetails, sampleFacts } from '../letters/sample-case.ts'
import { standardWording, wordingProblems } from '../letters/wording.ts'
import { yearOf } from '../law/date.ts'
import { insertWording, wordingsInForce, wordingVersions, type WordingVersion } from '../store/letter-template-store.ts'
import { reading, type Actor, type Context, type OrganRef } from './context.ts'
import { Invalid } from './errors.ts'
import { signatory } from './letter-facts-of-case.ts'
import { transact } from './transact.ts'

/** Each kind of letter with the organ's own wording in force today, if any. */
export async function wordingsOf(
  context: Context,
  organ: OrganRef,
): Promise<{ kind: LetterKind; own: string | null }[]> {
  const own = await wordingsInForce(reading(context), organ.organId, context.clock.today())
  return LETTER_KIND_NAMES.map((kind) => ({ kind, own: own.get(kind) ?? null }))
}

/** The wording a letter of today would have, and every version before. */
export async function wordingOf(
  context: Context,
  organ: OrganRef,
  kind: LetterKind,
): Promise<{ inForce: string; versions: WordingVersion[] }> {
  const em = reading(context)
  const own = await wordingsInForce(em, organ.organId, context.clock.today())
  return {
    inForce: own.get(kind) ?? standardWording(kind),
    versions: await wordingVersions(reading(context), organ.organId, kind),
  }
}

/**
 * Adds a version of the organ's own wording. The standard wording, or nothing, goes back to the standard.
 * @throws Invalid with all that is wrong, and the article that wants what is missing
 */
export async function saveWording(
  context: Context,
  organ: OrganRef,
  kind: LetterKind,
  input: { wording: string; effectiveFrom: LocalDate },
  actor: Actor,
): Promise<number> {
  const typed = input.wording.replace(/\r\n/g, '\n').trim()
  const wording = typed === standardWording(kind) ? '' : typed
  const problems = wording === '' ? [] : wordingProblems(kind, organ.regime, wording)
  if (problems.length > 0) throw new Invalid(problems.map((text) => ({ field: 'wording', text })))
  if (input.effectiveFrom < context.clock.today())
    throw new Invalid([{ field: 'effectiveFrom', text: '生效日期不能早于今天：已经发出的文书不变' }])
  return transact(context, actor, 'LETTER_WORDING_CHANGED', async (tx) => {
    const made = { kind, wording, effectiveFrom: input.effectiveFrom, recordedBy: actor.id, at: context.clock.now() }
    const version = await insertWording(tx, organ.organId, made)
    return {
      result: version,
      subject: `letter/${kind}`,
      facts: { kind, version, effectiveFrom: input.effectiveFrom, standard: wording === '' },
    }
  })
}

/** A sample case written in this wording: the organ's own name and settings, an invented applicant. */
export function previewWording(
  context: Context,
  organ: OrganRef,
  kind: LetterKind,
  wording: string,
): { letter: LetterDocument } | { problems: string[] } {
  const text = wording.trim() === '' ? standardWording(kind) : wording
  const problems = wordingProblems(kind, organ.regime, text)
  if (problems.length > 0) return { problems }
  const today = context.clock.today()
  const { documentCode, documentCodes } = organ.settings
  const number = documentNumber(codeFor(kind, { code: documentCode, codes: documentCodes }), yearOf(today), 1)
  const facts = sampleFacts(signatory(organ), number, today, sampleDetails(kind, today))
  const composed = composeLetter(kind, facts, text)
  return 'letter' in composed ? composed : { problems: composed.problems.map(({ message }) => message) }
}
