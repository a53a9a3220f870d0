import { decodeText } from '../../decode-text.ts'
import { brokenNumbers } from '../broken-numbers.ts'
import { personalDataAsWritten } from '../personal-data.ts'
import { lineOf, plainTextOf, RUNS_IN_PAGES, RUNS_IN_TABLES } from '../plain-file.ts'
import { tagsIn, viewsOf, type View } from '../plain-views.ts'
import { keepsPlace, keepsAt, type Choices } from './choices.ts'
import { masked, maskPieces } from './masking.ts'

/** CSV and plain text, line by line; written as UTF-8, with the mark by which spreadsheets know it where it was not plain. */
export function cleanText(bytes: Buffer, choices: Choices): Buffer {
  const lines = plainTextOf(bytes).split('\n')
  maskBroken(lines, choices)
  const text = withoutScripts(
    lines.map((line, at) => cleanLine(line, lineOf(at + 1), choices)),
    choices,
  )
  const isPlain = bytes.equals(Buffer.from(decodeText(bytes)))
  return Buffer.from(isPlain ? text : `\uFEFF${text.replace(/^\uFEFF/, '')}`)
}

/** A text with what of it is personal and not kept at its place masked. */
export function maskedAt(text: string, place: string, choices: Choices): string {
  const goes = personalDataAsWritten(text).filter((each) => !keepsPlace(choices, each.kind, place, each.masked))
  return masked(text, goes)
}

function maskBroken(lines: string[], choices: Choices): void {
  for (const { line, pieces, found } of [...brokenNumbers(lines)]) {
    if (keepsPlace(choices, found.kind, lineOf(line + 1), found.masked)) continue
    let from = 0
    for (const piece of pieces) {
      const placed = { piece: { at: null, text: piece.text }, from, to: from + piece.text.length }
      from = placed.to
      const [changed] = maskPieces([placed], [found])
      if (changed) lines[piece.line] = `${changed.text}${/\r$/.test(lines[piece.line] ?? '') ? '\r' : ''}`
    }
  }
}

function cleanLine(line: string, place: string, choices: Choices): string {
  const plain = maskedAt(line, place, choices)
  const shown = viewsOf(plain).reduce((written) => maskedView(written, place, choices), plain)
  return keepsAt(choices, 'script', place) ? shown : shown.replace(new RegExp(RUNS_IN_TABLES, 'gi'), "'$&")
}

/** Masks what the first view shows that still shows something; each turn the line is written, and viewed, anew. */
function maskedView(line: string, place: string, choices: Choices): string {
  for (const view of viewsOf(line)) {
    const goes = personalDataAsWritten(view.text).filter((each) => !keepsPlace(choices, each.kind, place, each.masked))
    if (goes.length > 0)
      return goes.reduceRight((all, { from, to, masked: mask }) => replaced(all, view, from, to, mask), line)
  }
  return line
}

function replaced(line: string, { places }: View, from: number, to: number, mask: string): string {
  const [start, end] = [places[from] ?? 0, places[to] ?? line.length]
  return `${line.slice(0, start)}${mask}${tagsIn(line.slice(start, end))}${line.slice(end)}`
}

/** Scripts of a web page or a drawing go with their tags, which may stand on many lines. */
function withoutScripts(lines: readonly string[], choices: Choices): string {
  const text = lines.join('\n')
  if (choices.kinds.has('script') || !RUNS_IN_PAGES.test(text)) return text
  return text
    .replace(/<script\b[^]*?(?:<\/script\s*>|\/>|$)/gi, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\son[a-z]{3,20}\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ''))
}
