import { createTransport, type Transporter } from 'nodemailer'
import { type LocalDate, weekday } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type Context } from '../services/context.ts'
import { tellArrivals } from '../services/arrival-service.ts'
import { recordMailed } from '../services/mailed-service.ts'
import { deliverMail } from '../services/postman.ts'
import { sweep } from '../services/reminder-service.ts'
import { UNREACHABLE } from './people.ts'
import { momentOf, type StageClock } from './stage.ts'
import { workdaysBefore } from './workdays.ts'

/** The last so many working days have reminders too; earlier ones would tell of cases long closed. */
const REMINDING_WORKDAYS = 8

/**
 * What runs by itself at the end of the day: reminders, and the mail (weekly while the story is far in the past, to be
 * quick). Nothing ever leaves: letters count as delivered.
 */
export type Evenings = { days: readonly LocalDate[]; pass(day: LocalDate): Promise<void> }

export function evenings(context: Context & { clock: StageClock }, today: LocalDate, calendar: WorkCalendar): Evenings {
  const days = Array.from({ length: REMINDING_WORKDAYS }, (_, back) => workdaysBefore(today, back + 1, calendar))
  const transport = deafTransport()
  const pass = async (day: LocalDate) => {
    if (day >= today) return
    context.clock.set(momentOf(day, '18:00'))
    if (days.includes(day)) await sweep(context).then(() => tellArrivals(context))
    if (!days.includes(day) && weekday(day) !== 5) return
    await deliverMail(context, transport, 'gongkai@example.org')
    if (day === days[0]) await recordMailed(context)
  }
  return { days, pass }
}

function deafTransport(): Transporter {
  return createTransport({
    name: 'demo',
    version: '1',
    send: (mail, done) => {
      const { envelope, messageId } = { envelope: mail.message.getEnvelope(), messageId: mail.message.messageId() }
      const refused = envelope.to.some((address) => address === UNREACHABLE.email)
      if (refused) return done(Object.assign(new Error('550 mailbox unavailable'), { responseCode: 550 }), undefined)
      done(null, { envelope, messageId })
    },
  }) as unknown as Transporter
}
