import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { auditPage, checkAudit, type AuditCheck, type AuditView } from '../../../services/audit-service.ts'
import { type Context } from '../../../services/context.ts'
import {
  button,
  insetText,
  notificationBanner,
  pagination,
  table,
  warningText,
  type TableCell,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatInstant } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { actorWord } from '../actor-word.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { factsText, subjectText } from './audit-facts.ts'
import { cursorText, readCursor } from '../../page-cursor.ts'
import { addressWith, queryText } from '../../path-values.ts'

/** The log, newest first, and its check. */
export const auditRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.auditLog(),
    access: 'read-audit',
    audit: 'VIEW_AUDIT_LOG',
    handle: (req, res) => showAudit(context, req, res, null),
  },
  {
    method: 'post',
    path: paths.auditChecking(),
    access: 'read-audit',
    audit: 'AUDIT_VERIFIED',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await showAudit(context, req, res, await checkAudit(context, organ, actor))
    },
  },
]

const LINES = 50

async function showAudit(context: Context, req: Request, res: Response, check: AuditCheck | null): Promise<void> {
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).audit
  const before = readCursor(queryText(req, 'before'), 'number')?.[0] ?? null
  const found = await auditPage(context, callerOf(res).organ, before, LINES + 1)
  const lines = found.slice(0, LINES)
  const content = html`${check && verdict(check, lang)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <form method="post" action="${paths.auditChecking()}" class="app-no-print">
      ${csrfField(req)}${button({ text: t.check, classes: 'govuk-button--secondary' })}
      <p class="govuk-hint">${t.checkHint}</p>
    </form>
    ${lines.length > 0 ? linesTable(lines, lang) : insetText({ text: t.empty })}
    ${pages(before !== null, found.length > LINES ? lines.at(-1) : undefined, lang)}`
  officeShell(req, res, { title: t.title, place: 'audit', content })
}

function verdict({ entries, fault }: AuditCheck, lang: Language): Html {
  const t = affairsMessages(lang).audit
  return fault
    ? warningText({ lang, text: t.faults[fault.fault](fault.seq) })
    : notificationBanner({ type: 'success', lang, text: t.sound(entries) })
}

function linesTable(lines: readonly AuditView[], lang: Language): Html {
  const t = affairsMessages(lang).audit
  const { columns } = t
  return table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    head: [columns.seq, columns.at, columns.who, columns.action, columns.subject, columns.facts].map((text) => ({
      text,
    })),
    rows: lines.map((line) => rowOf(line, lang)),
  })
}

/** So many characters stay on one line. */
const WHOLE = 16

function rowOf(line: AuditView, lang: Language): TableCell[] {
  const { seq, at, actor, name, action, subject, bodyText } = line
  const { actions } = affairsMessages(lang).audit
  const about = subjectText(subject, lang)
  return [
    { text: seq, classes: 'app-nowrap' },
    { text: formatInstant(new Date(at), lang), classes: 'app-nowrap' },
    { text: actorWord(actor, name, lang), classes: 'app-nowrap' },
    { text: (Object.hasOwn(actions, action) ? actions[action] : undefined) ?? action },
    {
      html: html`<span class="${about.length > WHOLE ? 'app-break' : 'app-nowrap'}" title="${subject}">${about}</span>`,
    },
    { html: html`<span class="app-break app-quiet">${factsText(bodyText, lang)}</span>` },
  ]
}

function pages(paged: boolean, last: AuditView | undefined, lang: Language): Html | null {
  if (!paged && !last) return null
  const t = affairsMessages(lang).audit
  return pagination({
    lang,
    previous: paged ? { href: paths.auditLog(), text: t.first } : undefined,
    next: last ? { href: addressWith(paths.auditLog(), { before: cursorText([last.seq]) }), text: t.next } : undefined,
  })
}
