import { TableError } from './table.ts'
import { FILE_PROBLEMS } from './table-problems.ts'

/**
 * The text in `bytes`: UTF-8 (with or without byte order mark), UTF-16 (with one, or told by its zero bytes), else
 * GB18030, which contains GBK and GB2312. Throws TableError when the bytes are none of these.
 */
export function decodeText(bytes: Uint8Array): string {
  const sixteen = sixteenBit(bytes)
  for (const encoding of sixteen === null ? ['utf-8', 'gb18030'] : [sixteen]) {
    const text = decodeAs(encoding, bytes)
    if (text !== null) return text
  }
  throw new TableError(FILE_PROBLEMS.unknownEncoding())
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The header row of a register always holds separators or digits, whose other byte is zero in UTF-16. */
function sixteenBit(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zero = bytes.subarray(0, 1000).indexOf(0)
  if (zero === -1) return null
  return zero % 2 === 1 ? 'utf-16le' : 'utf-16be'
}
