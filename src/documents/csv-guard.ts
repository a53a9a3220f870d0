/**
 * Spreadsheet programs take a CSV cell that begins with one of these for a formula (OWASP, CSV injection), whatever
 * quotation marks stand around it; full-width signs included.
 */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠|%]/
/** Texts such a program would take for something else: 00012, an identity number, 1E5, 2025-1 (a month), TRUE. */
const TAKEN_FOR_ELSE = /^(0\d+|\d{12,}|\d+(\.\d+)?e[+-]?\d+|\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?|true|false)$/i
const GUARD = "'"

function needsGuard(text: string): boolean {
  if (FORMULA_START.test(text) || TAKEN_FOR_ELSE.test(text)) return true
  return text.startsWith(GUARD) && needsGuard(text.slice(1))
}

/** The text as it is safe to write into a CSV cell: with an apostrophe before it where a program would compute it. */
export function guarded(text: string): string {
  return needsGuard(text) ? GUARD + text : text
}

/** The text as it was before `guarded`. */
export function unguarded(text: string): string {
  return text.startsWith(GUARD) && needsGuard(text.slice(1)) ? text.slice(1) : text
}
