import { type Request } from 'express'
import { html, nothing, type Html } from '../../html.ts'
import { hiddenField } from '../apply/form-parts.ts'
import { ACT_PATHS, isWrittenAct, LONGEST_TEXT, type WrittenAct } from './case-acts.ts'

/** What an applicant had written when the session ended, and where it belongs. */
export type KeptText = { act: WrittenAct; text: string }

/** The text of a form that came back: its act is named by a hidden field, or by the address it was sent to. */
export function keptFrom(req: Request, slug: string): KeptText | null {
  const { act: named, text } = (req.body ?? {}) as Record<string, unknown>
  const sentTo = Object.keys(ACT_PATHS).find((each) => isWrittenAct(each) && ACT_PATHS[each](slug) === req.path)
  const act = sentTo ?? named
  if (!isWrittenAct(act) || typeof text !== 'string' || text.trim() === '') return null
  return { act, text: text.replaceAll('\u0000', '').replace(/\r\n?/g, '\n').slice(0, LONGEST_TEXT) }
}

/** Carries it along with the next form. */
export const keptFields = (kept: KeptText | null): Html =>
  kept ? html`${hiddenField('act', kept.act)}${hiddenField('text', kept.text)}` : nothing
