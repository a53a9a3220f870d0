import { type Request, type Response } from 'express'
import Joi from 'joi'
import { DEFAULT_PUBLICATION_DELAY } from '../../../cases/publication.ts'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Context } from '../../../services/context.ts'
import { saveSettings } from '../../../services/organ-service.ts'
import { backLink, button, formFields, type ErrorItem } from '../../components/index.ts'
import { html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { wholeNumber } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { typedOr } from '../../typed-or.ts'

const words = affairsMessages('zh-CN').publications.settings
const MOST_WORKDAYS = 250
const schema = Joi.object<{ publicationDelay: number }>({
  publicationDelay: wholeNumber(words.delay, 0, MOST_WORKDAYS),
})

/** Saves how long after its reply a published reply opens to everybody. */
export async function savePublicationSettings(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const { publicationDelay } = parse(schema, req.body)
    await saveSettings(context, organ, { name: organ.name, settings: { ...organ.settings, publicationDelay } }, actor)
    res.redirect(303, `${paths.publicationSettings()}?done=saved`)
  } catch (error) {
    showPublicationSettings(req, res, formErrors(error))
  }
}

export function showPublicationSettings(req: Request, res: Response, errors: ErrorItem[] = []): void {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const { publications, back } = affairsMessages(lang)
  const t = publications.settings
  const stored = { publicationDelay: organ.settings.publicationDelay ?? DEFAULT_PUBLICATION_DELAY }
  const values = typedOr(req, stored)
  const delay = formFields({ lang, values, errors }).input({
    name: 'publicationDelay',
    label: t.delay,
    hint: t.delayHint(DEFAULT_PUBLICATION_DELAY),
    inputmode: 'numeric',
    autocomplete: 'off',
    classes: 'govuk-input--width-3',
  })
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <form method="post" action="${paths.publicationSettings()}" novalidate id="form">
      ${csrfField(req)}${delay}${button({ text: t.submit })}
    </form>`
  const before = backLink({ href: paths.publications(), text: back(publications.title) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.title, place: 'publications', before, content, errors, status })
}
