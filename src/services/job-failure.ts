import { addTask } from '../store/task-store.ts'
import { type Context, SYSTEM } from './context.ts'
import { listOrgans } from './organ-service.ts'
import { transact } from './transact.ts'

/** A job that failed becomes a task of every organ, once a day: somebody must look and close it. */
export async function reportJobFailure(context: Context, job: string): Promise<void> {
  const now = context.clock.now()
  for (const { organId } of await listOrgans(context))
    await transact(context, SYSTEM(organId), 'JOB_FAILED', async (tx) => {
      const dedupeKey = `job/${job}/${context.clock.today()}`
      await addTask(tx, organId, now, { kind: 'job-failed', caseId: null, facts: { job }, dedupeKey })
      return { result: undefined, subject: `job/${job}` }
    })
}
