import { type Request, type Response } from 'express'
import { partGroundLabel } from '../../../letters/reply-grounds.ts'
import { type OrganRef } from '../../../services/context.ts'
import { type listRedactions } from '../../../services/redaction-service.ts'
import {
  backLink,
  button,
  formFields,
  insetText,
  pagination,
  table,
  type ErrorItem,
  type TypedValues,
} from '../../components/index.ts'
import { assetUrl } from '../../assets.ts'
import { html, type Html } from '../../html.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { markForms } from './mark-form.ts'

type Redaction = Awaited<ReturnType<typeof listRedactions>>[number]
const t = letterMessages('zh-CN').redaction

/** The files of a case that are or were blacked out, and one more. */
export function listPage(
  req: Request,
  res: Response,
  number: string,
  redactions: readonly Redaction[],
  errors: ErrorItem[],
): void {
  const lang = languageOfPage(req)
  const field = formFields({ lang, errors }).fileUpload({
    name: 'files',
    label: t.fields.files,
    hint: t.uploadHint,
    accept: '.pdf',
  })
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <h2 class="govuk-heading-m">${t.files}</h2>
    ${redactions.length > 0 ? filesList(number, redactions) : insetText({ text: t.none })}
    <h2 class="govuk-heading-m">${t.upload}</h2>
    <form method="post" action="${paths.redactions(number)}" enctype="multipart/form-data" novalidate id="form">
      ${csrfField(req)}${field}${button({ text: t.start })}
    </form>`
  const before = backLink({ href: paths.case(number), text: actMessages(lang).back(number), lang })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.title, place: 'ledger', before, content, errors, status })
}

function filesList(number: string, redactions: readonly Redaction[]): Html {
  const items = redactions.map(({ redactionId, name, pages, boxes, resultId }) => {
    const state = resultId === null ? t.state.open : t.state.done
    return html`<li>
      <a class="govuk-link app-break" href="${paths.redaction(number, redactionId)}">${name}</a>
      <span class="app-quiet">${state}，${t.counted(pages, boxes.length)}</span>
    </li>`
  })
  return html`<ul class="govuk-list govuk-list--spaced">
    ${items}
  </ul>`
}

type One = { number: string; organ: OrganRef; redaction: Redaction; page: number; errors: ErrorItem[]; leaves: boolean }

/** One page of a file with its marks; while it is open, what may still be marked. */
export function onePage(req: Request, res: Response, { number, organ, redaction, page, errors, leaves }: One): void {
  const lang = languageOfPage(req)
  const { redactionId: id, name, pages, boxes, resultId } = redaction
  const csrf = csrfField(req)
  const open = resultId === null
  const values = (req.body as TypedValues | undefined) ?? {}
  const form = { action: paths.redactionMarks(number, id), csrf, lang, values, errors, regime: organ.regime }
  const content = html`${doneNote(req, t.done)}
    <span class="govuk-caption-m">${t.counted(pages, boxes.length)}</span>
    <h1 class="govuk-heading-l app-break">${name}</h1>
    ${!open && finished(number, id)}
    ${picture(number, redaction, page)}
    ${pager(number, redaction, page, lang)} ${marksTable({ number, redaction, page, csrf: open ? csrf : null })}
    ${open && markForms(form, page, boxes.at(-1))} ${open && finishing(number, id, csrf, leaves)}`
  const before = backLink({ href: paths.redactions(number), text: t.title, lang })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: name, place: 'ledger', before, content, errors, status })
}

/** The page; while it is open, boxes may be drawn on it where the browser can. */
function picture(number: string, { redactionId, pages, resultId }: Redaction, page: number): Html {
  const src = paths.redactionPage(number, redactionId, String(page))
  const image = html`<img class="app-page-picture" src="${src}" alt="${t.pageAlt(page, pages)}" draggable="false" />`
  if (resultId !== null) return image
  const toggle = { type: 'button', text: t.draw, classes: 'govuk-button--secondary' } as const
  return html`<div class="app-no-print">
      ${button({ ...toggle, attributes: { 'data-app-draw-toggle': '', 'aria-pressed': 'false', hidden: true } })}
      <p class="govuk-body" role="status" data-app-draw-said></p>
    </div>
    <div class="app-draw" data-app-draw data-page="${String(page)}" data-words="${JSON.stringify(t.drawing)}">${image}</div>
    <script type="module" src="${assetUrl('draw.js')}"></script>`
}

const finished = (number: string, id: string): Html =>
  insetText({
    html: html`<p class="govuk-body">${t.finished}</p>
      <p class="govuk-body"><a class="govuk-link" href="${paths.redactionFile(number, id)}">${t.download}</a></p>`,
  })

/** @param leaves whether the officer was told what no mark covers: then the file may be made with it. */
const finishing = (number: string, id: string, csrf: Html, leaves: boolean): Html =>
  html`<h2 class="govuk-heading-m" id="finish">${t.finish}</h2>
    <p class="govuk-body">${leaves ? t.leavesHint : t.finishHint}</p>
    <form method="post" action="${paths.redactionFinishing(number, id)}">
      ${csrf}${leaves && html`<input type="hidden" name="leaves" value="yes" />`}
      ${button({ text: leaves ? t.finishLeaving : t.finish, classes: leaves ? 'govuk-button--secondary' : undefined })}
    </form>`

function pager(number: string, redaction: Redaction, page: number, lang: 'zh-CN' | 'en'): Html {
  const { redactionId, pages, boxes } = redaction
  const href = (to: number) => `${paths.redaction(number, redactionId)}?page=${to}`
  return html`<p class="govuk-body">${t.pageOf(page, pages)}</p>
    ${pages > FEW_PAGES && jumpForm(paths.redaction(number, redactionId), lang)}
    ${boxes.length > 0 && pages > 1 && markedPages(boxes, href)}
    ${pagination({
      lang,
      previous: page > 1 ? { href: href(page - 1), text: t.previous } : undefined,
      next: page < pages ? { href: href(page + 1), text: t.next } : undefined,
    })}`
}

/** So many pages are turned one by one. */
const FEW_PAGES = 3
const MOST_MARKED = 60

/** Goes to any page by its number. */
const jumpForm = (action: string, lang: 'zh-CN' | 'en'): Html =>
  html`<form method="get" action="${action}" novalidate class="app-no-print">
    ${formFields({ lang }).input({
      ...{ name: 'page', id: 'jump', label: t.jump, inputmode: 'numeric', autocomplete: 'off' },
      classes: 'govuk-input--width-4',
    })}
    ${button({ text: t.jumpNow, classes: 'govuk-button--secondary' })}
  </form>`

/** The pages on which something is marked, to go through them once more. */
function markedPages(boxes: Redaction['boxes'], href: (page: number) => string): Html {
  const marked = [...new Set(boxes.map(({ page }) => page))].sort((a, b) => a - b)
  const links = marked
    .slice(0, MOST_MARKED)
    .map((page) => html`<a class="govuk-link" href="${href(page)}">${t.pageNumber(page)}</a> `)
  const more =
    marked.length > MOST_MARKED && html`<span class="app-quiet">${t.morePages(marked.length - MOST_MARKED)}</span>`
  return html`<p class="govuk-body">${t.markedPages}${links}${more}</p>`
}

type Marks = { number: string; redaction: Redaction; page: number; csrf: Html | null }

function marksTable({ number, redaction, page, csrf }: Marks): Html {
  const own = redaction.boxes.filter((box) => box.page === page)
  const heading = html`<h2 class="govuk-heading-m">${t.marks(page)}</h2>`
  if (own.length === 0) return html`${heading}<p class="govuk-body app-quiet">${t.noMarks}</p>`
  const rows = own.map(({ id, what, ground, reason, left, top }) => [
    { html: html`<div>${what}<br /><span class="app-quiet">${reason}</span></div>` },
    { text: t.placeOf(Math.round(left), Math.round(top)) },
    { text: partGroundLabel(ground) },
    {
      html: csrf === null ? html`—` : removing(paths.redactionUnmarking(number, redaction.redactionId, id), what, csrf),
    },
  ])
  const head = [t.columns.what, t.columns.place, t.columns.ground, t.columns.act].map((text) => ({ text }))
  return html`${heading}${table({ caption: t.marks(page), captionClasses: 'govuk-visually-hidden', head, rows })}`
}

const removing = (action: string, what: string, csrf: Html): Html =>
  html`<form method="post" action="${action}">
    ${csrf}${button({ text: t.remove, classes: 'govuk-button--secondary', attributes: { 'aria-label': t.removeOne(what) } })}
  </form>`
