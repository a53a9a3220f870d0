import { accountOf, recordAbsence } from '../services/absence-service.ts'
import { linkAccounts, newLinkCode } from '../services/account-links.ts'
import { answerQuestion, questionByLink } from '../services/answer-service.ts'
import { setArrivals } from '../services/arrival-service.ts'
import { assignCases } from '../services/assignment-service.ts'
import { addDepartment, nameContact, readDepartments } from '../services/department-service.ts'
import { importCases } from '../services/import-service.ts'
import { linkKey } from '../services/keyed-link.ts'
import { saveLedgerView } from '../services/ledger-views.ts'
import { askQuestion } from '../services/question-service.ts'
import { type LocalDate } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type Filed } from './beats.ts'
import { isUntouched } from './review.ts'
import { type Beat, type Stage } from './stage.ts'
import { type CaseStory } from './story.ts'
import { suppliedFile } from './supplied-file.ts'
import { workdaysBefore } from './workdays.ts'

/** Departments of an office that has none yet, and who answers for the first three of them. */
const DEPARTMENTS = ['计划财务科', '人事科', '基础教育科', '职业教育科', '政策法规科']
const CONTACTS = ['孙敏', '周宁', '郑岚']

/** What the office kept before this program, as its register had it. */
const OLD_REGISTER = [
  '登记号,类别,姓名,来源,收件日期,申请事项,答复时间,处理情况',
  '旧2016-01,自然人,冯一鸣,信函,2016/3/7,2015年义务教育经费支出,2016/3/25,予以公开',
  '旧2016-02,自然人,褚晓梅,当面,2016.5.9,中小学校舍安全鉴定结果,2016.5.27,予以公开',
  '旧2016-03,商业企业,示例文具有限公司,信函,2016年9月12日,教辅材料采购合同,2016年9月30日,部分公开',
  '旧2016-04,自然人,卫东,网络,2016-11-14,学区划分会议记录,2016-12-02,不予公开',
]
const OLD_COLUMNS = {
  number: { column: '登记号' },
  applicantKind: { column: '类别' },
  applicantName: { column: '姓名' },
  channel: { column: '来源' },
  receivedOn: { column: '收件日期' },
  content: { column: '申请事项' },
  repliedOn: { column: '答复时间' },
  outcome: { column: '处理情况', values: { 不予公开: '属于三类内部事务信息' } },
}

/** Cases that came from the old register. */
export const OLD_CASES = OLD_REGISTER.length - 1

/** How an office works its cases among its people: departments, contacts, questions, deputies, saved views. */
export function beatsOfOffice(
  from: LocalDate,
  today: LocalDate,
  calendar: WorkCalendar,
  cases: readonly CaseStory[],
  filed: Filed,
): Beat[] {
  const [asking, answering] = [workdaysBefore(today, 6, calendar), workdaysBefore(today, 4, calendar)]
  const running = cases.filter((story) => isUntouched(story) && story.application.submittedOn < asking)
  const numberOf = (at: number): string | undefined => filed.get(running[at]!)?.number
  const asked: string[] = []
  return [
    { on: from, play: openOffice },
    {
      on: asking,
      play: async (stage) => {
        const late = calendar.plusWorkdays(asking, 3)
        for (const [at, text] of ['请提供2025年度决算表和附表。', '这项信息由哪个部门制作？请说明。'].entries())
          asked.push((await ask(stage, numberOf(at), at, text, late)) ?? '')
      },
    },
    { on: asking, play: ({ context, organ, cast }) => setArrivals(context, organ, true, cast.clerk) },
    { on: answering, play: (stage) => answer(stage, asked[0] ?? '') },
    {
      on: today,
      play: async (stage) => {
        await ask(
          stage,
          numberOf(2),
          2,
          '请查找有没有会议记录，没有的写明在哪里、用哪些词找过。',
          calendar.plusWorkdays(today, 2),
        )
        await shareOut(
          stage,
          [0, 1, 2].flatMap((at) => numberOf(at) ?? []),
        )
        await beAway(stage, today, calendar)
      },
    },
  ]
}

async function openOffice({ context, organ, cast }: Stage): Promise<void> {
  const known = (await readDepartments(context, organ)).departments
  const from = context.clock.today()
  if (known.length === 0)
    for (const name of DEPARTMENTS) await addDepartment(context, organ, { name, fromDay: from }, cast.head)
  if (organ.regime === 'college') return
  const bytes = Buffer.from(OLD_REGISTER.join('\n'))
  const { rejected } = await importCases(
    context,
    organ,
    bytes,
    '2016年登记台账.csv',
    { mapping: OLD_COLUMNS },
    cast.head,
  )
  if (rejected.length > 0) throw new Error(`the old register does not come in: ${JSON.stringify(rejected)}`)
}

/** Contacts are named when they are first needed: a department may be opened on the same day as the office. */
async function contactOf({ context, organ, cast }: Stage, at: number) {
  const { departments, contacts } = await readDepartments(context, organ)
  const { departmentId } = departments[at]!
  if (contacts.some((each) => each.departmentId === departmentId)) return { departmentId, contactId: null }
  const accountId = at === 0 ? accountOf(cast.contact) : null
  const email = accountId === null ? `contact-${at}@${organ.slug}.example.org` : null
  const contact = { departmentId, accountId, name: CONTACTS[at]!, phone: '0000-5550200', email }
  await nameContact(context, organ, { ...contact, fromDay: context.clock.today() }, cast.head)
  return { departmentId, contactId: null }
}

async function ask(stage: Stage, number: string | undefined, at: number, text: string, dueOn: LocalDate) {
  if (number === undefined) return undefined
  const to = await contactOf(stage, at)
  return askQuestion(stage.context, stage.organ, number, { to, text, dueOn }, stage.cast.clerk)
}

/** The first question is answered by its link, with a table; the second stays open and late. */
async function answer({ context, organ }: Stage, questionId: string): Promise<void> {
  if (questionId === '') return
  const question = await questionByLink(context, organ, linkKey(context, 'answer', organ, questionId))
  const words = { text: '决算表见附件，其中附表二含有个人账号，请注意遮盖。', answerer: '孙敏', places: '', words: '' }
  await answerQuestion(context, organ, question, { kind: 'provided', ...words }, [suppliedFile('2025')], null)
}

async function shareOut({ context, organ, cast }: Stage, numbers: readonly string[]): Promise<void> {
  const [first] = (await readDepartments(context, organ)).departments
  const [mine, heads] = [numbers.slice(0, 2), numbers.slice(2)]
  const to = { departmentId: first?.departmentId ?? null }
  await assignCases(context, organ, mine, { accountId: accountOf(cast.clerk), ...to }, cast.head)
  await assignCases(context, organ, heads, { accountId: accountOf(cast.head), departmentId: null }, cast.head)
  const view = { name: '三个工作日内到期', shared: true, conditions: { standing: 'due-soon', sort: 'due' } }
  await saveLedgerView(context, organ, view, cast.head)
}

/** The head is away from today on; the officer stands in. */
async function beAway({ context, organ, cast }: Stage, today: LocalDate, calendar: WorkCalendar): Promise<void> {
  const [accountId, deputyId] = [accountOf(cast.head)!, accountOf(cast.clerk)!]
  const absence = { accountId, deputyId, fromDay: today, toDay: calendar.plusWorkdays(today, 2) }
  await recordAbsence(context, organ, absence, cast.head)
}

/** The officers of both bodies are one person, who may go over from one to the other. */
export async function serveBoth(one: Stage, other: Stage): Promise<void> {
  const code = await newLinkCode(other.context, other.organ, other.cast.clerk)
  await linkAccounts(one.context, one.organ, code, one.cast.clerk)
}
