import { type Request, type Response } from 'express'
import { CHANNELS } from '../../../../disclosure/channels.ts'
import { FAULTY_LINKS, type FaultyLink, LINK_STATES } from '../../../../disclosure/links.ts'
import { callerOf } from '../../../../http/caller.ts'
import { localDate } from '../../../../law/date.ts'
import { type Context } from '../../../../services/context.ts'
import { type FaultyLinkRow, linkOverview, listFaultyLinks, MOST_COUNTED } from '../../../../services/link-service.ts'
import { may } from '../../../../services/rights.ts'
import { button, insetText, pagination, table } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { formatInstant } from '../../../messages/dates.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { paths } from '../../../paths.ts'
import { doneNote } from '../../done-note.ts'
import { languageOfPage, officeShell } from '../../office-shell.ts'
import { cursorText, readCursor } from '../../../page-cursor.ts'
import { addressWith, queryText } from '../../../path-values.ts'
import { linkState } from './link-state.ts'

const LINES = 50

/** Addresses that no longer open, by what is wrong with them. */
export async function showLinks(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).links
  const { counts, lastAt } = await linkOverview(context, organ)
  const state = stateIn(req)
  const after = readCursor(queryText(req, 'after'), 'day', 'id', 'number')
  const cursor = after && { day: localDate(after[0]!), itemId: after[1]!, seq: Number(after[2]) }
  const found = await listFaultyLinks(context, organ, state, cursor, LINES + 1)
  const lines = found.slice(0, LINES)
  const { linkCheckDays: days } = organ.settings
  const when = lastAt === null ? t.never : t.lastAt(formatInstant(new Date(lastAt), lang))
  const content = html`${doneNote(req, t.notes)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <p class="govuk-body">${days === undefined ? t.off : `${t.every(days)}${when}`}</p>
    ${
      may(actor, 'handle-disclosure') &&
      button({ text: t.settings.title, href: paths.linkSettings(), classes: 'govuk-button--secondary' })
    }
    ${tabs(state, counts, lang)}
    ${lines.length > 0 ? linksTable(lines, may(actor, 'handle-disclosure'), lang) : insetText({ text: t.none[state] })}
    ${pages(state, after !== null, found.length > LINES ? lines.at(-1) : undefined, lang)}`
  officeShell(req, res, { title: t.title, place: 'links', content })
}

function stateIn(req: Request): FaultyLink {
  const typed = queryText(req, 'state')
  return FAULTY_LINKS.find((each) => each === typed) ?? 'missing'
}

function tabs(current: FaultyLink, counts: Record<FaultyLink, number>, lang: Language): Html {
  const t = disclosureMessages(lang).links
  const links = FAULTY_LINKS.map((state) => {
    const text = `${LINK_STATES[state].label}（${t.count(counts[state], counts[state] >= MOST_COUNTED)}）`
    return state === current
      ? html`<li><strong aria-current="page">${text}</strong></li>`
      : html`<li><a class="govuk-link" href="${addressWith(paths.links(), { state })}">${text}</a></li>`
  })
  return html`<nav aria-label="${t.tabs}" class="app-no-print"><ul class="govuk-list">${links}</ul></nav>`
}

function linksTable(lines: readonly FaultyLinkRow[], mayMend: boolean, lang: Language): Html {
  const t = disclosureMessages(lang).links
  const { item, channel, link, found, act } = t.columns
  return table({
    lang,
    caption: t.title,
    captionClasses: 'govuk-visually-hidden',
    head: [item, channel, link, found, ...(mayMend ? [act] : [])].map((text) => ({ text })),
    rows: lines.map((line) => [
      { html: html`<a class="govuk-link" href="${paths.item(line.itemId)}">${line.title}</a>` },
      { text: [CHANNELS[line.channel].label, line.name].filter(Boolean).join('，') },
      { html: html`<a class="govuk-link app-break" href="${line.link}" rel="noreferrer">${line.link}</a>` },
      { html: linkState(line, lang, line.failures ?? 0) },
      ...(mayMend ? [{ html: mendLink(line, lang) }] : []),
    ]),
  })
}

function mendLink({ itemId, seq, title }: FaultyLinkRow, lang: Language): Html {
  const t = disclosureMessages(lang).links
  const href = `${paths.itemAct(itemId, 'link-mended')}?seq=${seq}`
  return html`<a class="govuk-link app-nowrap" href="${href}" aria-label="${t.mendOne(title)}">${t.mend}</a>`
}

function pages(state: FaultyLink, paged: boolean, last: FaultyLinkRow | undefined, lang: Language): Html | null {
  if (!paged && !last) return null
  const t = disclosureMessages(lang).links
  const after = last && cursorText([last.on, last.itemId, String(last.seq)])
  return pagination({
    lang,
    previous: paged ? { href: addressWith(paths.links(), { state }), text: t.first } : undefined,
    next: after ? { href: addressWith(paths.links(), { state, after }), text: t.next } : undefined,
  })
}
