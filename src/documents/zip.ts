import { zip, type AsyncZippable } from 'fflate'

/** A file of an archive. */
export type ZipEntry = { name: string; bytes: Uint8Array }

/** Formats that are packed already: packing them again costs time and saves nothing. */
const PACKED = /\.(?:pdf|docx|xlsx|zip|png|jpe?g)$/i

/** Files as one ZIP, all dated `on` so that the same files give the same bytes; names in UTF-8. */
export function zipOf(entries: readonly ZipEntry[], on: string): Promise<Uint8Array> {
  const mtime = `${on}T00:00:00`
  const files: AsyncZippable = Object.fromEntries(
    entries.map(({ name, bytes }) => [name, [bytes, { level: PACKED.test(name) ? 0 : 6, mtime }]]),
  )
  return new Promise((done, fail) => zip(files, (error, bytes) => (error ? fail(error) : done(bytes))))
}
