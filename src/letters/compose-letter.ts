import { isOutcome, type Outcome } from '../law/outcomes.ts'
import { missingBodies, remedyParagraph, type RemedyAdvice } from '../law/remedies.ts'
import {
  consultationNotice,
  coProducerConsultation,
  thirdPartyConsultation,
  thirdPartyDisclosure,
} from './consultation-letters.ts'
import { correction, extension, feeNotice, reasonsRequest, receipt } from './interim-letters.ts'
import { type DetailName, type LetterFacts } from './letter-facts.ts'
import { applicantNamedIn, missingDetails, missingFacts, placeholdersIn, rulesToCite } from './letter-problems.ts'
import { type ComposedLetter, type LetterDocument, type LetterKind, type LetterProblem } from './letter.ts'
import { dayText, matterOf, type ReceivedFacts } from './phrases.ts'
import { remediesOfLetter } from './letter-remedies.ts'
import { rectification } from './rectification-letter.ts'
import { groundsWithheld } from './reply-grounds.ts'
import { replyTemplate } from './reply-letter.ts'
import { type AnyTemplate, type LetterBody } from './template.ts'
import { fillWording, standardWording, type Filling } from './wording.ts'

const TEMPLATES: Record<Exclude<LetterKind, 'reply'>, AnyTemplate> = {
  receipt,
  correction,
  extension,
  'third-party-consultation': thirdPartyConsultation,
  'co-producer-consultation': coProducerConsultation,
  'consultation-notice': consultationNotice,
  'third-party-disclosure': thirdPartyDisclosure,
  'fee-notice': feeNotice,
  'reasons-request': reasonsRequest,
  rectification,
}
const TO_OTHERS: readonly LetterKind[] = [
  'third-party-consultation',
  'co-producer-consultation',
  'third-party-disclosure',
]

/** The details this letter needs, to build its form: for a reply, those of its outcome. */
export function detailsNeeded(kind: LetterKind, outcome?: Outcome): readonly DetailName[] {
  if (kind !== 'reply') return TEMPLATES[kind].needs
  return outcome === undefined ? ['outcome'] : replyTemplate(outcome).needs
}

/**
 * Writes a letter from the record and the officer's words: articles by the act in force on the day of receipt, remedies
 * by regime, outcome and the day of the letter. Gives all that is missing or barred, in words for the officer, instead
 * of a letter with gaps. `wording`: the organ's own for this kind, where it has one.
 */
export function composeLetter(kind: LetterKind, facts: LetterFacts, wording = standardWording(kind)): ComposedLetter {
  const template = templateOf(kind, facts)
  const missing = [...missingFacts(facts), ...missingDetails(template?.needs ?? ['outcome'], facts.details)]
  if (missing.length > 0 || template === null || facts.receivedOn === null) return { problems: missing }
  const received: ReceivedFacts = { ...facts, receivedOn: facts.receivedOn }
  const barred = template.bars?.(received) ?? []
  if (barred.length > 0) return { problems: barred }
  const remedies = remediesOf(kind, received)
  const letter = letterOf(kind, received, template.compose(received, received.details), remedies, wording)
  const gaps = [...placeholdersIn(letter, facts), ...(TO_OTHERS.includes(kind) ? applicantNamedIn(letter, facts) : [])]
  if (gaps.length > 0) return { problems: gaps }
  return { letter, advice: [...bodiesToName(facts, remedies), ...(kind === 'reply' ? rulesToCite(facts.details) : [])] }
}

function templateOf(kind: LetterKind, { details }: LetterFacts): AnyTemplate | null {
  if (kind !== 'reply') return TEMPLATES[kind]
  return isOutcome(details.outcome) ? replyTemplate(details.outcome) : null
}

function letterOf(
  kind: LetterKind,
  facts: ReceivedFacts,
  body: LetterBody,
  remedies: RemedyAdvice,
  wording: string,
): LetterDocument {
  const { before, after } = fillWording(wording, fillingOf(facts, body))
  return {
    kind,
    title: body.title,
    number: facts.documentNumber.trim(),
    addressee: body.addressee.trim(),
    paragraphs: before,
    remedies: remedyParagraph(remedies, facts.organ.bodies),
    closing: after.join('\n'),
    enclosures: (facts.details.enclosures ?? []).map((name) => name.trim()).filter(Boolean),
    ...(facts.organ.redHead?.trim() ? { head: facts.organ.redHead.trim() } : {}),
    signature: facts.organ.name.trim(),
    date: facts.writtenOn,
  }
}

/** What the placeholders stand for; the remedies have a place of their own in the letter. */
function fillingOf(facts: ReceivedFacts, body: LetterBody): Filling {
  const { opening, history = [], paragraphs, contact = [], closing = '特此告知。' } = body
  return {
    blocks: {
      开头: opening === undefined ? [] : [opening],
      办理经过: history,
      正文: paragraphs,
      联系方式: contact,
      救济途径: [],
      结尾: [closing],
    },
    facts: {
      本机关: facts.organ.name.trim(),
      申请人: facts.applicant.name.trim(),
      登记编号: facts.caseNumber.trim(),
      申请内容: matterOf(facts),
      提交日期: dayText(facts.submittedOn),
      收到日期: dayText(facts.receivedOn),
      成文日期: dayText(facts.writtenOn),
    },
  }
}

/** The remedies of this letter, as of its day. */
function remediesOf(kind: LetterKind, { organ, writtenOn, details }: ReceivedFacts): RemedyAdvice {
  const { outcome } = details
  const reply = outcome === undefined ? null : { outcome, withheld: groundsWithheld(details) }
  return remediesOfLetter(kind, organ.remedyRegime ?? organ.regime, writtenOn, reply)
}

/** The paragraph then has general words, and a vague one lengthens the period to a year (行政复议法 art. 20). */
function bodiesToName({ organ }: LetterFacts, remedies: RemedyAdvice): LetterProblem[] {
  if (missingBodies(remedies, organ.bodies).length === 0) return []
  const message = '救济途径中没有写明受理机关的名称，请在机构设置中填写；未告知受理机关的，申请复议的期限最长可延至一年'
  return [{ fact: 'bodies', message }]
}
