import { type Html } from '../html.ts'
import { type Presence } from '../../services/presence-service.ts'
import { type LightDay } from './case-light.ts'

/** How the page is seen: on which day, by whom, right after which act. */
export type CaseLook = LightDay & {
  /** Full numbers instead of masked ones. */
  revealed: boolean
  done: string | null
  /** The entry this officer may still take back. */
  undoable: number | null
  csrf: Html
  canHandle: boolean
  /** Who else is at the case, and what was recorded since one last looked. */
  presence: Presence
  canDispute: boolean
}
