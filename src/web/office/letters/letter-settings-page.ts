import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { LETTER_KIND_NAMES, letterLabel, type LetterKind } from '../../../letters/letter.ts'
import { codeFor } from '../../../letters/numbering.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { saveSettings } from '../../../services/organ-service.ts'
import { wordingsOf } from '../../../services/wording-service.ts'
import { button, formFields, table, type ErrorItem, type TypedValues } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { optionalText } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'

/** The letters an organ writes: whose wording, under which code. */
export const letterSettingsRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.letterSettings(),
    access: 'manage-office',
    audit: 'VIEW_LETTER_SETTINGS',
    handle: (req, res) => show(context, req, res),
  },
  {
    method: 'post',
    path: paths.letterSettings(),
    access: 'manage-office',
    audit: 'SETTINGS_CHANGED',
    handle: (req, res) => saveCodes(context, req, res),
  },
]

const t = letterMessages('zh-CN').wording
/** A code has letters only: brackets, serial and year are added. */
const CODE = /^[\p{L}·]+$/u

const schema = Joi.object<Record<LetterKind, string>>(
  Object.fromEntries(
    LETTER_KIND_NAMES.map((kind) => [
      kind,
      optionalText(t.codeField(letterLabel(kind)), 20)
        .pattern(CODE)
        .messages({ 'string.pattern.base': t.codeProblem(letterLabel(kind)) }),
    ]),
  ) as never,
)

async function saveCodes(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const typed = parse(schema, req.body)
    const codes = Object.fromEntries(Object.entries(typed).filter(([, code]) => code !== ''))
    const settings = { ...organ.settings, documentCodes: codes }
    await saveSettings(context, organ, { name: organ.name, settings }, actor)
    res.redirect(303, `${paths.letterSettings()}?done=numbering`)
  } catch (error) {
    await show(context, req, res, formErrors(error))
  }
}

async function show(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const values = (req.body as TypedValues | undefined) ?? { ...organ.settings.documentCodes }
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${kindsTable(organ, await wordingsOf(context, organ), lang)}
    <h2 class="govuk-heading-m">${t.numbering}</h2>
    <p class="govuk-body">${t.numberingLead(codeFor('reply', { code: organ.settings.documentCode }))}</p>
    <form method="post" action="${paths.letterSettings()}" novalidate id="form">
      ${csrfField(req)}${codeFields({ lang, values, errors })}${button({ text: t.saveNumbering })}
    </form>`
  officeShell(req, res, { title: t.title, place: 'letters', content, errors, status: errors.length > 0 ? 422 : 200 })
}

function kindsTable(organ: OrganRef, kinds: Awaited<ReturnType<typeof wordingsOf>>, lang: Language): Html {
  const { documentCode, documentCodes } = organ.settings
  return table({
    lang,
    caption: t.list,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [t.columns.kind, t.columns.code, t.columns.wording, t.columns.act].map((text) => ({ text })),
    rows: kinds.map(({ kind, own }) => {
      const label = letterLabel(kind)
      return [
        { text: label },
        { text: codeFor(kind, { code: documentCode, codes: documentCodes }) },
        { text: own === null ? t.standard : t.own },
        {
          html: html`<a class="govuk-link" href="${paths.letterWording(kind)}"
            >${t.change}<span class="govuk-visually-hidden">${t.changeOne(label)}</span></a
          >`,
        },
      ]
    }),
  })
}

const codeFields = (form: { lang: Language; values: TypedValues; errors: readonly ErrorItem[] }): Html[] => {
  const fields = formFields(form)
  return LETTER_KIND_NAMES.map((kind) =>
    fields.input({
      name: kind,
      label: t.codeField(letterLabel(kind)),
      classes: 'govuk-input--width-10',
      autocomplete: 'off',
    }),
  )
}
