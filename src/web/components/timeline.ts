import { attributes, html, type Html } from '../html.ts'
import { classNames, heading, printable, type Styled, type Words } from './parameters.ts'

export interface TimelineEntry {
  /** As shown: 2026年3月5日（周四）. */
  date: string
  /** For machines: 2026-03-05. */
  datetime?: string | undefined
  title: Words
  /** Who did it, or who has it now. */
  who?: string | undefined
  /** What it means: the excluded days, the article, the next date. */
  text?: Words | undefined
  /** 'current' is where the case stands, 'coming' a date still ahead. */
  state?: 'past' | 'current' | 'coming' | undefined
}

export interface TimelineParameters extends Styled {
  entries: readonly TimelineEntry[]
  headingLevel?: 2 | 3 | 4 | undefined
}

/** What happened, in order, with day and person. */
export function timeline({ entries, headingLevel = 3, classes, attributes: more }: TimelineParameters): Html {
  const items = entries.map((entry) => entryOf(entry, headingLevel))
  return html`<ol class="${classNames('app-timeline', classes)}" ${attributes(more)}>
    ${items}
  </ol>`
}

function entryOf(entry: TimelineEntry, level: 2 | 3 | 4): Html {
  const { state = 'past', datetime, who } = entry
  const shown = attributes({
    class: classNames('app-timeline__entry', state !== 'past' && `app-timeline__entry--${state}`),
    'aria-current': state === 'current' ? 'step' : undefined,
  })
  const day = html`<p class="app-timeline__date">
    <time ${attributes({ datetime })}>${entry.date}</time>${who && html`<span class="app-timeline__who">${who}</span>`}
  </p>`
  const text = entry.text && html`<div class="app-timeline__text">${printable(entry.text)}</div>`
  return html`<li ${shown}>${heading(level, 'app-timeline__title', printable(entry.title))}${day}${text}</li>`
}
