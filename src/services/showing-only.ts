import { AsyncLocalStorage } from 'node:async_hooks'
import { Invalid } from './errors.ts'

const showing = new AsyncLocalStorage<true>()

/** Runs what answers a form that came only to be shown again: nothing is judged, no use case of it changes anything. */
export const showingOnly = <T>(answer: () => T): T => showing.run(true, answer)

/** Whether such a form is answered: nobody is blamed for what it lacks. */
export const isShowingOnly = (): boolean => showing.getStore() === true

/** @throws Invalid, without a problem to name, where a form came only to be shown again */
export function refuseWhileShowing(): void {
  if (isShowingOnly()) throw new Invalid([])
}
