import { COST_KINDS, type CostKind, MOST_YUAN, PAPER_DIRECTIONS, PAPER_KINDS } from '../../../../remedies/papers.ts'
import { type PaperDirection, type PaperKind } from '../../../../remedies/papers.ts'
import { Invalid } from '../../../../services/errors.ts'
import { FILE_EXTENSIONS } from '../../../../services/file-kind.ts'
import { formFields } from '../../../components/index.ts'
import { html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { choiceField, textField } from '../../office-fields.ts'
import { readyField } from '../../outgoing/ready-files.ts'
import { heldFiles } from '../../release/held-files.ts'
import { remedyActPage, type RemedyActPage, type RemedyForm } from './remedy-act.ts'

const labels = affairsMessages('zh-CN').remedyActs
const words = (form: RemedyForm) => affairsMessages(form.lang).remedyActs
const itemsOf = (table: Readonly<Record<string, { label: string }>>) =>
  Object.entries(table).map(([value, { label }]) => ({ value, text: label }))

/** Nobody has it. */
const NOBODY = 'nobody'

const handler = remedyActPage<{ officer: string }>({
  name: 'handler',
  type: 'handler-set',
  schema: ({ officers }) => ({ officer: choiceField(labels.officer, [NOBODY, ...officers.map(({ id }) => id)]) }),
  fields: (form, { officers }) => {
    const t = words(form)
    const people = officers.map(({ id, name }) => ({ value: id, text: name }))
    const items = [...people, { value: NOBODY, text: t.nobody }]
    return formFields(form).select({ name: 'officer', label: t.officer, hint: t.officerHint, items })
  },
  act: ({ on, officer }) => ({ type: 'handler-set', on, officer: officer === NOBODY ? null : officer }),
})

const papers = remedyActPage<{ direction: PaperDirection; paper: PaperKind }>({
  name: 'papers',
  type: 'papers-kept',
  takesFiles: true,
  schema: () => ({
    direction: choiceField(labels.direction, Object.keys(PAPER_DIRECTIONS)),
    paper: choiceField(labels.paperKind, Object.keys(PAPER_KINDS)),
  }),
  fields: (form) => {
    const t = words(form)
    const fields = formFields(form)
    return html`${fields.radios({ name: 'direction', fieldset: { legend: { text: t.direction } }, hint: t.directionHint, items: itemsOf(PAPER_DIRECTIONS) })}
    ${fields.select({ name: 'paper', label: t.paperKind, items: itemsOf(PAPER_KINDS) })}`
  },
  last: (form, { ready }) => {
    const t = words(form)
    const accept = FILE_EXTENSIONS.map((extension) => `.${extension}`).join(',')
    return html`${form.held && heldFiles(form.held, form)}${readyField(form, ready)}
    ${formFields(form).fileUpload({ name: 'files', label: t.files, hint: t.filesHint, multiple: true, accept })}`
  },
  act: ({ on, direction, paper }) => ({ type: 'papers-kept', on, direction, paper }),
})

const cost = remedyActPage<{ cost: CostKind; yuan: string }>({
  name: 'cost',
  type: 'cost-kept',
  schema: () => ({ cost: choiceField(labels.costKind, Object.keys(COST_KINDS)), yuan: textField(labels.yuan, 20) }),
  fields: (form) => {
    const t = words(form)
    const fields = formFields(form)
    return html`${fields.select({ name: 'cost', label: t.costKind, items: itemsOf(COST_KINDS) })}
    ${fields.input({ name: 'yuan', label: t.yuan, inputmode: 'decimal', classes: 'govuk-input--width-5', suffix: { text: '元' } })}`
  },
  act: ({ on, cost, yuan }) => ({ type: 'cost-kept', on, cost, yuan: amountOf(yuan) }),
})

/** An amount as people type it: full-width figures and thousands marks are theirs to use. */
function amountOf(typed: string): number {
  const plain = typed.normalize('NFKC').replaceAll(',', '')
  const yuan = /^\d{1,9}(?:\.\d{1,2})?$/.test(plain) ? Number(plain) : 0
  if (yuan > 0 && yuan <= MOST_YUAN) return yuan
  throw new Invalid([{ field: 'yuan', text: labels.yuanProblem }])
}

const note = remedyActPage({
  name: 'record',
  type: 'noted',
  texts: ['docket-number', 'body', 'agent', 'lesson'],
  needsText: true,
  act: ({ on }) => ({ type: 'noted', on }),
})

export const CONDUCT_ACTS: readonly RemedyActPage[] = [handler, papers, cost, note]
