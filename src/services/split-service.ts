import { type LocalDate } from '../law/date.ts'
import { CHANNELS } from '../law/receipt.ts'
import { linkCases } from '../store/case-link.ts'
import { handleCase } from './case-service.ts'
import { showCase } from './case-view.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { Invalid } from './errors.ts'
import { registerByOffice } from './filing-service.ts'
import { transact } from './transact.ts'
import { caseToRead } from './load-case.ts'

/** Matters one letter is split into at most, beside the first. */
export const MOST_MATTERS = 10

/**
 * One letter that asks for several things: each further matter becomes a case of its own with the same applicant,
 * channel and day of receipt, linked with the first, which keeps the letter's whole text. Sent twice it is done once.
 * @throws NotFound, Invalid for a case that has ended or a matter that is empty
 */
export async function splitCase(
  context: Context,
  organ: OrganRef,
  number: string,
  matters: readonly string[],
  actor: Actor,
): Promise<string[]> {
  const { row, content, clock } = await showCase(context, organ, number)
  if (row.endedOn !== null) throw new Invalid([{ field: 'form', text: '本件已经办结，不能再拆分' }])
  const { channel, medium, delivery, submittedOn } = row
  const made: string[] = []
  for (const [at, description] of matters.entries()) {
    const application = { ...content, title: null, description, channel, medium, delivery, submittedOn }
    const once = { key: `split/${number}/${at}/${row.caseId}`, body: description }
    made.push((await registerByOffice(context, organ, application, actor, once)).number)
  }
  await linkLetters(context, organ, number, made, actor)
  if (CHANNELS[channel].needsConfirmation && clock.receivedOn !== null)
    for (const each of made) await confirm(context, organ, each, clock.receivedOn, actor)
  return made
}

async function linkLetters(context: Context, organ: OrganRef, number: string, others: readonly string[], actor: Actor) {
  await transact(context, actor, 'CASE_SPLIT', async (tx) => {
    const ids: string[] = []
    for (const each of [number, ...others]) ids.push((await caseToRead(context, organ, each, tx)).row.caseId)
    const [caseId = '', ...rest] = ids
    const link = { organId: organ.organId, caseId, kind: 'same-letter', by: actor.id, at: context.clock.now() } as const
    await linkCases(tx, link, rest)
    return { result: undefined, subject: number, facts: { numbers: [...others] } }
  })
}

/** The letter arrived once: its further matters count as received on the same day. */
async function confirm(context: Context, organ: OrganRef, number: string, on: LocalDate, actor: Actor) {
  const { clock } = await showCase(context, organ, number)
  if (clock.receivedOn !== null) return
  await handleCase(context, organ, number, { type: 'receipt-confirmed', on }, actor, 'RECEIPT_CONFIRMED')
}
