import { CHANNELS } from '../../../../disclosure/channels.ts'
import { type ItemEvent, type ItemFields } from '../../../../disclosure/events.ts'
import { type Item } from '../../../../disclosure/item.ts'
import { html, type Child, type Html } from '../../../html.ts'
import { chineseDay } from '../../../../clock.ts'
import { timeline } from '../../../components/index.ts'
import { plainDay } from '../../../messages/dates.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'

/** What happened to an item, in order; what was declared void stays readable. */
export function itemHistory({ history }: Item, names: ReadonlyMap<string, string>, lang: Language): Html {
  const t = disclosureMessages(lang).items
  const voided = new Set(history.flatMap(({ event }) => (event.type === 'entry-voided' ? [event.seq] : [])))
  const entries = history.map(({ seq, event, recordedAt, recordedBy }) => {
    const title = `${seq}. ${t.events[event.type]}`
    const isVoid = voided.has(seq)
    const who = names.get(recordedBy) ?? recordedBy
    return {
      title: isVoid ? html`<s>${title}</s>（${t.show.voided}）` : title,
      date: plainDay(event.on, lang),
      datetime: event.on,
      text: html`${detailOf(event, lang)}<br />${t.show.by(who, plainDay(chineseDay(recordedAt), lang))}`,
    }
  })
  return timeline({ entries })
}

function detailOf(event: ItemEvent, lang: Language): Child {
  const t = disclosureMessages(lang).items
  switch (event.type) {
    case 'cleared':
      return event.reviewer
    case 'returned':
      return `${event.reviewer}：${event.reason}`
    case 'published':
      return [CHANNELS[event.channel].label, event.name].filter(Boolean).join('，')
    case 'changed':
      return event.what
    case 'withdrawn':
      return event.reason
    case 'revised':
      return t.revisedFields(namesOf(event.fields, lang))
    case 'link-mended':
      return event.link ?? t.noLink
    case 'entry-voided':
      return t.voidedEntry(event.seq)
    case 'entered':
      return event.fields.title
    case 'replaced':
      return null
  }
}

function namesOf(fields: Partial<ItemFields>, lang: Language): string {
  const labels = disclosureMessages(lang).items.fields
  return (Object.keys(fields) as (keyof ItemFields)[]).map((name) => labels[name]).join('、')
}
