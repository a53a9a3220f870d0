import { type Catalogue, findEntry } from '../../../../disclosure/catalogue.ts'
import { ITEM_STATES } from '../../../../disclosure/item.ts'
import { type LocalDate } from '../../../../law/date.ts'
import { type ItemRow } from '../../../../services/disclosure-service.ts'
import { table, tag, type TableCell } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'

/** The register as a table; also behind a figure of the report. */
export function itemsTable(lines: readonly ItemRow[], catalogue: Catalogue, today: LocalDate, lang: Language): Html {
  const t = disclosureMessages(lang).items
  const { columns } = t
  return table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    head: [columns.title, columns.entry, columns.department, columns.day, columns.state].map((text) => ({ text })),
    rows: lines.map((line) => rowOf(line, catalogue, today, lang)),
  })
}

function rowOf(line: ItemRow, catalogue: Catalogue, today: LocalDate, lang: Language): TableCell[] {
  const t = disclosureMessages(lang).items
  const placed = findEntry(catalogue, line.entry)
  return [
    { html: html`<a class="govuk-link" href="${paths.item(line.itemId)}">${line.title}</a>` },
    { text: placed?.entry.title ?? line.entry },
    { text: line.department },
    line.latestOn ? { text: line.latestOn, classes: 'app-nowrap' } : { text: t.notPublished(line.dueOn) },
    { html: stateTag(line, today, lang) },
  ]
}

/** The state in a word, with what is pressing about it. */
export function stateTag(line: ItemRow, today: LocalDate, lang: Language): Html {
  const t = disclosureMessages(lang).items
  const isWaiting = !['current', 'replaced', 'withdrawn'].includes(line.state)
  const late = isWaiting && line.dueOn < today
  const colour = late ? 'red' : line.state === 'current' ? 'green' : isWaiting ? 'yellow' : 'grey'
  const text = late ? t.standings.overdue : ITEM_STATES[line.state].label
  const unlinked = line.isPublic && line.linkMissing && tag({ text: t.noLink, classes: 'govuk-tag--orange' })
  return html`${tag({ text, classes: `govuk-tag--${colour}` })} ${unlinked}`
}
