import Joi from 'joi'
import { CHANNELS } from '../law/receipt.ts'
import { type ClockEvent } from '../law/clock-events.ts'
import { type LocalDate, laterOf } from '../law/date.ts'
import { OUTCOME_NAMES } from '../law/outcomes.ts'
import { type ClockView, explainReplyClock, replyClock, stepText, warningText } from '../law/reply-clock.ts'
import { REGIMES, type Regime } from '../law/rules.ts'
import { officialCalendar } from '../law/work-calendar.ts'
import { type Command } from './command.ts'
import { day, id, readItems } from './json-input.ts'

type Item = { id?: string | number | null; regime: Regime; events: ClockEvent[]; asOf?: LocalDate }

const on = day().required()
const party = Joi.string().required()
const unknownDay = day().allow(null)

/** More fields of each event, beside its type and day. */
const EVENTS: Record<ClockEvent['type'], Joi.SchemaMap> = {
  submitted: { channel: Joi.valid(...Object.keys(CHANNELS)).required() },
  'receipt-confirmed': {},
  'correction-requested': { correctBy: unknownDay },
  'correction-received': {},
  'third-party-consulted': { party, receivedOn: unknownDay },
  'third-party-answered': { party },
  'co-producer-consulted': { party, receivedOn: unknownDay },
  'co-producer-answered': { party },
  'reasons-requested': {},
  'reasons-given': {},
  extended: { workdays: Joi.number().integer().min(1).max(1000).required() },
  'fee-charged': { receivedOn: unknownDay, yuan: Joi.number().min(0) },
  'fee-paid': {},
  replied: { outcome: Joi.valid(...OUTCOME_NAMES) },
  withdrawn: {},
}

const TYPES = Object.keys(EVENTS)
const event = Joi.object({ type: Joi.valid(...TYPES).required() })
  .unknown()
  .when('.type', {
    switch: Object.entries(EVENTS).map(([type, more]) => ({
      is: type,
      then: Joi.object({ type: Joi.any(), on, ...more }),
    })),
  })

const item = Joi.object<Item>({
  id,
  regime: Joi.valid(...Object.keys(REGIMES)).required(),
  events: Joi.array().items(event).required(),
  asOf: day(),
})
  .required()
  .label('这一项')

/** Reply deadlines from events, with the days counted one by one. No database: the built-in holiday notices apply. */
export const DEADLINE: Command = {
  notes: [
    '标准输入: [{id, regime, events, asOf?}]    regime: organ | authorised | college',
    '标准输出: [{id, state, dueOn, provisional, steps: [{on, what, article?}], warnings: [句子，括号内为条款]}]',
    '给出 asOf 的，其后的事项不计；不给的，状态按今天与最后一个事项中较晚的一天判断。',
    '法律不允许的事项不拒绝，以 warnings 说明。使用程序内置的放假通知。',
  ],
  run: async ({ outside }) => {
    const items = await readItems(outside, item)
    return { json: items.map((each) => answer(each, outside.clock.today())) }
  },
}

function answer({ id: name, regime, events, asOf }: Item, today: LocalDate) {
  const view: ClockView =
    asOf === undefined ? { judgedOn: events.reduce((last, each) => laterOf(last, each.on), today) } : { asOf }
  const { state, dueOn, provisional, warnings } = replyClock(regime, events, officialCalendar(), view)
  const steps = explainReplyClock(regime, events, officialCalendar(), view)
  return {
    id: name ?? null,
    state,
    dueOn,
    provisional,
    steps: steps.map((step) => ({
      on: step.on,
      what: stepText(step),
      ...(step.article === undefined ? {} : { article: step.article }),
    })),
    warnings: warnings.map(warningText),
  }
}
