import { randomUUID } from 'node:crypto'
import { BUREAU_SUBJECTS } from '../src/demo/subjects/bureau-subjects.ts'
import { COLLEGE_SUBJECTS } from '../src/demo/subjects/college-subjects.ts'
import { seeded, type Random } from '../src/demo/random.ts'
import { type LocalDate, plusDays } from '../src/law/date.ts'
import { type Context, type OrganRef } from '../src/services/context.ts'
import { searchPublicRecord } from '../src/services/public-record.ts'
import { putPublicEntries, type PublicEntry } from '../src/store/public-entries.ts'
import { query } from '../src/store/query.ts'
import { bureau, openInstallation } from './installation.ts'
import { type Figure, median, percentile, timed } from './measure.ts'

const ENTRIES = Number(process.env['ENTRIES'] ?? 100_000)
const BATCH = 2_000
const REPEATS = 20
const LIMIT = { at: 'most', value: 300 } as const

/** Common words, rare ones, parts of words, several words, one character, numbers, none at all. */
const QUESTIONS = [
  '学校',
  '经费',
  '科研经费 决算',
  '学区划分',
  '示例 情况 请提供',
  '费',
  '2025年度',
  '第77777号',
  'wifi',
  '食堂承包合同 考核',
  '请 的',
  '没有这样的词',
  '经校费学',
]

/** Search over 100,000 public items of one body: what anybody types, and what is asked while they type. */
export async function* search(): AsyncGenerator<Figure> {
  const { context, close } = await openInstallation()
  try {
    const organ = await bureau(context)
    const filling = await timed(() => fillRecord(context, organ, ENTRIES))
    yield { what: `filling ${ENTRIES} public items`, value: filling / 1000, unit: ' s' }
    const all: number[] = []
    for (const words of QUESTIONS) {
      const times: number[] = []
      let found = 0
      for (let at = 0; at < REPEATS + 1; at += 1)
        times.push(
          await timed(
            async () => void (found = (await searchPublicRecord(context, organ, words, null, 20)).hits.length),
          ),
        )
      all.push(...times.slice(1))
      yield {
        what: `“${words}”, first 20 of ${found} shown (median)`,
        value: median(times),
        unit: ' ms',
        target: LIMIT,
      }
      yield { what: `“${words}” (longest, the first included)`, value: Math.max(...times), unit: ' ms', target: LIMIT }
    }
    yield { what: 'all questions (p95)', value: percentile(all, 95), unit: ' ms', target: LIMIT }
  } finally {
    await close()
  }
}

/** Fills an organ's public record with items made from the demonstration's subjects. */
async function fillRecord(context: Context, { organId }: OrganRef, entries: number): Promise<void> {
  const random = seeded(entries)
  const em = context.orm.em.fork()
  const today = context.clock.today()
  for (let from = 0; from < entries; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, entries - from) }, (_, at) => anEntry(random, today, from + at))
    await putPublicEntries(em, organId, batch)
  }
  await query(em, 'vacuum analyze public_entry')
}

const SUBJECTS = [...BUREAU_SUBJECTS, ...COLLEGE_SUBJECTS]

function anEntry(random: Random, today: LocalDate, n: number): PublicEntry {
  const [one, other] = [random.pick(SUBJECTS), random.pick(SUBJECTS)]
  return {
    kind: n % 3 === 0 ? 'reply' : 'item',
    entryId: randomUUID(),
    publicOn: plusDays(today, -random.below(3650)),
    title: `${one.title}（第${n}号）`,
    body: `${one.description}答复：${2010 + (n % 16)}年度的情况已经公布，另见${other.title}。${other.description}`,
  }
}
