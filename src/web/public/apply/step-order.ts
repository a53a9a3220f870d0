import { type DraftContent } from '../../../services/draft-service.ts'
import { paths } from '../../paths.ts'
import { STEPS, type Step } from './steps.ts'

/** A page of the way: a question, of the first the matter it is about. */
export type Place = { step: Step; matter?: number }

/** Its address; `change`: comes back to the check page. Matters count from 1 there. */
export function stepHref(slug: string, draftId: string, { step, matter = 0 }: Place, change = false): string {
  const query = [...(matter > 0 ? [`matter=${matter + 1}`] : []), ...(change ? ['change=yes'] : [])].join('&')
  return `${paths.applyStep(slug, draftId, step)}${query && `?${query}`}`
}

/** The page after this one: the next matter where there is one, else the next question. */
export function nextPlace(step: Step, matter: number, { matters }: DraftContent): Place {
  if (step === 'wanted' && matter + 1 < matters.length) return { step, matter: matter + 1 }
  return { step: STEPS[STEPS.indexOf(step) + 1] ?? 'check' }
}

/** The page before this one; null before the first. */
export function placeBefore(step: Step, matter: number, { matters }: DraftContent): Place | null {
  if (step === 'wanted') return matter > 0 ? { step, matter: matter - 1 } : null
  const before = STEPS[STEPS.indexOf(step) - 1] ?? 'wanted'
  return before === 'wanted' ? { step: before, matter: matters.length - 1 } : { step: before }
}
