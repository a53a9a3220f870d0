import Joi from 'joi'
import { type LocalDate } from '../law/date.ts'
import { TIME_LIMITS, type TimeLimit, timeLimit } from '../law/time-limits.ts'
import { officialCalendar } from '../law/work-calendar.ts'
import { type Command } from './command.ts'
import { day, id, readItems } from './json-input.ts'

type Item = { id?: string | number | null; limit: TimeLimit; from: LocalDate }

const item = Joi.object<Item>({ id, limit: Joi.valid(...Object.keys(TIME_LIMITS)).required(), from: day().required() })
  .required()
  .label('这一项')

/** The statutory limits beside the reply period. */
export const TIME_LIMIT: Command = {
  notes: [
    '标准输入: [{id, limit, from}]    标准输出: [{id, dueOn, provisional, article}]',
    `limit: ${Object.keys(TIME_LIMITS).join(' | ')}`,
  ],
  run: async ({ outside }) => ({
    json: (await readItems(outside, item)).map(({ id: name, limit, from }) => ({
      id: name ?? null,
      ...timeLimit(limit, from, officialCalendar()),
    })),
  }),
}
