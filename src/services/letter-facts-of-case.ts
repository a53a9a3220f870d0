import { clockOf } from '../cases/case.ts'
import { type Act } from '../cases/decide.ts'
import { isOrganisation } from '../law/applicants.ts'
import { type LocalDate } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type LetterDetails, type LetterFacts, type LetterHistory, type LetterOrgan } from '../letters/letter-facts.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { type Context, type OrganRef } from './context.ts'

/** Replaced when the number is taken, after the letter is known to be complete. */
const NUMBER_TO_COME = '〔待编〕'

/** The day a letter bears, and the officer's part of it. */
export type Written = { on: LocalDate; details: Partial<LetterDetails> }

/** Everything a letter of this case is composed from; its number comes last. */
export function letterFacts(
  context: Context,
  organ: OrganRef,
  { row, content, kase }: LoadedCase,
  calendar: WorkCalendar,
  { on, details }: Written,
): LetterFacts {
  const { title, description, applicant } = content
  return {
    organ: { ...signatory(organ), remedyRegime: kase.remedyRegime },
    documentNumber: NUMBER_TO_COME,
    writtenOn: on,
    applicant: { name: applicant.name, organisation: isOrganisation(applicant.kind) },
    caseNumber: row.number,
    channel: row.channel,
    submittedOn: row.submittedOn,
    receivedOn: clockOf(kase, calendar, context.clock.today()).receivedOn,
    subject: title ?? firstSentence(description),
    history: historyOf(kase),
    details,
  }
}

/** The organ as it signs, with what its letters need of its settings. */
export function signatory({ name, regime, settings }: OrganRef): LetterOrgan {
  const { office, address, phone, school } = settings
  return {
    name,
    regime,
    bodies: {
      reconsiderationBody: settings.reconsiderationBody ?? null,
      court: settings.court ?? null,
      supervisionUnit: settings.supervisionUnit ?? null,
      educationDepartment: settings.educationDepartment ?? null,
      onlineFilingUrl: settings.onlineFilingUrl ?? null,
    },
    ...(school ? { school } : {}),
    ownRules: settings.ownRules ?? null,
    redHead: settings.redHead ?? null,
    contact: office && address && phone ? { office, address, phone } : null,
  }
}

/** What the record already says, so that nobody types it again. */
export function recordDetails(act: Act, dueOn: LocalDate | null): Partial<LetterDetails> {
  const due = dueOn === null ? {} : { dueOn }
  switch (act.type) {
    case 'correction-requested':
      return act.correctBy ? { correctBy: act.correctBy } : {}
    case 'third-party-consulted':
      return { consultation: 'third-party', sentOn: act.on }
    case 'co-producer-consulted':
      return { consultation: 'co-producer', sentOn: act.on }
    case 'extended':
      return { workdays: act.workdays, ...due }
    case 'replied':
      return { outcome: act.outcome, ...(act.outcome === 'withdrawn' ? { withdrawnOn: act.on } : {}) }
    case 'replied-anew':
      return { outcome: act.outcome }
    default:
      return due
  }
}

const TOLD: Partial<Record<Act['type'], LetterHistory['what']>> = {
  'correction-requested': 'correction-requested',
  'correction-received': 'corrected',
  extended: 'extended',
  'third-party-consulted': 'consulted',
  'co-producer-consulted': 'consulted',
  'third-party-answered': 'opinion-received',
  'co-producer-answered': 'opinion-received',
  'fee-charged': 'fee-charged',
  'fee-paid': 'fee-paid',
}

const historyOf = (kase: LoadedCase['kase']): LetterHistory[] =>
  kase.standing.flatMap(({ type, on }) => {
    const what = type === 'submitted' ? undefined : TOLD[type]
    return what ? [{ what, on }] : []
  })

/** A subject for an application without a title: its first sentence, cut where a line would be. */
const firstSentence = (text: string): string => (text.split(/[。；;\n]/)[0] ?? '').slice(0, 60)
