import { type PublicText, tracesOf } from '../cases/publication.ts'
import { type ApplicationContent } from '../cases/application.ts'
import { FINDING_KINDS } from '../documents/release-gate/finding.ts'
import { personalDataIn } from '../documents/release-gate/personal-data.ts'
import { Invalid } from './errors.ts'

type Checked = PublicText & { files: readonly { name: string }[] }

/**
 * Refuses words for everybody that hold a person's numbers or addresses, or anything the applicant said of himself.
 * What a machine cannot see (a name of somebody else, a story that tells who it is) is left to the person who checks.
 * @throws Invalid with one problem a field, naming what was found, numbers masked
 */
export function checkPublicText(draft: Checked, content: ApplicationContent): void {
  const fields = { title: draft.title, question: draft.question, answer: draft.answer }
  const names = draft.files.map(({ name }) => ({ field: 'files', text: name }))
  const texts = [...Object.entries(fields).map(([field, text]) => ({ field, text })), ...names]
  const problems = texts.flatMap(({ field, text }) => {
    const found = [...personalFindings(text), ...applicantFindings(text, content)]
    return found.length > 0 ? [{ field, text: `含有${found.join('、')}，请改写后再公开` }] : []
  })
  if (problems.length > 0) throw new Invalid(problems)
}

const personalFindings = (text: string): string[] =>
  personalDataIn(text).map(({ kind, masked }) => `${FINDING_KINDS[kind].label}（${masked}）`)

const applicantFindings = (text: string, { applicant }: ApplicationContent): string[] =>
  tracesOf(applicant, [text]).length > 0 ? ['申请人的姓名或者联系方式'] : []
