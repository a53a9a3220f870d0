import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open as openFile, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { open, seal } from './sealing.ts'

/**
 * Files beside the database, each encrypted under its case's key and stored under a random name, so that neither
 * content nor name can be read or guessed from the disk. A file is complete and on disk before its row commits.
 */
export class FileStore {
  readonly #root: string

  /** @param root the folder, inside the data folder */
  constructor(root: string) {
    this.#root = root
  }

  /** Stores bytes; gives the id to keep in the row and the hash of the plain bytes. */
  async put(key: Buffer, context: string, bytes: Uint8Array): Promise<{ fileId: string; contentHash: Buffer }> {
    const fileId = randomUUID()
    const path = this.#path(fileId)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const handle = await openFile(`${path}.part`, 'wx', 0o600)
    try {
      await handle.writeFile(seal(key, bytes, `${context}/file/${fileId}`))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${path}.part`, path)
    return { fileId, contentHash: createHash('sha256').update(bytes).digest() }
  }

  /** @throws where the file is missing, altered or sealed under another key */
  async get(key: Buffer, context: string, fileId: string): Promise<Buffer> {
    return open(key, await readFile(this.#path(fileId)), `${context}/file/${fileId}`)
  }

  /** Whether the file is there. */
  async has(fileId: string): Promise<boolean> {
    return access(this.#path(fileId)).then(
      () => true,
      () => false,
    )
  }

  /** Removes a file whose row never came to be. */
  async discard(fileId: string): Promise<void> {
    await rm(this.#path(fileId), { force: true })
  }

  #path(fileId: string): string {
    if (!/^[0-9a-f-]{36}$/.test(fileId)) throw new RangeError('not a file id')
    return join(this.#root, fileId.slice(0, 2), fileId)
  }
}
