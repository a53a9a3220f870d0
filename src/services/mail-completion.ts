import { type Application, type ApplicationContent } from '../cases/application.ts'
import { clockOf } from '../cases/case.ts'
import { replaceContent } from '../store/case-store.ts'
import { numberTerms, searchedTexts } from '../store/case-to-file.ts'
import { caseContext } from '../store/case-row.ts'
import { searchTerms } from '../store/search-terms.ts'
import { sealJson } from '../store/sealing.ts'
import { calendarOf } from './calendar-reader.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { Invalid } from './errors.ts'
import { caseToChange } from './load-case.ts'
import { transact } from './transact.ts'

/** Whether the details of a case are still those a machine took from a letter. */
export const mayBeCompleted = (row: { channel: string }, state: string): boolean =>
  row.channel === 'email' && state === 'unconfirmed'

/**
 * Writes down, from what the letter and the applicant say, who asks for what: possible while the receipt of an
 * application by e-mail is unconfirmed. The letter as it came stays with the case. @throws NotFound, Invalid
 */
export async function completeMailed(
  context: Context,
  organ: OrganRef,
  number: string,
  application: Application,
  actor: Actor,
): Promise<void> {
  const calendar = await calendarOf(context, organ)
  await transact(context, actor, 'MAILED_COMPLETED', async (tx) => {
    const loaded = await caseToChange(context, tx, organ, number)
    const { row, key, kase, content: before } = loaded
    if (!mayBeCompleted(row, clockOf(kase, calendar, context.clock.today()).state))
      throw new Invalid([
        { field: 'form', text: '收到日已经确定或者本件已经办结，不能再改写登记的内容；需要更正的请告知补正' },
      ])
    const content = contentFrom(application, before)
    const terms = [
      ...searchTerms(context.sealer, organ.organId, searchedTexts(content)),
      ...numberTerms(context.sealer, organ.organId, number),
    ]
    await replaceContent(tx, row, {
      sealed: sealJson(key, content, caseContext(row.organId, row.caseId)),
      searchTerms: terms,
      applicantKind: application.applicant.kind,
      medium: application.medium,
      delivery: application.delivery,
    })
    return { result: undefined, subject: number }
  })
}

const contentFrom = (
  { applicant, title, description, documentNumber, purpose }: Application,
  before: ApplicationContent,
): ApplicationContent => ({ ...before, applicant, title, description, documentNumber, purpose })
