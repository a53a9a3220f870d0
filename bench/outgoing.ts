import { type Choices } from '../src/documents/release-gate/cleaning/choices.ts'
import { cleanFile } from '../src/documents/release-gate/cleaning/clean-file.ts'
import { type FindingKind } from '../src/documents/release-gate/finding.ts'
import { scanFile } from '../src/documents/release-gate/scan-file.ts'
import { LARGE } from '../test/documents/large-files.ts'
import { type Figure } from './measure.ts'

/** As the page does it: what only a person can mend stands. */
const NOTHING_KEPT: Choices = { kinds: new Set(['unreadable']), places: new Set() }
/** Kinds that make every part of a file be written anew, formulas as values among them. */
const FOUND: ReadonlySet<FindingKind> = new Set(['resident-id', 'mobile', 'author', 'metadata'])
const TARGET = { at: 'most', value: 20 } as const

/** Files of fifty megabytes, one of each kind: looked through, and mended. Processor time, all threads together. */
export async function* outgoing(): AsyncGenerator<Figure> {
  for (const [name, make] of LARGE) {
    const bytes = await make()
    const scanned = await processorSeconds(() => scanFile(bytes, name))
    yield { what: `${name}, looked through`, value: scanned, unit: ' s', target: TARGET }
    const mended = await processorSeconds(() => cleanFile({ bytes, name, choices: NOTHING_KEPT, found: FOUND }))
    yield { what: `${name}, mended`, value: mended, unit: ' s', target: TARGET }
  }
}

async function processorSeconds(work: () => Promise<unknown>): Promise<number> {
  const begun = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1e6
}
