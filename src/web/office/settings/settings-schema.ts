import Joi from 'joi'
import { parse } from '../../../http/form.ts'
import { isYearStart } from '../../../law/report/forms.ts'
import { type SchoolRules } from '../../../law/rules.ts'
import { type OrganRef } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { optionalText, textField } from '../office-fields.ts'
import { typedReminderHours } from './reminder-hours.ts'

const t = affairsMessages('zh-CN').settings
type Settings = OrganRef['settings']

/** One-line texts of the settings and the most characters of each. */
export const TEXTS = {
  office: 100,
  head: 50,
  address: 200,
  postcode: 6,
  phone: 50,
  fax: 50,
  email: 200,
  hours: 100,
  reconsiderationBody: 100,
  court: 100,
  supervisionUnit: 100,
  educationDepartment: 100,
  onlineFilingUrl: 500,
  documentCode: 20,
  redHead: 40,
  ownRules: 100,
} as const satisfies Partial<Record<keyof Settings, number>>
type TextName = keyof typeof TEXTS

/** What a college may set of the Order's periods. */
export const SCHOOL_NUMBERS = [
  'replyWorkdays',
  'extensionWorkdays',
  'correctionNoticeWorkdays',
  'consultationWorkdays',
] as const satisfies readonly (keyof SchoolRules)[]
/** No period of the law is longer than a year of working days. */
const MOST_WORKDAYS = 250

const LONGEST_GUIDE = 10_000

type Numbers = Record<(typeof SCHOOL_NUMBERS)[number] | 'month' | 'day', number | null>
type Typed = Record<TextName | 'name' | 'guide', string> &
  Numbers &
  Record<'remindFrom' | 'remindUntil', number | null> & {
    asksPurpose: '' | 'yes'
    chargesCosts: '' | 'yes'
    matters: '' | 'one'
    secondPerson: '' | 'yes'
  }

const texts = Object.fromEntries(
  Object.entries(TEXTS).map(([name, most]) => [name, optionalText(t.fields[name as TextName], most)]),
) as Record<TextName, Joi.StringSchema>
/** A whole number not below `least`, full-width digits understood; null when left empty. */
const wholeNumber = (least: number, most: number, problem: string) =>
  Joi.string()
    .trim()
    .empty('')
    .default(null)
    .custom((text: string, context) => {
      const digits = text.normalize('NFKC').replace(/\s/g, '')
      const value = /^\d{1,4}$/.test(digits) ? Number(digits) : -1
      return value >= least && value <= most ? value : context.error('any.invalid')
    })
    .messages({ '*': problem })

const shared = {
  ...texts,
  name: textField(t.fields.name, 100),
  postcode: texts.postcode.pattern(/^\d{6}$/).messages({ 'string.pattern.base': t.problems.postcode }),
  email: texts.email.email({ tlds: false }).messages({ 'string.email': t.problems.email }),
  onlineFilingUrl: texts.onlineFilingUrl.uri({ scheme: ['http', 'https'] }).messages({
    'string.uri': t.problems.url,
    'string.uriCustomScheme': t.problems.url,
  }),
  guide: optionalText(t.fields.guide, LONGEST_GUIDE),
  remindFrom: wholeNumber(0, 23, t.problems.reminderHours),
  remindUntil: wholeNumber(1, 24, t.problems.reminderHours),
  matters: Joi.string().valid('', 'one').default(''),
  secondPerson: Joi.string().valid('', 'yes').default(''),
}

/** What is not this body's to set: nothing may stand there. */
const notTheirs = (problem: string) => Joi.string().trim().valid('').default('').messages({ '*': problem })

const NUMBERS = [...SCHOOL_NUMBERS, 'month', 'day'] as const
const numbersBy = (field: (name: (typeof NUMBERS)[number]) => Joi.Schema) =>
  Object.fromEntries(NUMBERS.map((name) => [name, field(name)]))

const collegeNumber = (name: (typeof NUMBERS)[number]): Joi.Schema => {
  if (name === 'month' || name === 'day') return wholeNumber(1, 31, t.problems.yearStart)
  // A reply takes a day at least.
  if (name === 'replyWorkdays') return wholeNumber(1, MOST_WORKDAYS, t.problems.replyNumber(t.fields[name]))
  return wholeNumber(0, MOST_WORKDAYS, t.problems.number(t.fields[name]))
}

const college = Joi.object<Typed>({
  ...shared,
  ...numbersBy(collegeNumber),
  asksPurpose: Joi.string().valid('', 'yes').default(''),
  chargesCosts: Joi.string().valid('', 'yes').default(''),
})
/** 条例 art. 27 leaves an organ no question for the purpose; its periods and report year are the law's. */
const other = Joi.object<Typed>({
  ...shared,
  ...numbersBy(() => notTheirs(t.problems.collegeOnly)),
  asksPurpose: notTheirs(t.problems.purpose),
  chargesCosts: notTheirs(t.problems.collegeOnly),
})

/**
 * The settings a form holds; what is left empty is not set, what the form does not ask about stays as it is.
 * @throws Invalid with every problem
 */
export function typedSettings(
  body: unknown,
  { regime, settings: kept }: OrganRef,
): { name: string; settings: Settings } {
  const typed = parse(regime === 'college' ? college : other, body)
  const reminderHours = typedReminderHours(typed.remindFrom, typed.remindUntil)
  const settings = {
    ...Object.fromEntries(Object.entries(kept).filter(([name]) => !ASKED.has(name))),
    ...filledTexts(typed),
    ...(typed.guide ? { guide: typed.guide } : {}),
    ...(reminderHours ? { reminderHours } : {}),
    ...(typed.matters === 'one' ? { matters: 'one' as const } : {}),
    ...(typed.secondPerson === 'yes' ? { secondPerson: true } : {}),
    ...(regime === 'college' ? collegeSettings(typed) : {}),
  }
  return { name: typed.name, settings }
}

const ASKED: ReadonlySet<string> = new Set([
  ...Object.keys(TEXTS),
  ...([
    'guide',
    'school',
    'reportYearStart',
    'asksPurpose',
    'chargesCosts',
    'matters',
    'reminderHours',
    'secondPerson',
  ] satisfies (keyof Settings)[]),
])

const filledTexts = (typed: Typed): Partial<Record<TextName, string>> =>
  Object.fromEntries((Object.keys(TEXTS) as TextName[]).flatMap((name) => (typed[name] ? [[name, typed[name]]] : [])))

function collegeSettings(typed: Typed): Partial<Settings> {
  const rules = SCHOOL_NUMBERS.flatMap((name) => (typed[name] === null ? [] : [[name, typed[name]] as const]))
  const start = yearStart(typed)
  return {
    ...(rules.length > 0 ? { school: Object.fromEntries(rules) as Partial<SchoolRules> } : {}),
    ...(start ? { reportYearStart: start } : {}),
    ...(typed.asksPurpose === 'yes' ? { asksPurpose: true } : {}),
    ...(typed.chargesCosts === 'yes' ? { chargesCosts: true } : {}),
  }
}

function yearStart({ month, day }: Typed): NonNullable<Settings['reportYearStart']> | null {
  if (month === null && day === null) return null
  const start = { month: month ?? 0, day: day ?? 0 }
  if (isYearStart(start)) return start
  throw new Invalid([{ field: 'month', text: t.problems.yearStart }])
}
