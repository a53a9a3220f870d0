import { Zip, ZipDeflate } from 'fflate'

/** One file of an archive, under its path. */
export type ArchiveEntry = { path: string; bytes: Uint8Array }

/** Files as one ZIP, chunk by chunk: only the file being written is in memory. Names are UTF-8. */
export async function* zipChunks(entries: AsyncIterable<ArchiveEntry>, at: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => (error ? (failure = error) : ready.push(chunk)))
  const drain = function* () {
    if (failure) throw failure
    yield* ready.splice(0)
  }
  for await (const { path, bytes } of entries) {
    const file = new ZipDeflate(path, { level: 6 })
    file.mtime = at
    zip.add(file)
    file.push(bytes, true)
    yield* drain()
  }
  zip.end()
  yield* drain()
}

/** A name that every system can unpack: no separators, no reserved or unseen characters, not too long. */
export function archiveName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\\/:*?"<>|]+/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return [...plain].slice(0, 80).join('') || '_'
}
