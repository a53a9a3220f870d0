import { crc32, deflateRawSync } from 'node:zlib'

/** A part to be packed: its content, or as it stands packed in another archive. */
export type PackedPart = { method: number; data: Uint8Array; crc: number; size: number }

const LOCAL = 0x04034b50
const DIRECTORY = 0x02014b50
const END = 0x06054b50
const VERSION = 20
const NAME_IN_UTF8 = 0x800
const DEFLATED = 8
/** The first day a ZIP file can name: when a part was made tells something too. */
const NO_DAY = 0x21
/** Above this little is gained for much time. */
const LEVEL = 3

/** Packs a content. */
export const packed = (content: Uint8Array): PackedPart => {
  const data = deflateRawSync(content, { level: LEVEL })
  return { method: DEFLATED, data, crc: crc32(content), size: content.length }
}

/** A ZIP file of these parts, in this order, without dates, comments or extra fields: the same parts give the same bytes. */
export function packZip(parts: ReadonlyMap<string, PackedPart>): Buffer {
  const [bodies, directory]: [Uint8Array[], Uint8Array[]] = [[], []]
  let at = 0
  for (const [path, part] of parts) {
    const name = Buffer.from(path)
    const head = header(LOCAL, part, name.length)
    const entry = Buffer.concat([header(DIRECTORY, part, name.length), Buffer.alloc(14)])
    entry.writeUInt32LE(at, 42)
    bodies.push(head, name, part.data)
    directory.push(entry, name)
    at += head.length + name.length + part.data.length
  }
  const list = Buffer.concat(directory)
  return Buffer.concat([...bodies, list, endOf(parts.size, list.length, at)])
}

/** The head of a part, as it stands before its data and, with a version more, in the directory. */
function header(signature: number, { method, data, crc, size }: PackedPart, nameLength: number): Buffer {
  const isEntry = signature === DIRECTORY
  const head = Buffer.alloc(isEntry ? 32 : 30)
  const from = isEntry ? 6 : 4
  head.writeUInt32LE(signature, 0)
  if (isEntry) head.writeUInt16LE(VERSION, 4)
  for (const [place, value] of [VERSION, NAME_IN_UTF8, method, 0, NO_DAY].entries())
    head.writeUInt16LE(value, from + 2 * place)
  for (const [place, value] of [crc, data.length, size].entries()) head.writeUInt32LE(value, from + 10 + 4 * place)
  head.writeUInt16LE(nameLength, from + 22)
  return head
}

function endOf(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
