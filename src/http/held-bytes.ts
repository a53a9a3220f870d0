import { type Request, type RequestHandler } from 'express'
import multer, { type StorageEngine } from 'multer'

/**
 * Uploads are held in memory until they are sealed. So that many at once do not fill it, a process holds so many bytes
 * at most: a request that would exceed them waits until others have gone.
 */
export class HeldBytes {
  #free: number
  readonly #most: number
  readonly #waiting: { bytes: number; go: () => void }[] = []

  /** @param most bytes held at once */
  constructor(most: number) {
    this.#most = most
    this.#free = most
  }

  /** Waits for room for so many bytes (a single request never for more than all), in turn; gives how to let them go. */
  async take(wanted: number): Promise<() => void> {
    const bytes = Math.min(wanted, this.#most)
    if (this.#waiting.length > 0 || this.#free < bytes)
      await new Promise<void>((go) => void this.#waiting.push({ bytes, go }))
    else this.#free -= bytes
    let held = true
    return () => {
      if (held) this.#free += bytes
      held = false
      this.#letNextIn()
    }
  }

  #letNextIn(): void {
    const [next] = this.#waiting
    if (next === undefined || this.#free < next.bytes) return
    this.#free -= next.bytes
    this.#waiting.shift()
    next.go()
    this.#letNextIn()
  }
}

/** Holds room for a request's body until it is answered. `most`: what is held of a single one. */
export const holding =
  (held: HeldBytes, most: number): RequestHandler =>
  (req, res, next) => {
    const announced = Number(req.headers['content-length'] ?? most)
    void held.take(Math.min(Number.isFinite(announced) ? announced : most, most)).then((letGo) => {
      res.once('close', letGo)
      next()
    }, next)
  }

/** Keeps the files of a form in memory, of one request never more than `most` bytes: what comes after is not kept. */
export function memoryUpTo(most: number): StorageEngine {
  const kept = new WeakMap<Request, number>()
  return {
    _handleFile(req, { stream }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        const total = (kept.get(req) ?? 0) + chunk.length
        kept.set(req, total)
        if (total <= most) chunks.push(chunk)
        else chunks.length = 0
      })
      stream.once('error', done)
      stream.once('end', () => {
        if ((kept.get(req) ?? 0) > most) return done(new multer.MulterError('LIMIT_FIELD_VALUE'))
        const buffer = Buffer.concat(chunks)
        done(null, { buffer, size: buffer.length })
      })
    },
    _removeFile: (_req, _file, done) => done(null),
  }
}
