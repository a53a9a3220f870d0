import { plusDays, type LocalDate } from '../../../src/law/date.ts'
import { complainAboutCase } from '../../../src/services/applicant-answers.ts'
import { handleCase } from '../../../src/services/case-service.ts'
import { showCase } from '../../../src/services/case-view.ts'
import { enterItems } from '../../../src/services/disclosure-service.ts'
import { fileOnline, registerByOffice } from '../../../src/services/filing-service.ts'
import { confirmPublication, preparePublication } from '../../../src/services/publication-service.ts'
import { draftToken, showPublication } from '../../../src/services/publication-view.ts'
import { openRemedy } from '../../../src/services/remedy-service.ts'
import { testApp, type TestApp } from '../../support/app.ts'
import { anApplication, clerkOf } from '../../support/context.ts'
import { publishYear } from '../../support/report.ts'
import { type OrganRef } from '../../../src/services/context.ts'

/** A case as its applicant may find it: number, code, and the day it is looked at. */
export type Found = { number: string; queryCode: string; on: LocalDate }

const CONTACT = { office: '示例办公室', phone: '0570-1234567', email: 'xxgk@example.org', address: '示例路1号' }
const BODIES = { reconsiderationBody: '示例市人民政府', court: '示例县人民法院', supervisionUnit: '示例市教育局' }
const LONG = '校车时刻表和线路调整情况'.repeat(8)

/** An organ in which everything has happened, a college that asks for all it may ask, and a body where nothing has. */
export async function givenSite() {
  const site = await testApp({ today: '2027-01-11' })
  const organ = await site.givenOrgan('organ', { ...CONTACT, ...BODIES, publicationDelay: 0 })
  const college = await site.givenOrgan('college', { ...CONTACT, asksPurpose: true, chargesCosts: true })
  const empty = await site.givenOrgan('authorised')
  const cases = await givenCases(site, organ)
  const reply = await published(site, organ, cases.granted.number)
  await publishYear(site.context, organ, 2026, clerkOf(organ))
  await givenItems(site, college)
  return { site, organ, college, empty, cases, reply }
}

export type Given = Awaited<ReturnType<typeof givenSite>>

/** Why the part asked for is held back, as the letter says it. */
const REASONS = {
  outcome: 'state-secret',
  reason: '经审查属于国家秘密',
  withheld: [{ outcome: 'state-secret', part: '决算表', reason: '已经定为国家秘密', rule: '保密事项目录' }],
} as never

type Act = Parameters<typeof handleCase>[3]

/** One case in every standing, and in every state that the page of a case tells apart. */
async function givenCases({ context }: TestApp, organ: OrganRef) {
  const clerk = clerkOf(organ)
  const on = context.clock.today()
  const refusing = async (): Promise<Found> => {
    const found = await given()
    await handleCase(context, organ, found.number, refused, clerk, 'TEST_ACT', null, { letter: { details: REASONS } })
    return found
  }
  const given = async (...acts: Act[]): Promise<Found> => {
    const { number, queryCode } = await registerByOffice(
      context,
      organ,
      anApplication({ submittedOn: on }),
      clerk,
      null,
    )
    for (const act of acts) await handleCase(context, organ, number, act, clerk, 'TEST_ACT')
    return { number, queryCode, on }
  }
  const clockOf = async ({ number }: Found) => (await showCase(context, organ, number)).clock
  /** The same case, looked at so many days after a day of its clock. */
  const seen = async (found: Found, day: 'dueOn' | 'correctBy' | 'paymentDueOn', after: number): Promise<Found> => ({
    ...found,
    on: plusDays((await clockOf(found))[day]!, after),
  })
  const online = await fileOnline(context, organ, anApplication({ channel: 'online' }), { key: 'u', body: 'u' })
  const running = await given()
  const correction: Act = { type: 'correction-requested', on, correctBy: plusDays(on, 14) }
  const charged: Act = { type: 'fee-charged', on, receivedOn: on, yuan: 300 }
  const consulted: Act = { type: 'third-party-consulted', on, party: 'A', receivedOn: null }
  const refused: Act = { type: 'replied', on, outcome: 'state-secret' }
  const [waiting, owing] = [await given(correction), await given(charged)]
  const disputed = async (kind: 'reconsideration' | 'lawsuit-direct') => {
    const found = await given(refused)
    await openRemedy(context, organ, { kind, on, number: found.number, brought: true, texts: [] }, clerk)
    return found
  }
  const complained = await given()
  await complainAboutCase(context, organ, complained.number, '没有人回电话。')
  return {
    unconfirmed: { ...online, on },
    'in-time': running,
    'due-soon': await seen(running, 'dueOn', -1),
    'due-today': await seen(running, 'dueOn', 0),
    overdue: await seen(running, 'dueOn', 1),
    paused: await given(consulted),
    consultedBefore: await given(consulted, { type: 'third-party-answered', on, party: 'A' }),
    extended: await given({ type: 'extended', on, workdays: 20 }),
    'awaiting-correction': waiting,
    'correction-lapsed': await seen(waiting, 'correctBy', 1),
    'awaiting-payment': owing,
    'payment-lapsed': await seen(owing, 'paymentDueOn', 1),
    closed: await given({ type: 'replied', on, outcome: 'partial' }),
    granted: await given({ type: 'replied', on, outcome: 'granted' }),
    refused: await refusing(),
    refusedLongAgo: { ...(await given(refused)), on: plusDays(on, 400) },
    reconsidered: await disputed('reconsideration'),
    sued: await disputed('lawsuit-direct'),
    complained,
    withdrawn: await given({ type: 'withdrawn', on }),
  }
}

async function published({ context }: TestApp, organ: OrganRef, number: string): Promise<string> {
  const clerk = clerkOf(organ)
  const text = { title: LONG, question: '需要时刻表。', answer: '已提供。', fileIds: [] }
  await preparePublication(context, organ, number, text, {}, clerk)
  const { row } = await showPublication(context, organ, number)
  await confirmPublication(context, organ, number, draftToken(row!), clerk)
  return row!.replyId
}

async function givenItems({ context }: TestApp, organ: OrganRef): Promise<void> {
  const on = context.clock.today()
  const item = (at: number) => ({
    fields: {
      title: `${LONG}（第${at}号）`,
      entry: 'overview-profile',
      listItem: 1,
      documentNumber: '示教〔2026〕12号',
      summary: '全校各校区的班车时刻。',
      department: '后勤处',
      publisher: '陈',
      reviewer: '李',
      responsible: '王',
      formedOn: on,
    },
    clearedOn: on,
    publications: [{ channel: 'own-site' as const, name: '', link: `https://www.example.org/${at}`, on }],
  })
  await enterItems(
    context,
    organ,
    Array.from({ length: 60 }, (_, at) => item(at + 1)),
    clerkOf(organ),
  )
}
