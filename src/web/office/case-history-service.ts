import { letterLabel } from '../../letters/letter.ts'
import { SERVICE_KINDS } from '../../letters/service.ts'
import { type Dossier } from '../../services/case-dossier.ts'
import { type CaseView } from '../../services/case-view.ts'
import { type TimelineEntry } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { formatDay, formatInstant } from '../messages/dates.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { actorWord } from './actor-word.ts'

type Line = NonNullable<ReturnType<Dossier['deliveries']['get']>>['lines'][number]

/** How the letters of a case were served, as entries of its history, each with the instant it was recorded. */
export function servedEntries(
  { row }: CaseView,
  { letters, deliveries, names }: Dossier,
  lang: Language,
): { at: number; entry: TimelineEntry }[] {
  const t = officeMessages(lang).casePage.history
  return letters.flatMap(({ letterId, kind }) => {
    const lines = deliveries.get(letterId)?.lines ?? []
    const letter = html`<a class="govuk-link" href="${paths.letterService(row.number, letterId)}">${letterLabel(kind)}</a>`
    return lines.map((line) => {
      const [recordedAt, who] = [
        new Date(line.recordedAt),
        actorWord(line.recordedBy, names.get(line.recordedBy) ?? null, lang),
      ]
      const recorded = html`<p class="app-quiet">${t.recorded(who, formatInstant(recordedAt, lang))}</p>`
      const text = html`${saidOf(line)}${recorded}`
      const title = titleOf(line, lines, letter, lang)
      return { at: recordedAt.getTime(), entry: { date: formatDay(line.on, lang), datetime: line.on, title, text } }
    })
  })
}

function titleOf(line: Line, lines: readonly Line[], letter: Html, lang: Language): Html {
  const t = officeMessages(lang).casePage.history
  const voided = lines.find(({ seq }) => seq === line.voids)
  const what = voided ? t.voidsService(SERVICE_KINDS[voided.kind].label) : SERVICE_KINDS[line.kind].label
  const label = html`${letter}：${what}`
  const gone = lines.some(({ voids }) => voids === line.seq)
  return gone ? html`<s>${label}</s> <strong class="govuk-tag govuk-tag--grey">${t.voided}</strong>` : label
}

function saidOf({ details: { postalNumber, by, note } }: Line): Html | false {
  const said = [postalNumber, by, note].filter(Boolean).join('；')
  return said !== '' && html`<p>${said}</p>`
}
