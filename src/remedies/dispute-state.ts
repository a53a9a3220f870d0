import { currentInstance, isPending, type Progress } from './progress.ts'

/**
 * - 'brought': applied for or filed, not yet accepted; - 'pending': a decision is awaited, in whatever instance;
 * - 'decided': the latest instance has decided; - 'dropped': withdrawn before it was accepted, never counted.
 */
export type DisputeState = 'brought' | 'pending' | 'decided' | 'dropped'

export function disputeState(at: Progress): DisputeState {
  if (isPending(at)) return 'pending'
  if (currentInstance(at)) return 'decided'
  return at.withdrawnOn === null ? 'brought' : 'dropped'
}
