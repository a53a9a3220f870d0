import { type CaseRecord } from '../../../cases/case-records.ts'
import { type RecordLine } from '../../../services/case-record-service.ts'
import { html, type Html } from '../../html.ts'
import { formatInstant, plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { actorName } from '../case-history.ts'
import { type CaseLook } from '../case-look.ts'

/** The kinds of records, as their pages are named. */
export const RECORD_KINDS = ['note', 'search', 'attempt'] as const satisfies readonly CaseRecord['kind'][]

/** What the office wrote down while working a case, and where to write more. */
export function caseRecords(
  number: string,
  records: readonly RecordLine[],
  names: ReadonlyMap<string, string>,
  { lang, canHandle }: CaseLook,
): Html {
  const t = officeMessages(lang).working.records
  const links = RECORD_KINDS.map(
    (kind) => html`<li><a class="govuk-link" href="${paths.caseRecord(number, kind)}">${t.add[kind]}</a></li>`,
  )
  return html`<section aria-labelledby="records">
    <h2 class="govuk-heading-m" id="records">${t.heading}</h2>
    ${records.length > 0 ? recordLines(records, names, lang) : html`<p class="govuk-body app-quiet">${t.none}</p>`}
    ${canHandle && html`<ul class="app-acts__list app-no-print">${links}</ul>`}
  </section>`
}

/** Records, one below the other, with day and person. */
export function recordLines(records: readonly RecordLine[], names: ReadonlyMap<string, string>, lang: Language): Html {
  const t = officeMessages(lang)
  const items = records.map(({ on, recordedAt, recordedBy, record }) => {
    const who = t.casePage.history.recorded(
      actorName(recordedBy, names, lang),
      formatInstant(new Date(recordedAt), lang),
    )
    return html`<li>
      <strong>${t.working.records.kinds[record.kind]}</strong> ${plainDay(on, lang)}
      ${factsOf(record, lang).map(([label, text]) => html`<br />${label && `${label}：`}<span class="app-written">${text}</span>`)}
      <br /><span class="app-quiet">${who}</span>
    </li>`
  })
  return html`<ul class="govuk-list govuk-list--spaced">
    ${items}
  </ul>`
}

function factsOf(record: CaseRecord, lang: Language): [string, string][] {
  const t = officeMessages(lang).working.records.fields
  const filled = (pairs: [string, string][]) => pairs.filter(([, text]) => text !== '')
  switch (record.kind) {
    case 'note':
      return [['', record.text]]
    case 'search':
      return filled([
        [t.places, inLine(record.places)],
        [t.words, inLine(record.words)],
        [t.searcher, record.searcher],
        [t.found, t.founds[record.found]],
        [bare(t.remark), record.remark],
      ])
    case 'attempt':
      return filled([
        [t.party, record.party],
        [t.way, t.ways[record.way]],
        [t.result, t.results[record.result]],
        [bare(t.remark), record.remark],
      ])
  }
}

const inLine = (text: string): string => text.split('\n').filter(Boolean).join('、')
const bare = (label: string): string => label.replace(/（.*）$/, '')
