import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type LocalDate } from '../../../law/date.ts'
import { REMEDY_KIND_NAMES, REMEDY_KINDS, type RemedyKind } from '../../../law/remedies.ts'
import { forumOf } from '../../../remedies/progress.ts'
import { type Context } from '../../../services/context.ts'
import { possibleHandlers } from '../../../services/account-service.ts'
import { Invalid } from '../../../services/errors.ts'
import { listRemedies, openRemedy, type RemedyRow } from '../../../services/remedy-service.ts'
import { backLink, button, formFields, type ErrorItem, type FormState } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { choiceField, optionalDay, optionalText, requiredDay } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { queryText } from '../../path-values.ts'
import { textFields, typedTexts, type TextKind } from './acts/remedy-act.ts'
import { remedyKindsFor } from './remedy-kinds-order.ts'

const words = affairsMessages('zh-CN').remedies.open
const TEXTS: readonly TextKind[] = ['docket-number', 'body', 'agent', 'note']
/** The most reconsiderations offered to be linked: the newest. */
const MOST_OFFERED = 100

type Typed = {
  kind: RemedyKind
  stage: 'accepted' | 'brought' | ''
  on: LocalDate
  copyReceivedOn: LocalDate | null
  number: string
  reconsideration: string
  officer: string
}
const schema = Joi.object<Typed>({
  kind: choiceField(words.kind, REMEDY_KIND_NAMES),
  stage: optionalText(words.stage, 20).valid('', ...Object.keys(words.stages)),
  on: requiredDay(words.on),
  copyReceivedOn: optionalDay(words.copyReceivedOn),
  number: optionalText(words.number, 640),
  reconsideration: optionalText(words.reconsideration, 36).guid().allow(''),
  officer: optionalText(words.officer, 36).guid().allow(''),
})

/** Records a dispute with what is known of it so far. */
export async function openByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const { kind, stage, on, copyReceivedOn, number, reconsideration, officer } = parse(schema, req.body)
    const statute = organ.regime === 'college' && forumOf(kind) !== 'complaint' ? statuteIn(req.body, number) : []
    const remedyId = await openRemedy(
      context,
      organ,
      {
        kind,
        on,
        number: null,
        numbers: number.split(/[\s、,，;；]+/).filter(Boolean),
        brought: stage === 'brought',
        copyReceivedOn,
        handler: officer || null,
        reconsiderationId: forumOf(kind) === 'court' ? reconsideration || null : null,
        texts: [...statute, ...typedTexts(TEXTS, req.body)],
      },
      actor,
    )
    res.redirect(303, `${paths.remedy(remedyId)}?done=opened`)
  } catch (error) {
    await showOpening(context, req, res, formErrors(error))
  }
}

/**
 * A college is open to reconsideration and lawsuits only where a statute gives it public power: which one is kept. The
 * applications it is about say so themselves.
 */
function statuteIn(body: unknown, number: string): ReturnType<typeof typedTexts> {
  const statute = typedTexts(['statute'], body as FormState['values'] & object)
  if (statute.length === 0 && number === '') throw new Invalid([{ field: 'statute', text: words.statuteMissing }])
  return statute
}

export async function showOpening(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const { organ, actor } = callerOf(res)
  const { remedies, back } = affairsMessages(lang)
  const t = remedies.open
  const typed = req.body as Record<string, unknown> | undefined
  const me = actor.id.replace('officer:', '')
  const values = typed ?? { number: queryText(req, 'number'), stage: 'accepted', officer: me }
  const officers = await possibleHandlers(context, organ)
  const earlier = await listRemedies(context, organ, { kind: 'reconsideration' }, null, MOST_OFFERED)
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <form method="post" action="${paths.remedyNew()}" novalidate id="form">
      ${csrfField(req)}${openingFields({ lang, values, errors }, organ.regime === 'college', { earlier, officers })}
      ${button({ text: t.submit })}
    </form>`
  const before = backLink({ href: paths.remedies(), text: back(remedies.title) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.title, place: 'remedies', before, content, errors, status })
}

type Form = Required<Pick<FormState, 'values' | 'errors'>> & { lang: Language; values: object & FormState['values'] }

type Offered = { earlier: readonly RemedyRow[]; officers: readonly { id: string; name: string }[] }

function openingFields(form: Form, isCollege: boolean, { earlier, officers }: Offered): Html {
  const { open: t, nameOf } = affairsMessages(form.lang).remedies
  const fields = formFields(form)
  const kinds = remedyKindsFor(isCollege ? 'college' : 'organ').map((kind) => ({
    value: kind,
    text: REMEDY_KINDS[kind].label,
    hint: t.kindHints[kind],
  }))
  const stages = Object.entries(t.stages).map(([value, text]) => ({ value, text }))
  const reconsiderations = earlier.map(({ remedyId, begunOn, numbers }) => ({
    value: remedyId,
    text: nameOf(numbers.join('、'), begunOn),
  }))
  const statute = affairsMessages(form.lang).remedyActs.texts.statute
  return html`${fields.radios({ name: 'kind', fieldset: { legend: { text: t.kind } }, items: kinds })}
  ${isCollege && fields.input({ name: 'statute', label: statute, hint: t.statuteHint, autocomplete: 'off' })}
  ${fields.radios({ name: 'stage', fieldset: { legend: { text: t.stage } }, items: stages })}
  ${fields.dateField({ name: 'on', label: t.on, hint: t.onHint })}
  ${fields.dateField({ name: 'copyReceivedOn', label: t.copyReceivedOn, hint: t.copyHint })}
  ${fields.input({ name: 'number', label: t.number, hint: t.numberHint, classes: 'govuk-input--width-20', autocomplete: 'off' })}
  ${
    reconsiderations.length > 0 &&
    fields.select({
      name: 'reconsideration',
      label: t.reconsideration,
      items: [{ value: '', text: t.noReconsideration }, ...reconsiderations],
    })
  }
  ${fields.select({ name: 'officer', label: t.officer, items: [{ value: '', text: t.nobody }, ...officers.map(({ id, name }) => ({ value: id, text: name }))] })}
  ${textFields(TEXTS, form)}`
}
