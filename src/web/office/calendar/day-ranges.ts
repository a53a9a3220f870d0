import { plusDays, type LocalDate } from '../../../law/date.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'

/** Days in order as people read them, runs of days together: one text a run. */
export function dayRanges(days: readonly LocalDate[], lang: Language): string[] {
  const t = affairsMessages(lang).calendar
  const runs: { from: LocalDate; to: LocalDate }[] = []
  for (const day of days.toSorted()) {
    const last = runs.at(-1)
    if (last && plusDays(last.to, 1) === day) last.to = day
    else runs.push({ from: day, to: day })
  }
  return runs.map(({ from, to }) =>
    from === to ? formatDay(from, lang) : t.to(formatDay(from, lang), formatDay(to, lang)),
  )
}
