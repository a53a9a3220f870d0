import { isLocalDate } from '../law/date.ts'
import { Invalid } from '../services/errors.ts'
import { type LedgerCursor, type LedgerSort } from '../services/ledger-service.ts'

/** Where a page goes on, opaque to programs; it belongs to one order. */
export const cursorText = (sort: LedgerSort, { day, caseId }: LedgerCursor): string =>
  Buffer.from(JSON.stringify([sort, day, caseId])).toString('base64url')

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** @throws Invalid for one that was not given out for this order */
export function readCursor(sort: LedgerSort, text: string): LedgerCursor {
  const [from, day, caseId] = partsOf(text)
  if (from === sort && (day === null || isLocalDate(day)) && typeof caseId === 'string' && UUID.test(caseId))
    return { day, caseId }
  throw new Invalid([{ field: 'cursor', text: 'cursor 应是上一页给出的 next，且排序不变' }])
}

function partsOf(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}
