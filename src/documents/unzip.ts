import { inflateRawSync } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LOCAL_HEADER_LENGTH = 30
const LONGEST_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1
const NAME_IN_UTF8 = 0x800
const MOST_ENTRIES = 4096

/** One part of a ZIP file, unpacked. */
export type ZipPart = { name: string; content: Buffer }

/** One part of a ZIP file as the directory tells of it. `offset`: where its own header begins. */
export type ZipEntry = {
  name: string
  method: number
  encrypted: boolean
  offset: number
  data: Buffer
  extra: Buffer
  comment: Buffer
}

/**
 * Unpacks the parts of a ZIP file one after another, as sizes written in the file may lie, and stops at `limit` bytes in
 * all. Throws ZipError.
 */
export function* unzip(file: Buffer, limit: number): Generator<ZipPart> {
  let left = limit
  for (const entry of zipEntries(file)) {
    const content = unpack(entry, left)
    left -= content.length
    if (left < 0) throw new ZipError('too-large')
    yield { name: entry.name, content }
  }
}

/** The file is no sound ZIP file, or unpacks to more than allowed. */
export class ZipError extends Error {
  override name = 'ZipError'
  readonly reason: 'broken' | 'too-large'
  constructor(reason: 'broken' | 'too-large', options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}

/** Whether `unpack` can open it: neither encrypted nor packed in a way seldom used. */
export const canUnpack = ({ method, encrypted }: ZipEntry): boolean =>
  !encrypted && (method === STORED || method === DEFLATED)

/** The content of one part, at most `left` bytes. Throws ZipError. */
export function unpack({ method, data }: ZipEntry, left: number): Buffer {
  if (method !== DEFLATED) return data
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, left) })
  } catch (cause) {
    throw new ZipError((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken', {
      cause,
    })
  }
}

/** The parts of a ZIP file, still packed. Throws ZipError. */
export function zipEntries(file: Buffer): ZipEntry[] {
  const entries = entriesOf(file)
  if (entries === null) throw new ZipError('broken')
  return entries
}

function entriesOf(file: Buffer): ZipEntry[] | null {
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end < file.length - END_LENGTH - LONGEST_COMMENT || end + END_LENGTH > file.length) return null
  if (file.readUInt32LE(end) !== END_OF_DIRECTORY) return null
  const count = file.readUInt16LE(end + 10)
  if (count === 0 || count > MOST_ENTRIES) return null
  const entries: ZipEntry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let i = 0; i < count; i += 1) {
    const entry = entryAt(file, at)
    if (entry === null) return null
    entries.push(entry)
    at += ENTRY_LENGTH + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function entryAt(file: Buffer, at: number): ZipEntry | null {
  if (at + ENTRY_LENGTH > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) return null
  const size = file.readUInt32LE(at + 20)
  const offset = file.readUInt32LE(at + 42)
  if (offset + LOCAL_HEADER_LENGTH > file.length) return null
  const start = offset + LOCAL_HEADER_LENGTH + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  if (start + size > file.length) return null
  const flags = file.readUInt16LE(at + 8)
  const name = file.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + file.readUInt16LE(at + 28))
  const remark = at + ENTRY_LENGTH + name.length + file.readUInt16LE(at + 30)
  return {
    name: nameText(name, (flags & NAME_IN_UTF8) !== 0),
    method: file.readUInt16LE(at + 10),
    encrypted: (flags & ENCRYPTED) !== 0,
    offset,
    data: file.subarray(start, start + size),
    extra: file.subarray(at + ENTRY_LENGTH + name.length, remark),
    comment: file.subarray(remark, remark + file.readUInt16LE(at + 32)),
  }
}

/** Names without the mark of UTF-8 come from Chinese Windows as often as not. */
function nameText(name: Buffer, isUtf8: boolean): string {
  if (isUtf8) return name.toString('utf8')
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(name)
    } catch {
      continue
    }
  }
  return name.toString('latin1')
}
