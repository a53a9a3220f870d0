import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type LocalDate } from '../../../law/date.ts'
import { letterLabel } from '../../../letters/letter.ts'
import { type Context } from '../../../services/context.ts'
import { lettersToPost, postLetters, type UnsentLetter } from '../../../services/posting-service.ts'
import { button, formFields, input, table, type ErrorItem, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { caseLink } from '../case-link.ts'
import { requiredDay } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage } from '../office-shell.ts'
import { showBulk } from './ledger-bulk-page.ts'
import { MOST_CHOSEN } from './ledger-query.ts'

const t = officeMessages('zh-CN').ledger.bulk
const texts = () => Joi.array().items(Joi.string().allow('').max(64)).single().max(MOST_CHOSEN).default([])
const schema = Joi.object<{ on: LocalDate }>({ on: requiredDay(t.posting.on) })
const lists = Joi.object<{ number: string[]; letter: string[]; postalNumber: string[] }>({
  number: texts(),
  letter: texts(),
  postalNumber: texts(),
})

/** The letters of the chosen cases that have not left, each with room for the number on the post's receipt. */
export async function showPosting(
  context: Context,
  req: Request,
  res: Response,
  numbers: readonly string[],
  errors: readonly ErrorItem[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const letters = await lettersToPost(context, callerOf(res).organ, numbers)
  const values = { on: context.clock.today(), ...(req.body as TypedValues) }
  const { dateField } = formFields({ lang, values, errors })
  const typed = typedNumbers(values)
  const content = html`<h1 class="govuk-heading-l">${t.titles.posting}</h1>
    <p class="govuk-body">${t.posting.lead(letters.length)}</p>
    <form method="post" action="${paths.ledgerBulk('posting')}" novalidate id="form">
      ${csrfField(req)}${numbers.map((number) => html`<input type="hidden" name="number" value="${number}" />`)}
      ${letters.length > 0 && html`${dateField({ name: 'on', label: t.posting.on })}${letterTable(letters, typed, lang)}${button({ text: t.confirm.posting })}`}
    </form>`
  showBulk(req, res, t.titles.posting, content, errors)
}

function typedNumbers(values: TypedValues): ReadonlyMap<string, string> {
  const { letter, postalNumber } = parse(lists, values)
  return new Map(letter.map((id, at) => [id, postalNumber[at] ?? '']))
}

function letterTable(letters: readonly UnsentLetter[], typed: ReadonlyMap<string, string>, lang: Language): Html {
  const rows = letters.map(({ number, letterId, kind, documentNumber, issuedOn }) => [
    { html: caseLink(number) },
    { text: `${letterLabel(kind)} ${documentNumber}，${issuedOn}` },
    {
      html: html`<input type="hidden" name="letter" value="${`${number} ${letterId}`}" />${input({
        lang,
        name: 'postalNumber',
        id: `postal-${letterId}`,
        label: { text: t.posting.postalNumberOf(documentNumber), classes: 'govuk-visually-hidden' },
        value: typed.get(`${number} ${letterId}`) ?? '',
        classes: 'govuk-input--width-20',
        autocomplete: 'off',
      })}`,
    },
  ])
  const head = [t.columns.number, t.posting.letter, t.posting.postalNumber].map((text) => ({ text }))
  return table({
    lang,
    caption: t.titles.posting,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head,
    rows,
  })
}

/** Records what was posted; letters without a number are left alone. */
export async function post(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { number: numbers, letter, postalNumber } = parse(lists, req.body)
  try {
    const { on } = parse(schema, req.body)
    const before = await lettersToPost(context, organ, numbers)
    const postings = letter.flatMap((text, at) => {
      const [number = '', letterId = ''] = text.split(' ')
      const typed = postalNumber[at]?.trim() ?? ''
      const isOne = before.some((each) => each.letterId === letterId && each.number === number)
      return typed === '' || !isOne ? [] : [{ number, letterId, postalNumber: typed }]
    })
    const posted = await postLetters(context, organ, on, postings, actor)
    const wordOf = (letterId: string) => {
      const result = posted.find((each) => each.letterId === letterId)
      return result === undefined ? t.posting.left : (result.problem ?? t.posting.done)
    }
    showBulk(
      req,
      res,
      t.titles.posting,
      resultOf(before, wordOf, posted.filter(({ problem }) => problem === null).length, languageOfPage(req)),
    )
  } catch (error) {
    await showPosting(context, req, res, numbers, formErrors(error))
  }
}

function resultOf(
  letters: readonly UnsentLetter[],
  wordOf: (letterId: string) => string,
  done: number,
  lang: Language,
): Html {
  const rows = letters.map(({ number, letterId, kind, documentNumber }) => [
    { html: caseLink(number) },
    { text: `${letterLabel(kind)} ${documentNumber}` },
    { text: wordOf(letterId) },
  ])
  const head = [t.columns.number, t.posting.letter, t.columns.result].map((text) => ({ text }))
  return html`<h1 class="govuk-heading-l">${t.titles.posting}：${t.doneTitle}</h1>
    <p class="govuk-body" role="status">${t.summary(done, letters.length)}</p>
    ${table({ lang, caption: t.titles.posting, captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true, head, rows })}`
}
