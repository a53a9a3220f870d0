import { type Request, type Response } from 'express'
import { overLimit } from '../http/rate-limits.ts'
import { NotFound } from '../services/errors.ts'
import { tooManyPage } from './error-page.ts'

type Handle = (req: Request, res: Response) => Promise<void>

/**
 * A link that opens nothing is a guess, and over the limit (`counted`) is answered as one too many. A right link opens,
 * whatever others try from the same address.
 */
export const refusingGuesses =
  (handle: Handle): Handle =>
  async (req, res) => {
    try {
      await handle(req, res)
    } catch (error) {
      if (!(error instanceof NotFound && overLimit(res))) throw error
      tooManyPage(req, res)
    }
  }
