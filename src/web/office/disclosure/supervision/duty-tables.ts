import { dutyRecord, OCCURRENCE_LABELS, type OccurrenceStanding, periodText } from '../../../../disclosure/duties.ts'
import { type DutyRow, type ShownOccurrence } from '../../../../services/duty-service.ts'
import { table, tag } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'

const COLOURS: Record<OccurrenceStanding, string> = {
  done: 'green',
  'done-late': 'grey',
  overdue: 'red',
  'due-soon': 'yellow',
  'to-come': 'blue',
}

/** Each time a duty falls due, with how it stands. */
export function agendaTable(agenda: readonly ShownOccurrence[], mayHandle: boolean, lang: Language): Html {
  const t = disclosureMessages(lang).duties
  const { title, period, due, standing, act } = t.columns
  return table({
    lang,
    caption: t.agenda,
    captionClasses: 'govuk-visually-hidden',
    head: [title, period, due, standing, ...(mayHandle ? [act] : [])].map((text) => ({ text })),
    rows: agenda.map((each) => [
      { text: each.duty.title },
      { text: periodText(each.period), classes: 'app-nowrap' },
      { text: each.dueOn, classes: 'app-nowrap' },
      {
        html: html`${tag({ text: OCCURRENCE_LABELS[each.standing], classes: `govuk-tag--${COLOURS[each.standing]}` })}
        ${each.done && html`<span class="app-quiet">${t.doneOn(each.done.doneOn)} ${each.done.note}</span>`}`,
      },
      ...(mayHandle ? [{ html: doneLink(each, lang) }] : []),
    ]),
  })
}

const doneLink = ({ duty, period }: ShownOccurrence, lang: Language): Html => {
  const t = disclosureMessages(lang).duties
  return html`<a class="govuk-link app-nowrap" href="${paths.dutyDone(duty.dutyId, period)}" aria-label="${t.doneOne(duty.title, periodText(period))}"
    >${t.done}</a
  >`
}

/** The duties of an organ. */
export function dutiesTable(
  duties: readonly DutyRow[],
  agenda: readonly ShownOccurrence[],
  mayHandle: boolean,
  lang: Language,
): Html {
  const t = disclosureMessages(lang).duties
  const { title, rhythm, basis, department, kept, edit } = t.listColumns
  const standings = Map.groupBy(agenda, ({ duty }) => duty.dutyId)
  return table({
    lang,
    caption: t.all,
    captionClasses: 'govuk-visually-hidden',
    head: [title, rhythm, basis, department, kept, ...(mayHandle ? [edit] : [])].map((text) => ({ text })),
    rows: duties.map((duty) => [
      { html: html`${duty.title}${duty.until && html`<br /><span class="app-quiet">${t.ended(duty.until)}</span>`}` },
      { text: rhythmText(duty, lang) },
      { text: duty.basis },
      { text: duty.department || '—' },
      { text: keptText(standings.get(duty.dutyId) ?? [], lang) },
      ...(mayHandle
        ? [
            {
              html: html`<a class="govuk-link" href="${paths.duty(duty.dutyId)}" aria-label="${t.editOne(duty.title)}">${t.edit}</a>`,
            },
          ]
        : []),
    ]),
  })
}

function rhythmText({ rhythm, dueMonth, dueDay }: DutyRow, lang: Language): string {
  const { day } = disclosureMessages(lang).duties
  if (rhythm === 'month') return day.month(dueDay)
  return rhythm === 'year' ? day.year(dueMonth, dueDay) : day.half(dueMonth, dueDay)
}

/** How often in time, late, not at all, in the last year. */
function keptText(fallen: readonly ShownOccurrence[], lang: Language): string {
  const { inTime, late, missed } = dutyRecord(fallen.map(({ standing }) => standing))
  return inTime + late + missed === 0 ? '—' : disclosureMessages(lang).duties.kept(inTime, late, missed)
}
