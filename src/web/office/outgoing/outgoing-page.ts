import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { FINDING_KINDS } from '../../../documents/release-gate/finding.ts'
import { actorNames } from '../../../services/account-service.ts'
import { type Actor, type Context } from '../../../services/context.ts'
import { nextOpen, type OutgoingFile } from '../../../services/outgoing-keeping.ts'
import { findingsLeft } from '../../../services/outgoing-content.ts'
import { caseOfOutgoing } from '../../../services/outgoing-redaction.ts'
import { mayDecide } from '../../../services/outgoing-mending.ts'
import {
  backLink,
  button,
  formFields,
  insetText,
  table,
  tag,
  type ErrorItem,
  type TypedValues,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { releaseMessages } from '../../messages/release/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { decidedValues, findingsForm } from './findings-form.ts'
import { foundIn, shownState } from './found-in.ts'
import { redactionLink } from './redaction-link.ts'
import { STATE_CLASSES } from './outgoing-list.ts'

type Look = { file: OutgoingFile; lang: Language; csrf: Html; values: TypedValues; errors: readonly ErrorItem[] }

/** One file on its way out: what was found, what is decided, the file that may leave. */
export async function sendOutgoingPage(
  context: Context,
  req: Request,
  res: Response,
  file: OutgoingFile,
  errors: readonly ErrorItem[] = [],
): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = releaseMessages(lang).outgoing
  const typed = (req.body as TypedValues | undefined) ?? {}
  const look = { file, lang, csrf: csrfField(req), values: shownValues(file, typed, errors), errors }
  const names = await actorNames(
    context,
    organ,
    [file.finishedBy, file.decidedBy].filter((id) => id !== null),
  )
  const next = file.state === 'open' ? null : await nextOpen(context, organ)
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l app-break">${file.content.name}</h1>
    <p class="govuk-body">${tag({ text: file.usedAt ? t.used : t.states[shownState(file)], classes: STATE_CLASSES[shownState(file)] })}</p>
    ${standing(look, actor, names)}
    ${next !== null && html`<p class="govuk-body"><a class="govuk-link" href="${paths.outgoingFile(next)}">${t.nextOpen}</a></p>`}
    ${file.usedAt === null && !isMade(file) && redactionLink(look, await caseOfOutgoing(context, organ, file.outgoingId))}
    ${file.usedAt === null && mendForm(look)}`
  const before = backLink({ href: paths.outgoing(), text: t.back, lang })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: file.content.name, place: 'outgoing', before, content, errors, status })
}

/** Fields that only the forms beside the one for mending have. */
const OTHER_FORMS = ['remark', 'page']

/** What was typed stands there after an error; an error in another form of the page changes nothing of what was decided. */
function shownValues(file: OutgoingFile, typed: TypedValues, errors: readonly ErrorItem[]): TypedValues {
  if (errors.length === 0) return decidedValues(file)
  return OTHER_FORMS.some((name) => name in typed) ? { ...decidedValues(file), ...typed } : typed
}

/** What has been decided so far. */
function standing(look: Look, actor: Actor, names: ReadonlyMap<string, string>): Html {
  const { file, lang } = look
  const t = releaseMessages(lang).outgoing
  const source = html`<p class="govuk-body">
    <a class="govuk-link" href="${paths.outgoingBytes(file.outgoingId, 'source')}">${t.downloadSource}</a>
  </p>`
  const { remark } = file.content
  if (file.state === 'open') return source
  if (file.state === 'returned') return html`${insetText({ text: t.returnedNote(remark ?? '') })}${source}`
  const note = file.usedAt ? t.usedNote : file.state === 'waiting' ? t.waitingNote : t.readyNote
  const people = [
    file.finishedBy && t.finishedBy(names.get(file.finishedBy) ?? ''),
    file.decidedBy && t.decidedBy(names.get(file.decidedBy) ?? ''),
  ].filter((each) => each !== null)
  return html`<section aria-labelledby="result">
    <h2 class="govuk-heading-m" id="result">${t.result}</h2>
    ${insetText({ text: note })}
    ${file.content.result === null && html`<p class="govuk-body">${t.resultSame}</p>`}
    <p class="govuk-body">
      <a class="govuk-link" href="${paths.outgoingBytes(file.outgoingId, 'result')}">${t.download}</a>
    </p>
    ${source} ${leftTable(look)}
    <p class="govuk-body app-quiet">${people.join('　')}</p>
    ${mayDecide(file, actor) && decisionForm(look)}
  </section>`
}

function leftTable({ file, lang }: Look): Html {
  const t = releaseMessages(lang).outgoing
  const left = findingsLeft(file.content)
  if (left.length === 0) return html`<p class="govuk-body">${t.leftNone}</p>`
  const rows = [...Map.groupBy(left, ({ kind }) => kind)].map(([kind, places]) => [
    { text: FINDING_KINDS[kind].label },
    {
      text: places
        .slice(0, 8)
        .map(({ place, excerpt }) => t.place(place, excerpt))
        .join('；'),
    },
    { text: file.content.reasons[kind] ?? '' },
  ])
  const head = [t.leftColumns.label, t.leftColumns.places, t.leftColumns.reason].map((text) => ({ text }))
  return table({ lang, caption: t.left, captionClasses: 'govuk-table__caption--s', head, rows })
}

function decisionForm({ file, lang, csrf, values, errors }: Look): Html {
  const t = releaseMessages(lang).outgoing
  const fields = formFields({ lang, values, errors })
  return html`<form method="post" action="${paths.outgoingDecision(file.outgoingId)}" novalidate id="decision">
    ${csrf}${seen(file)}
    ${fields.radios({
      name: 'agrees',
      fieldset: { legend: { text: t.decision, classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'yes', text: t.agrees.yes },
        { value: 'no', text: t.agrees.no },
      ],
    })}
    ${fields.textarea({ name: 'remark', label: t.remark, hint: t.remarkHint, rows: 2 })}
    ${button({ text: t.decide })}
  </form>`
}

const isMade = ({ state }: OutgoingFile): boolean => state === 'ready' || state === 'waiting'

const seen = ({ version }: OutgoingFile): Html => html`<input type="hidden" name="seen" value="${version}" />`

/** Keeps nothing: one press, above all that could be kept. */
const allForm = ({ file, lang, csrf }: Look): Html =>
  html`<form method="post" action="${paths.outgoingFile(file.outgoingId)}" novalidate>
    ${csrf}${seen(file)}${button({ text: releaseMessages(lang).outgoing.all })}
  </form>`

function mendForm({ file, lang, csrf, values, errors }: Look): Html | false {
  const t = releaseMessages(lang).outgoing
  const { findings, name } = file.content
  if (findings.length === 0) return false
  const again = isMade(file)
  const found = html`<p class="govuk-body govuk-!-font-weight-bold">${foundIn(findings, lang)}</p>`
  return html`${again ? html`<h2 class="govuk-heading-m">${t.again}</h2>` : found}
    <p class="govuk-body">${t.leadOne}${/\.xls[xm]$/i.test(name) && t.formulas}${/\.pdf$/i.test(name) && t.pdf}</p>
    ${!again && allForm({ file, lang, csrf, values, errors })}
    <form method="post" action="${paths.outgoingFile(file.outgoingId)}" novalidate id="form">
      ${csrf}${seen(file)}${findingsForm(findings, { lang, values, errors })}
      ${button({ text: t.submit, classes: again ? 'govuk-button--secondary' : undefined })}
    </form>`
}
