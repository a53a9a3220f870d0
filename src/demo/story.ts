import { type Application } from '../cases/application.ts'
import { type ApplicantKind } from '../law/applicants.ts'
import { daysBetween, type LocalDate, plusDays } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type Channel, CHANNELS } from '../law/receipt.ts'
import { type Regime, rulesFor } from '../law/rules.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type Card } from './decks.ts'
import { person, REPEATERS, someone, UNREACHABLE } from './people.ts'
import { type Random } from './random.ts'
import { type Course, type Doing } from './scene.ts'
import { type Subject } from './subjects/subject.ts'
import { openCases, UNCONFIRMED } from './todays-cases.ts'
import { lastWorkday, workdaysBefore, workdayFrom } from './workdays.ts'

/** A case of the story from filing to its last act. `confirmedOn` null: no confirmation needed, or none yet. */
export type CaseStory = {
  application: Application
  confirmedOn: LocalDate | null
  doings: readonly Doing[]
  outcome: Outcome | null
}

/** What a body's story is made of. */
export type Setting = {
  regime: Regime
  from: LocalDate
  today: LocalDate
  calendar: WorkCalendar
  random: Random
  subjects: readonly Subject[]
}

/** Cases that are closed today, spread over the time from the first day on, busier in the admission months. */
export const closedCases = (setting: Setting, deck: readonly Card[]): CaseStory[] =>
  setting.random.shuffled(deck).map((card) => closedCase(setting, card))

function closedCase(setting: Setting, { outcome, course }: Card): CaseStory {
  const application = applicationFor(setting, outcome)
  for (let submittedOn = someDay(setting); ; submittedOn = plusDays(submittedOn, -9)) {
    const story = { outcome, ...toldFrom(setting, { ...application, submittedOn }, course) }
    if (lastDay(story) < setting.today) return story
  }
}

/** Cases that are open today, each in the standing it is there for; those that wait for their applicant came online. */
export function casesOfToday(setting: Setting): CaseStory[] {
  const { today, calendar, regime } = setting
  const unconfirmed = UNCONFIRMED.map(({ age, channel }) => {
    const submittedOn = age === 0 ? today : workdaysBefore(today, age, calendar)
    const application = { ...applicationFor(setting, 'granted', channel), submittedOn }
    return { application, confirmedOn: null, doings: [], outcome: null }
  })
  const open = openCases(regime, replyWorkdays(setting, today)).map(({ age, course, sent }) => {
    const submittedOn = workdaysBefore(today, age, calendar)
    const drawn = applicationFor(setting, 'granted', sent && 'online')
    const application = { ...drawn, ...(sent === 'online-unreachable' ? { applicant: UNREACHABLE } : {}), submittedOn }
    return { outcome: null, ...toldFrom(setting, application, course) }
  })
  return [...unconfirmed, ...open]
}

/** The case as it goes: received at once, or confirmed on the same or (after a day off) the next working day. */
function toldFrom(setting: Setting, application: Application, course: Course): Omit<CaseStory, 'outcome'> {
  const { calendar, random } = setting
  const { submittedOn, channel } = application
  const confirmedOn = CHANNELS[channel].needsConfirmation ? workdayFrom(submittedOn, calendar) : null
  const received = confirmedOn ?? submittedOn
  const doings = course({ received, replyWorkdays: replyWorkdays(setting, received), calendar, random })
  return { application, confirmedOn, doings }
}

const replyWorkdays = ({ regime }: Setting, day: LocalDate): number => rulesFor(regime, day).replyWorkdays

const lastDay = ({ application, doings }: CaseStory): LocalDate =>
  doings
    .map(({ act, enteredOn }) => enteredOn ?? act.on)
    .sort()
    .at(-1) ?? application.submittedOn

/** A working day of the story's time; of two drawn, one in the admission months is taken. */
function someDay({ from, today, calendar, random }: Setting): LocalDate {
  const draw = () => lastWorkday(plusDays(from, 7 + random.below(daysBetween(from, today) - 7)), calendar)
  const [first, second] = [draw(), draw()]
  return ['07', '08', '09'].includes(second.slice(5, 7)) ? second : first
}

const KINDS: readonly ApplicantKind[] = [
  ...Array<ApplicantKind>(24).fill('natural-person'),
  'business',
  'business',
  'research',
  'public-interest',
  'legal-services',
  'legal-services',
  'other',
]

const CHANNEL_DRAW: readonly Channel[] = [
  ...Array<Channel>(10).fill('online'),
  ...Array<Channel>(4).fill('registered-post'),
  ...Array<Channel>(3).fill('in-person'),
  ...Array<Channel>(2).fill('email'),
  'ordinary-post',
  'fax',
]

/** An application that may well end so; its day is set by the caller. */
function applicationFor(setting: Setting, outcome: Outcome, by?: Channel): Application {
  const { random, subjects, today, regime } = setting
  const fitting = subjects.filter(({ fits }) => fits.includes(outcome))
  const { title, description } = random.pick(fitting.length > 0 ? fitting : subjects)
  const again = outcome === 'repeat' || outcome === 'excessive'
  const channel = by ?? random.pick(CHANNEL_DRAW)
  const { email, ...applicant } = again ? person(random.below(REPEATERS)) : someone(random.pick(KINDS), random)
  return {
    applicant: { ...applicant, ...(email && WITH_EMAIL.has(channel) ? { email } : {}) },
    title,
    description,
    documentNumber: null,
    purpose: regime === 'college' ? random.pick(PURPOSES) : null,
    privacyNotice: null,
    submittedOn: today,
    channel,
    ...wanted(channel, random),
  }
}

const PURPOSES = ['学习研究需要', '了解学校办学情况', '核对本人有关事项', '撰写调研报告'] as const

/** Who writes on paper leaves no e-mail address. */
const WITH_EMAIL: ReadonlySet<Channel> = new Set(['online', 'email'])

/** How the answer is wanted, by how the application came. */
function wanted(channel: Channel, random: Random): Pick<Application, 'medium' | 'delivery'> {
  if (WITH_EMAIL.has(channel)) return { medium: 'electronic', delivery: random.pick(['email', 'online']) }
  if (channel === 'fax') return { medium: 'paper', delivery: 'fax' }
  return { medium: 'paper', delivery: channel === 'in-person' ? random.pick(['pick-up', 'post']) : 'post' }
}
