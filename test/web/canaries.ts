import assert from 'node:assert/strict'
import { complainAboutCase } from '../../src/services/applicant-answers.ts'
import { recordOnCase } from '../../src/services/case-record-service.ts'
import { correctByApplicant, handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { reading, type OrganRef } from '../../src/services/context.ts'
import { fileOnline, registerByOffice } from '../../src/services/filing-service.ts'
import { confirmPublication, preparePublication } from '../../src/services/publication-service.ts'
import { draftToken, showPublication } from '../../src/services/publication-view.ts'
import { answerQuestion } from '../../src/services/answer-service.ts'
import { askQuestion } from '../../src/services/question-service.ts'
import { handleRemedy, openRemedy } from '../../src/services/remedy-service.ts'
import { giveOpinion } from '../../src/services/review-opinions.ts'
import { submitForReview } from '../../src/services/review-service.ts'
import { findQuestion } from '../../src/store/question-store.ts'
import { type TestApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { answersTo, begin, PERSON } from './public-application.ts'

/** One word for every place that holds somebody's data; each is looked for wherever somebody may look who must not. */
export const CANARY = {
  name: '金丝雀甲',
  phone: '13911112222',
  email: 'canary-mail@example.org',
  idNumber: '110105194912310038',
  address: '金丝雀路乙号',
  title: '金丝雀丙题',
  description: '金丝雀丁文',
  documentNumber: '金丝雀戊号',
  agent: '金丝雀子代',
  features: '金丝雀丑征',
  help: '金丝雀寅助',
  purpose: '金丝雀卯途',
  proofName: '金丝雀辰证.txt',
  proofText: 'canary-proof-text',
  note: '金丝雀己注',
  party: '金丝雀庚方',
  partyMail: 'canary-party@example.org',
  question: '金丝雀巳问',
  opinion: '金丝雀午见',
  review: '金丝雀审见',
  reviewDraft: '金丝雀送审',
  reviewFile: '金丝雀审件.txt',
  answerer: '金丝雀未人',
  answerFile: '金丝雀答件.txt',
  remark: '金丝雀申记',
  search: '金丝雀酉检',
  fileText: 'canary-file-text',
  fileName: '金丝雀辛.txt',
  correction: '金丝雀壬正',
  correctionFile: '金丝雀戌补.txt',
  complaint: '金丝雀亥诉',
  dispute: '金丝雀癸争',
  draftTitle: '金丝雀草题',
  draftText: '金丝雀草文',
  draftFile: '金丝雀草件.txt',
  unchecked: '金丝雀未核',
} as const

/** Mail addresses stand in the mails that go there, and nowhere else. */
export const ADDRESSES = [CANARY.email, CANARY.partyMail]
/** What the office alone may read. */
export const OFFICE_ONLY = [
  CANARY.note,
  CANARY.party,
  CANARY.question,
  CANARY.opinion,
  CANARY.review,
  CANARY.remark,
  CANARY.search,
  CANARY.answerFile,
]

const text = (name: string, words: string) => ({
  name,
  contentType: 'text/plain',
  bytes: Buffer.from(words),
})

/** A case of that body in which every place is filled, answered and published; and somebody's half-filled draft. */
export async function seedCanaries(site: TestApp, organ: OrganRef) {
  const { context } = site
  const clerk = clerkOf(organ)
  const today = context.clock.today()
  const { number, queryCode } = await filed(site, organ)
  const act = (event: Parameters<typeof handleCase>[3], input: Parameters<typeof handleCase>[7] = {}) =>
    handleCase(context, organ, number, event, clerk, 'TEST_ACT', null, input)
  await act({ type: 'receipt-confirmed', on: today })
  const note = [{ kind: 'note', text: CANARY.note }]
  await act({ type: 'correction-requested', on: today, correctBy: today }, { texts: note })
  const enclosed = [text(CANARY.correctionFile, CANARY.fileText)]
  await correctByApplicant(context, organ, number, CANARY.correction, enclosed)
  const party = [{ kind: 'party', text: CANARY.party }]
  await act({ type: 'third-party-consulted', on: today, party: 'A', receivedOn: null }, { texts: party })
  await askTheParty(site, organ, number)
  const search = { places: CANARY.search, words: CANARY.search, searcher: CANARY.search, found: 'part' } as const
  for (const record of [
    { kind: 'note', text: CANARY.remark },
    { kind: 'search', ...search, remark: CANARY.remark },
  ] as const)
    await recordOnCase(context, organ, number, { on: today, record }, clerk)
  await reviewedAndReturned(site, organ, number)
  await act({ type: 'replied', on: today, outcome: 'granted' }, { files: [text(CANARY.fileName, CANARY.fileText)] })
  await complainAboutCase(context, organ, number, CANARY.complaint)
  const dispute = { kind: 'reconsideration', on: today, number, brought: true } as const
  const words = [{ kind: 'note', text: CANARY.dispute }] as const
  const remedyId = await openRemedy(context, organ, { ...dispute, texts: words }, clerk)
  await handleRemedy(context, organ, remedyId, { type: 'noted', on: today }, clerk, null, { texts: words })
  const replyId = await published(site, organ, number)
  await preparedOnly(site, organ)
  await draftLeft(site, organ)
  return { number, queryCode, replyId, remedyId }
}

/** A draft of the reply that its reviewer returned with words of theirs. */
async function reviewedAndReturned({ context }: TestApp, organ: OrganRef, number: string): Promise<void> {
  const steps = [{ kind: 'secrecy', scope: 'every', reviewers: [] }] as const
  const reviewed = { ...organ, settings: { ...organ.settings, reviews: { steps, fourEyes: false } } }
  const draft = { values: { given: CANARY.reviewDraft }, outcome: 'granted', texts: [], details: null } as const
  const { row } = await showCase(context, organ, number)
  const files = [text(CANARY.reviewFile, CANARY.fileText)]
  const round = await submitForReview(
    context,
    reviewed,
    number,
    { ...draft, texts: [] },
    files,
    clerkOf(organ),
    row.version,
  )
  const opinion = { step: 0, agrees: false, words: CANARY.review }
  await giveOpinion(context, reviewed, number, round, opinion, { ...clerkOf(organ), role: 'reviewer' })
}

function filed({ context }: TestApp, organ: OrganRef) {
  const { name, phone, email, idNumber, address, title, description, documentNumber, ...rest } = CANARY
  const application = anApplication({
    applicant: { ...anApplication().applicant, name, phone, email, idNumber, address },
    agent: { name: rest.agent, idType: 'resident-id', idNumber },
    channel: 'online',
    title,
    description,
    documentNumber,
    features: rest.features,
    help: rest.help,
    purpose: rest.purpose,
    submittedOn: context.clock.today(),
  })
  const files = [{ ...text(rest.proofName, rest.proofText), purpose: 'identity' as const }]
  return fileOnline(context, organ, application, { key: 'canary', body: 'canary' }, { files, sameLetter: [] })
}

async function askTheParty({ context }: TestApp, organ: OrganRef, number: string): Promise<void> {
  const to = { party: 'A', email: CANARY.partyMail }
  const asked = { to, text: CANARY.question, dueOn: context.clock.today() }
  const id = await askQuestion(context, organ, number, asked, clerkOf(organ))
  const question = await findQuestion(reading(context), context.sealer, organ.organId, id)
  assert.ok(question)
  const answer = { kind: 'agree', text: CANARY.opinion, answerer: CANARY.answerer, places: '', words: '' } as const
  await answerQuestion(context, organ, question, answer, [text(CANARY.answerFile, CANARY.fileText)], null)
}

const OPEN = { title: '校车时刻表', question: '校车时刻', answer: '已提供', fileIds: [] }

async function published({ context }: TestApp, organ: OrganRef, number: string): Promise<string> {
  await preparePublication(context, organ, number, OPEN, {}, clerkOf(organ))
  const { row } = await showPublication(context, organ, number)
  await confirmPublication(context, organ, number, draftToken(row!), clerkOf(organ))
  return row!.replyId
}

/** A reply prepared for everybody that nobody has read yet. */
async function preparedOnly({ context }: TestApp, organ: OrganRef): Promise<void> {
  const clerk = clerkOf(organ)
  const { number } = await registerByOffice(context, organ, anApplication(), clerk, null)
  const reply = { type: 'replied', on: context.clock.today(), outcome: 'granted' } as const
  await handleCase(context, organ, number, reply, clerk, 'TEST_ACT')
  await preparePublication(context, organ, number, { ...OPEN, title: CANARY.unchecked }, {}, clerk)
}

/** Somebody begins an application, sends a file along, and leaves it to be taken up again. */
async function draftLeft({ agent }: TestApp, organ: OrganRef): Promise<void> {
  const visitor = agent()
  const at = await begin(visitor, organ)
  const wanted = { ...answersTo('wanted', PERSON), title: CANARY.draftTitle, description: CANARY.draftText }
  await visitor.post(`${at}/wanted`).type('form').send(wanted).expect(303)
  const file = Buffer.from(CANARY.proofText)
  await visitor
    .post(`${at}/files`)
    .field('sent', 'yes')
    .field('identityProof', 'attached')
    .attach('identityFiles', file, CANARY.draftFile)
    .expect(303)
}
