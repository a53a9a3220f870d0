import { addDepartment } from '../src/services/department-service.ts'
import { type Context, type OrganRef, reading, SYSTEM } from '../src/services/context.ts'
import { calendarOf } from '../src/services/calendar-reader.ts'
import { askQuestion } from '../src/services/question-service.ts'
import { openRemedy } from '../src/services/remedy-service.ts'
import { workdaysBefore } from '../src/demo/workdays.ts'
import { query } from '../src/store/query.ts'

const QUESTIONS = 300
const DISPUTES = 200
const TASKS = 60

/** What waits on the desk beside the cases themselves: questions late and not yet, disputes, things to close. */
export async function fillDesk(context: Context, organ: OrganRef): Promise<void> {
  const em = reading(context)
  const actor = { ...SYSTEM(organ.organId), role: 'clerk' as const }
  const [calendar, today] = [await calendarOf(context), context.clock.today()]
  const open = await query<{ number: string }>(
    em,
    'select number from case_file where organ_id = $1 and ended_on is null order by number limit $2',
    [organ.organId, QUESTIONS],
  )
  const departmentId = await addDepartment(context, organ, { name: '财务处', fromDay: today }, actor)
  for (const [at, { number }] of open.entries()) {
    const dueOn = calendar.plusWorkdays(today, at % 10)
    await askQuestion(context, organ, number, { to: { departmentId, contactId: null }, text: '请提供', dueOn }, actor)
  }
  await query(em, `update case_question set due_on = due_on - 5 where organ_id = $1`, [organ.organId])
  // Thirteen working days ago: the internal target of a complaint comes due within three.
  const received = workdaysBefore(today, 13, calendar)
  for (const { number } of open.slice(0, DISPUTES))
    await openRemedy(context, organ, { kind: 'complaint', on: received, number, brought: true }, actor)
  await query(
    em,
    `insert into task (organ_id, task_id, kind, case_id, facts, dedupe_key, created_at)
     select organ_id, gen_random_uuid(), 'mail-failed', case_id, '{}', 'bench/' || number, now()
     from case_file where organ_id = $1 and ended_on is null order by number limit $2`,
    [organ.organId, TASKS],
  )
  for (const table of ['case_question', 'remedy', 'task']) await query(em, `vacuum analyze ${table}`)
}
