import { percent } from './placeholders.ts'
import { type BodyFigures, type BodyLine } from './body-lines.ts'

/** A body that stands out, with what it is about in a sentence. A reason to look, not a fault. */
export type Outlier = { bodyId: string; name: string; text: string }

type Share = {
  part: (figures: BodyFigures) => number
  whole: (figures: BodyFigures) => number
  /** Fewer than this say nothing. */
  least: number
  words: (own: string, all: string) => string
}

/** How many standard errors from the share of all bodies count as standing out. [E] */
const FAR = 4

const SHARES: readonly Share[] = [
  {
    part: ({ refused }) => refused,
    whole: ({ total }) => total,
    least: 20,
    words: (own, all) => `不予公开占办结的${own}，全部单位为${all}`,
  },
  {
    part: ({ carriedOut }) => carriedOut,
    whole: ({ received, carriedIn }) => received + carriedIn,
    least: 20,
    words: (own, all) => `结转下年占应办的${own}，全部单位为${all}`,
  },
  {
    part: ({ corrected }) => corrected,
    whole: ({ reconsiderations }) => reconsiderations,
    least: 10,
    words: (own, all) => `行政复议纠正的占${own}，全部单位为${all}`,
  },
  {
    part: ({ reconsiderations, lawsuits }) => reconsiderations + lawsuits,
    whole: ({ total }) => total,
    least: 20,
    words: (own, all) => `复议和诉讼为办结的${own}，全部单位为${all}`,
  },
]
/** Growth or fall of the received applications beyond this factor, from this many on. [E] */
const JUMP = 3
const JUMP_LEAST = 30

/** The bodies whose shares lie far from those of all, or whose applications jumped since last year. */
export function outliersOf(lines: readonly BodyLine[]): Outlier[] {
  const reported = lines.flatMap(({ bodyId, name, figures }) => (figures ? [{ bodyId, name, figures }] : []))
  const shares = SHARES.flatMap((share) => {
    const part = sum(reported, share.part)
    const whole = sum(reported, share.whole)
    if (whole === 0) return []
    return reported.flatMap(({ bodyId, name, figures }) => {
      const [own, of] = [share.part(figures), share.whole(figures)]
      return isFar(own, of, part / whole, share.least)
        ? [{ bodyId, name, text: share.words(percent(own, of), percent(part, whole)) }]
        : []
    })
  })
  return [
    ...shares,
    ...reported.flatMap(({ bodyId, name, figures }) => jumpOf(figures).map((text) => ({ bodyId, name, text }))),
  ]
}

const sum = <T extends { figures: BodyFigures }>(all: readonly T[], read: (figures: BodyFigures) => number) =>
  all.reduce((added, { figures }) => added + read(figures), 0)

function isFar(own: number, of: number, share: number, least: number): boolean {
  if (of < least) return false
  const error = Math.sqrt(Math.max(share * (1 - share), 1 / of) / of)
  return Math.abs(own / of - share) > FAR * error
}

function jumpOf({ received, lastReceived }: BodyFigures): string[] {
  if (lastReceived === null || Math.max(received, lastReceived) < JUMP_LEAST) return []
  if (received <= JUMP * lastReceived && lastReceived <= JUMP * received) return []
  return [`新收${received}件，上年${lastReceived}件`]
}
