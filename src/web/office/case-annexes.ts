import { REMEDY_KINDS, REMEDY_RESULTS } from '../../law/remedies.ts'
import { APPLICANT_KINDS } from '../../law/applicants.ts'
import { letterLabel } from '../../letters/letter.ts'
import { type CaseView } from '../../services/case-view.ts'
import { type Dossier } from '../../services/case-dossier.ts'
import { html, type Html } from '../html.ts'
import { plainDay } from '../messages/dates.ts'
import { letterMessages } from '../messages/letters/messages.ts'
import { releaseMessages } from '../messages/release/messages.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { caseLink } from './case-link.ts'
import { type CaseLook } from './case-look.ts'
import { furtherLinks } from './letters/further-page.ts'

/** What hangs on a case: letters, files, disputes, its cells in the annual report. */
export function caseAnnexes(view: CaseView, dossier: Dossier, look: CaseLook): Html {
  return html`${letters(view, dossier, look)}${files(view, dossier, look)}${linked(dossier, look)}${disputes(view, dossier, look)}${cells(dossier, look)}`
}

/** A heading with its list, or one sentence where there is nothing. */
function annex(id: string, heading: string, items: readonly Html[], none: string): Html {
  const list = html`<ul class="govuk-list">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`
  return html`<section aria-labelledby="${id}">
    <h2 class="govuk-heading-m" id="${id}">${heading}</h2>
    ${items.length > 0 ? list : html`<p class="govuk-body app-quiet">${none}</p>`}
  </section>`
}

function letters(view: CaseView, dossier: Dossier, { lang, canHandle }: CaseLook): Html {
  const { row, voided } = view
  const t = officeMessages(lang).casePage.letters
  const items = dossier.letters.map(({ letterId, seq, kind, documentNumber, issuedOn }) => {
    const name = html`<a class="govuk-link" href="${paths.caseLetter(row.number, letterId, 'page')}">${letterLabel(kind)}</a>`
    const docx = html`<a class="govuk-link" href="${paths.caseLetter(row.number, letterId, 'docx')}">${t.docx}</a>`
    const facts = html`<span class="app-quiet">${documentNumber}，${plainDay(issuedOn, lang)}</span>`
    const served = html`<a class="govuk-link" href="${paths.letterService(row.number, letterId)}"
      >${servedWord(dossier.deliveries.get(letterId), lang)}</a
    >`
    return html`${voided.has(seq) ? html`<s>${name}</s>` : name} ${facts} ${docx} ${served}`
  })
  return html`${annex('letters', t.heading, items, t.none)}${canHandle && furtherLinks(view, lang)}`
}

function servedWord(delivery: ReturnType<Dossier['deliveries']['get']>, lang: CaseLook['lang']): string {
  const { state, sentOn, receivedOn } = delivery ?? { state: 'not-sent', sentOn: null, receivedOn: null }
  const day = receivedOn ?? sentOn
  return letterMessages(lang).service.line[state](day === null ? '' : plainDay(day, lang))
}

function files({ row }: CaseView, { attachments }: Dossier, { lang, canHandle }: CaseLook): Html {
  const t = officeMessages(lang).casePage.files
  const items = attachments.map(
    ({ fileId, name, size, purpose }) =>
      html`<a class="govuk-link app-break" href="${paths.caseFile(row.number, fileId)}">${name}</a>
        <span class="app-quiet">${purpose !== null && html`${t.purposes[purpose]}，`}${t.size(size)}</span>`,
  )
  const redact = html`<p class="govuk-body app-no-print">
    <a class="govuk-link" href="${paths.redactions(row.number)}">${letterMessages(lang).redaction.link}</a>　<a
      class="govuk-link"
      href="${paths.outgoing()}"
      >${releaseMessages(lang).outgoing.link}</a
    >
  </p>`
  return html`${annex('files', t.heading, items, t.none)}${canHandle && redact}`
}

/** Cases that belong with this one, and why; nothing where it stands alone. */
function linked({ linked: others }: Dossier, { lang }: CaseLook): Html | false {
  if (others.length === 0) return false
  const t = officeMessages(lang).casePage.linked
  const items = others.map(
    ({ number, kind, from }) =>
      html`${caseLink(number)}
        <span class="app-quiet">${t.kinds[kind](from === 'this')}</span>`,
  )
  return annex('linked', t.heading, items, '')
}

function disputes({ row }: CaseView, dossier: Dossier, { lang, canDispute }: CaseLook): Html {
  const t = officeMessages(lang).casePage.disputes
  const items = dossier.disputes.map(
    ({ remedyId, kind, begunOn, result }) =>
      html`<a class="govuk-link" href="${paths.remedy(remedyId)}">${REMEDY_KINDS[kind].label}</a>
        <span class="app-quiet">${plainDay(begunOn, lang)}，${result ? REMEDY_RESULTS[result].label : t.open}</span>`,
  )
  const link =
    canDispute &&
    html`<p class="govuk-body app-no-print">
      <a class="govuk-link" href="${`${paths.remedyNew()}?number=${encodeURIComponent(row.number)}`}">${t.register}</a>
    </p>`
  return html`${annex('disputes', t.heading, items, t.none)}${link}`
}

function cells(dossier: Dossier, { lang }: CaseLook): Html {
  const t = officeMessages(lang).casePage.cells
  const items = dossier.cells.map(({ year, row, column, label }) => {
    const kind = column === 'total' ? '' : APPLICANT_KINDS[column].label
    return html`<a class="govuk-link" href="${paths.reportCell(String(year), row, column)}">${t.line(year, label, kind)}</a>`
  })
  return annex('cells', t.heading, items, t.none)
}
