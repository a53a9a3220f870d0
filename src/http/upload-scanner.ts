import { type Request } from 'express'
import { type VirusScanner } from '../services/virus-scanner.ts'

/** Where the app keeps its scanner for those who take files: `app.locals`. */
export const SCANNER = 'virusScanner'

/** The installation's virus scanner; null where it has none. */
export const scannerOf = (req: Request): VirusScanner | null => (req.app.locals[SCANNER] ?? null) as VirusScanner | null
