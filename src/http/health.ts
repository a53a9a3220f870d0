import { Router } from 'express'
import { missingMigrations } from '../store/migrations.ts'
import { type Context, reading } from '../services/context.ts'

/** `/livez`: the process answers. `/readyz`: the database answers and its schema is this program's. Mail never counts. */
export function healthRoutes(context: Context): Router {
  const router = Router()
  router.get('/livez', (_req, res) => void res.json({ status: 'ok' }))
  router.get('/readyz', async (_req, res) => {
    const reason = await unreadiness(context)
    res.status(reason ? 503 : 200).json(reason ? { status: 'unavailable', reason } : { status: 'ok' })
  })
  return router
}

async function unreadiness(context: Context): Promise<string | null> {
  try {
    const missing = await missingMigrations(reading(context))
    return missing.length > 0 ? `migrations missing: ${missing.join(', ')}` : null
  } catch {
    return 'the database does not answer'
  }
}
