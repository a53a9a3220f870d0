import { maskNumber } from '../../cases/identity-numbers.ts'
import { APPLICANT_KINDS } from '../../law/applicants.ts'
import { type CaseView } from '../../services/case-view.ts'
import { button, summaryList } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { codeForm } from './case-code.ts'
import { type CaseLook } from './case-look.ts'

/** Who applies. Numbers stand masked until an officer asks for them; that is logged. */
export function caseApplicant({ row, content }: CaseView, look: CaseLook): Html {
  const { applicant, agent } = content
  const { applicant: t, idTypes } = officeMessages(look.lang).casePage
  const masked = (text: string | undefined) => text && (look.revealed ? text : maskNumber(text))
  const line = (key: string, value: string | undefined) => Boolean(value) && { key, value: value ?? '' }
  const rows = [
    line(t.name, applicant.name),
    line(t.kind, APPLICANT_KINDS[applicant.kind].label),
    line(t.idType, applicant.idType && idTypes[applicant.idType]),
    line(t.idNumber, masked(applicant.idNumber)),
    line(t.creditCode, applicant.creditCode),
    line(t.legalRepresentative, applicant.legalRepresentative),
    line(t.contactName, applicant.contactName),
    line(t.phone, masked(applicant.phone)),
    line(t.email, applicant.email && (look.revealed ? applicant.email : maskEmail(applicant.email))),
    line(t.address, applicant.address),
    line(t.postcode, applicant.postcode),
    line(t.agent, agent?.name),
    line(t.agentIdType, agent && idTypes[agent.idType]),
    line(t.agentIdNumber, masked(agent?.idNumber)),
    line(t.agentPhone, masked(agent?.phone)),
    line(t.identityProof, content.identityProof && t.identityProofs[content.identityProof]),
  ]
  return html`<section aria-labelledby="applicant">
    <h2 class="govuk-heading-m" id="applicant" tabindex="-1">${t.heading}</h2>
    ${look.revealed && html`<p class="govuk-body" role="status">${t.revealed}</p>`}
    ${summaryList({ rows })}${!look.revealed && look.canHandle && revealForm(row.number, look)}
    ${look.canHandle && codeForm(row.number, look)}
  </section>`
}

function revealForm(number: string, { lang, csrf }: CaseLook): Html {
  const t = officeMessages(lang).casePage.applicant
  return html`<form class="app-no-print" method="post" action="${paths.caseIdentity(number)}#applicant">
    ${csrf}
    <p class="govuk-hint">${t.masked}${t.revealHint}</p>
    ${button({ text: t.reveal, classes: 'govuk-button--secondary' })}
  </form>`
}

/** l***@example.org */
function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? maskNumber(address) : `${address.slice(0, 1)}***${address.slice(at)}`
}
