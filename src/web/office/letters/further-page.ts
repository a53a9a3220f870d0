import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { FURTHER_LETTERS, furtherLettersOpen, type FurtherLetter } from '../../../letters/called-for.ts'
import { letterLabel, type LetterDocument } from '../../../letters/letter.ts'
import { letterPages } from '../../../letters/letter-pages.ts'
import { showCase, type CaseView } from '../../../services/case-view.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { draftFurtherLetter, issueFurtherLetter } from '../../../services/further-letters.ts'
import { backLink, button, insetText, type ErrorItem, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { officialArticle } from '../../official-article.ts'
import { paths } from '../../paths.ts'
import { numberOf } from '../case-number.ts'
import { titleOf } from '../case-title.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { textIn } from '../../path-values.ts'
import { furtherFields, typedFurther } from './further-form.ts'

/** A letter the office writes on its own: previewed, numbered, kept; then it is served like any other. */
export const furtherLetterRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.furtherLetter(),
    access: 'handle-cases',
    audit: 'VIEW_FURTHER_LETTER',
    handle: async (req, res) => show(req, res, await lookAt(context, req, res), {}),
  },
  {
    method: 'post',
    path: paths.furtherLetter(),
    access: 'handle-cases',
    audit: 'LETTER_ISSUED',
    handle: (req, res) => receive(context, req, res),
  },
]

type Look = { view: CaseView; kind: FurtherLetter }

/** @throws NotFound for a letter that nothing in the case calls for */
async function lookAt(context: Context, req: Request, res: Response): Promise<Look> {
  const named = textIn(req, 'kind')
  const kind = FURTHER_LETTERS.find((each) => each === named)
  const view = await showCase(context, callerOf(res).organ, numberOf(req))
  if (kind === undefined || !furtherLettersOpen(view.kase.standing).includes(kind)) throw new NotFound(named)
  return { view, kind }
}

async function receive(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const look = await lookAt(context, req, res)
  const { number } = look.view.row
  const values = (req.body ?? {}) as TypedValues
  try {
    const { intent, _csrf, ...typed } = values
    void _csrf
    const input = typedFurther(look.kind, typed, look.view)
    if (intent === 'preview') {
      const composed = await draftFurtherLetter(context, organ, number, input)
      if ('letter' in composed) return show(req, res, look, { values, draft: composed.letter })
      const errors = composed.problems.map(({ fact, message }) => ({ text: message, href: `#${fact}` }))
      return show(req, res, look, { values, errors })
    }
    const letterId = await issueFurtherLetter(context, organ, number, input, actor)
    res.redirect(303, `${paths.letterService(number, letterId)}?done=issued`)
  } catch (error) {
    show(req, res, look, { values, errors: formErrors(error) })
  }
}

type Shown = { values?: TypedValues; errors?: ErrorItem[]; draft?: LetterDocument }

function show(req: Request, res: Response, { view, kind }: Look, { values = {}, errors = [], draft }: Shown): void {
  const lang = languageOfPage(req)
  const { further: t, wording } = letterMessages(lang)
  const { number } = view.row
  const title = letterLabel(kind)
  const content = html`<span class="govuk-caption-m">${number}　${titleOf(view.content, 40)}</span>
    <h1 class="govuk-heading-l">${title}</h1>
    ${insetText({ text: t.leads[kind] })}
    <form method="post" action="${paths.furtherLetter(number, kind)}" novalidate id="form">
      ${csrfField(req)}${furtherFields(kind, view, { lang, values, errors })}
      <div class="govuk-button-group">
        ${button({ text: t.issue })}
        ${button({ text: wording.preview, name: 'intent', value: 'preview', classes: 'govuk-button--secondary' })}
        <a class="govuk-link" href="${paths.case(number)}">${actMessages(lang).cancel}</a>
      </div>
    </form>
    ${
      draft &&
      html`<h2 class="govuk-heading-m">${wording.preview}</h2>
      ${officialArticle(letterPages(draft), 'sample')}`
    }`
  const before = backLink({ href: paths.case(number), text: actMessages(lang).back(number), lang })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: `${title} ${number}`, place: 'ledger', before, content, errors, status })
}

/** Where the letters still to be written are written, on the case's page. */
export function furtherLinks({ row, kase }: CaseView, lang: 'zh-CN' | 'en'): Html | false {
  const open = furtherLettersOpen(kase.standing)
  if (open.length === 0) return false
  const t = letterMessages(lang).further
  const items = open.map(
    (kind) => html`<li><a class="govuk-link" href="${paths.furtherLetter(row.number, kind)}">${t.links[kind]}</a></li>`,
  )
  return html`<ul class="app-acts__list app-no-print" aria-label="${t.heading}">
    ${items}
  </ul>`
}
