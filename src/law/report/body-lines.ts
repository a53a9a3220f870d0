import { disputeCells, total, totalOf } from './figures.ts'
import { type FilledReport } from './filled-report.ts'
import { rowsOf } from './rows.ts'

/** What a supervising body has of a body beneath it. `last`: totals of the year before, where they are known. */
export type BodyOfYear = {
  bodyId: string
  name: string
  region: string
  report: FilledReport | null
  /** Relations of its form that do not hold. */
  faults: number
  last: { received: number | null; carriedOut: number | null } | null
}

/** A body's line in a roll-up; figures are null until it has reported. */
export type BodyLine = {
  bodyId: string
  name: string
  region: string
  figures: BodyFigures | null
}

export type BodyFigures = {
  received: number
  carriedIn: number
  total: number
  refused: number
  carriedOut: number
  reconsiderations: number
  corrected: number
  lawsuits: number
  /** Relations of the form that do not hold. */
  faults: number
  lastReceived: number | null
  /** What last year's report carried out, to be held against what came in. */
  lastCarriedOut: number | null
}

/** The line of every body. */
export const bodyLines = (bodies: readonly BodyOfYear[]): BodyLine[] =>
  bodies.map(({ bodyId, name, region, report, faults, last }) => ({
    bodyId,
    name,
    region,
    figures: report && figuresOf(report, faults, last),
  }))

function figuresOf(report: FilledReport, faults: number, last: BodyOfYear['last']): BodyFigures {
  const [direct, after] = [
    disputeCells(report, 'lawsuit-direct'),
    disputeCells(report, 'lawsuit-after-reconsideration'),
  ]
  const reconsideration = disputeCells(report, 'reconsideration')
  return {
    received: total(report, 'received'),
    carriedIn: total(report, 'carriedIn'),
    total: total(report, 'total'),
    refused: totalOf(report, rowsOf('refused')),
    carriedOut: total(report, 'carriedOut'),
    reconsiderations: reconsideration.total,
    corrected: reconsideration.corrected,
    lawsuits: direct.total + after.total,
    faults,
    lastReceived: last?.received ?? null,
    lastCarriedOut: last?.carriedOut ?? null,
  }
}

/** A carry-over that does not fit: last year's report carried out otherwise than this year's took in (AR-4). */
export type CarryOver = { bodyId: string; name: string; last: number; now: number }

/** The bodies whose carry-over does not fit. */
export const carryOvers = (lines: readonly BodyLine[]): CarryOver[] =>
  lines.flatMap(({ bodyId, name, figures }) =>
    figures && figures.lastCarriedOut !== null && figures.lastCarriedOut !== figures.carriedIn
      ? [{ bodyId, name, last: figures.lastCarriedOut, now: figures.carriedIn }]
      : [],
  )
