import { CHECK_RHYTHMS } from '../disclosure/links.ts'
import { type LocalDate, plusDays, plusMonths } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { accountOf } from '../services/absence-service.ts'
import { addDepartment, readDepartments } from '../services/department-service.ts'
import { enterItems, listItems, type ItemToEnter } from '../services/disclosure-service.ts'
import { adoptStartingDuties, dutyAgenda, listDuties, recordDuty, saveDuty } from '../services/duty-service.ts'
import { checkLinks } from '../services/link-service.ts'
import { findOrgan, saveSettings } from '../services/organ-service.ts'
import { recordChannelUse, recordSurvey, saveFinding, saveOpinion } from '../services/supervision-service.ts'
import { publishedYear } from './published-year.ts'
import { type Random } from './random.ts'
import { type Beat, type Stage } from './stage.ts'

/** Items that are not published yet: one overdue, one in review; and one on a site nobody can open. */
const WAITING = 2

/**
 * A college's publications through its story: the years of items entered month by month, duties kept and one forgotten,
 * findings of an assessment, opinions, a survey. Nothing for bodies that keep no such register yet.
 */
export function beatsOfPublications(from: LocalDate, today: LocalDate, calendar: WorkCalendar, random: Random): Beat[] {
  const years = [from, plusMonths(from, 12), plusMonths(from, 24)].filter((each) => each < today)
  const items = years.flatMap((each) => publishedYear(each, calendar, random))
  const published = items.filter(({ publications: [first] }) => first!.on < today)
  const late = published.slice(-WAITING).map((item) => ({ ...item, clearedOn: null, publications: [] }))
  const entered = [...published.slice(0, -WAITING), ...late]
  const byDay = Map.groupBy(entered, ({ publications: [first], fields }) =>
    monthEnd(first?.on ?? fields.formedOn, today),
  )
  const departments = [...new Set([...items.map(({ fields }) => fields.department), ...OTHER_DEPARTMENTS])]
  return [
    { on: plusDays(from, 1), play: (stage) => openDepartments(stage, departments, from) },
    {
      on: plusDays(from, 1),
      play: ({ context, organ, cast }) => void_(adoptStartingDuties(context, organ, cast.head, from)),
    },
    ...[...byDay].map(([on, batch]): Beat => ({ on, play: (stage) => enter(stage, batch) })),
    ...supervisionBeats(today),
  ]
}

const OTHER_DEPARTMENTS = ['宣传部', '工会', '后勤基建处']

/** The departments of the college, those that are not in the list yet. */
async function openDepartments(
  { context, organ, cast }: Stage,
  names: readonly string[],
  from: LocalDate,
): Promise<void> {
  const known = new Set((await readDepartments(context, organ)).departments.map(({ name }) => name))
  for (const name of names)
    if (!known.has(name)) await addDepartment(context, organ, { name, fromDay: from }, cast.head)
}

const void_ = async (work: Promise<unknown>): Promise<void> => void (await work)

/** Registers are kept at the end of the month; this month's, yesterday. */
function monthEnd(day: LocalDate, today: LocalDate): LocalDate {
  const end = plusDays(plusMonths(`${day.slice(0, 7)}-01` as LocalDate, 1), -1)
  return end < today ? end : plusDays(today, -1)
}

const enter = async ({ context, organ, cast }: Stage, items: readonly ItemToEnter[]): Promise<void> =>
  void (await enterItems(context, organ, items, cast.clerk))

function supervisionBeats(today: LocalDate): Beat[] {
  const ago = (days: number) => plusDays(today, -days)
  return [
    {
      on: ago(300),
      play: ({ context, organ, cast }) =>
        void_(
          recordChannelUse(
            context,
            organ,
            { channel: 'meeting', on: ago(300), title: '教职工代表大会', times: 1, department: '工会' },
            cast.clerk,
          ),
        ),
    },
    {
      on: ago(250),
      play: ({ context, organ, cast }) =>
        void_(
          recordChannelUse(
            context,
            organ,
            { channel: 'print', on: ago(250), title: '校报', times: 12, department: '宣传部' },
            cast.clerk,
          ),
        ),
    },
    { on: ago(180), play: recordFindings(ago(180)) },
    {
      on: ago(120),
      play: ({ context, organ, cast }) =>
        void_(
          recordSurvey(
            context,
            organ,
            {
              title: '信息公开工作满意度调查',
              heldOn: ago(120),
              audience: '师生代表',
              asked: 300,
              returned: 286,
              satisfied: 251,
              fair: 28,
              dissatisfied: 7,
            },
            cast.clerk,
          ),
        ),
    },
    { on: ago(60), play: recordOpinions(ago(60)) },
    { on: ago(3), play: nameHandler },
    { on: ago(2), play: keepDuties },
    { on: ago(1), play: checkLinksOnce },
  ]
}

const recordFindings =
  (on: LocalDate): Beat['play'] =>
  async ({ context, organ, cast }) => {
    const open = {
      source: 'outside' as const,
      foundOn: on,
      basis: '外部评估报告',
      dueOn: plusDays(on, 150),
      evidence: '',
      closedOn: null,
    }
    await saveFinding(
      context,
      organ,
      null,
      { ...open, finding: '部分栏目更新不及时', measure: '明确栏目责任人，每月检查一次', department: '学院办公室' },
      cast.clerk,
    )
    await saveFinding(
      context,
      organ,
      null,
      {
        ...open,
        finding: '个别公开信息没有链接',
        measure: '逐条补齐链接，发布后核对',
        department: '宣传部',
        evidence: '链接已补齐',
        closedOn: on,
      },
      cast.clerk,
    )
  }

const recordOpinions =
  (on: LocalDate): Beat['play'] =>
  async ({ context, organ, cast }) => {
    const facts = {
      channel: 'mailbox' as const,
      receivedOn: on,
      department: '后勤基建处',
      forwardedOn: on,
      answeredOn: null,
    }
    await saveOpinion(
      context,
      organ,
      null,
      facts,
      { from: '', text: '希望公布食堂原材料采购价格。', answer: '' },
      cast.clerk,
    )
    const answered = { ...facts, channel: 'hotline' as const, department: '教务处', answeredOn: on }
    await saveOpinion(
      context,
      organ,
      null,
      answered,
      { from: '', text: '选修课目录在哪里可以看到？', answer: '已在教务处网站公布，并告知来电人。' },
      cast.clerk,
    )
  }

/** The monthly duty has somebody who is reminded of it. */
const nameHandler: Beat['play'] = async ({ context, organ, cast }) => {
  const monthly = (await listDuties(context, organ)).find(({ rhythm }) => rhythm === 'month')
  if (!monthly) return
  const { dutyId, ...duty } = monthly
  await saveDuty(context, organ, dutyId, { ...duty, handler: accountOf(cast.clerk) }, cast.head)
}

/**
 * Every link is looked at once; the page of the newest item is gone. Then the check is off again: a demonstration asks
 * nobody's site for pages that were never there.
 */
const checkLinksOnce: Beat['play'] = async ({ context, organ, cast }) => {
  const { name, settings } = await findOrgan(context, organ.slug)
  const check = { ...settings, linkCheckDays: CHECK_RHYTHMS[1] }
  await saveSettings(context, organ, { name, settings: check }, cast.head)
  const [newest] = await listItems(context, organ, { publicOnly: true }, null, 1)
  const probe = (address: string) => Promise.resolve({ status: address === newest?.link ? 404 : 200, movedTo: null })
  for (let looked = 1; looked > 0;) looked = await checkLinks(context, probe)
  await saveSettings(context, organ, { name, settings }, cast.head)
}

/** All that has fallen due is done on its day, but for the latest, which was forgotten. */
const keepDuties: Beat['play'] = async ({ context, organ, cast }) => {
  const owed = (await dutyAgenda(context, organ)).filter(({ standing }) => standing === 'overdue')
  for (const { duty, period, dueOn } of owed.slice(0, -1))
    await recordDuty(
      context,
      organ,
      { dutyId: duty.dutyId, period, doneOn: dueOn, itemId: null, note: '学院网站' },
      cast.clerk,
    )
}
