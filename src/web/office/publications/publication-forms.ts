import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type PublicText } from '../../../cases/publication.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { Invalid, StaleForm } from '../../../services/errors.ts'
import { keepHeld, type OutgoingFile, readOutgoing, readyFor } from '../../../services/outgoing-keeping.ts'
import { FilesHeld } from '../../../services/files-held.ts'
import { confirmPublication, preparePublication, withdrawPublication } from '../../../services/publication-service.ts'
import { type Publication, showPublication } from '../../../services/publication-view.ts'
import { type ErrorItem, type TypedValues } from '../../components/index.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { paths } from '../../paths.ts'
import { numberOf } from '../case-number.ts'
import { textField } from '../office-fields.ts'
import { formErrors, languageOfPage } from '../office-shell.ts'
import { heldErrors } from '../release/held-files.ts'
import { sendPublicationPage, type PublicationLook } from './publication-page.ts'

const { fields } = affairsMessages('zh-CN').publications.page

type Typed = PublicText & { files: string[]; outgoing: string[] }
const ids = Joi.array().items(Joi.string().guid()).single().default([])
const schema = Joi.object<Typed>({
  title: textField(fields.title, 100),
  question: textField(fields.question, 2_000),
  answer: textField(fields.answer, 5_000),
  files: ids,
  outgoing: ids,
})

export const showPublicationOf = (context: Context, req: Request, res: Response): Promise<void> =>
  show(context, req, res, {})

/** An officer's words for everybody. What is wrong with them comes back with all that was typed. */
export async function prepareByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  const values = (req.body ?? {}) as TypedValues
  try {
    const { files, outgoing, ...text } = parse(schema, values)
    const ready = await mendedFor(context, organ, await showPublication(context, organ, number))
    const mendedIds = ready.map(({ outgoingId }) => outgoingId).filter((id) => outgoing.includes(id))
    await preparePublication(context, organ, number, { ...text, fileIds: files, mendedIds }, values, actor)
    res.redirect(303, `${paths.publication(number)}?done=prepared`)
  } catch (error) {
    if (error instanceof FilesHeld) {
      const { caseId } = await showPublication(context, organ, number)
      const held = await keepHeld(context, organ, `case/${caseId}`, error, actor)
      return show(context, req, res, { values, errors: heldErrors(held, languageOfPage(req)), held })
    }
    await show(context, req, res, { values, errors: formErrors(error) })
  }
}

/** Somebody has read the words and opens them to everybody. */
export async function checkByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  const seen = Number((req.body as TypedValues | undefined)?.['seen'])
  try {
    await confirmPublication(context, organ, number, seen, actor)
    res.redirect(303, `${paths.publication(number)}?done=checked`)
  } catch (error) {
    if (error instanceof StaleForm)
      return show(context, req, res, { errors: [{ text: error.message, href: '#check' }] })
    if (!(error instanceof Invalid)) throw error
    await show(context, req, res, { errors: error.problems.map(({ text }) => ({ text, href: '#check' })) })
  }
}

export async function takeBackByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  await withdrawPublication(context, organ, number, actor)
  res.redirect(303, `${paths.publication(number)}?done=taken-back`)
}

type Shown = Partial<Pick<PublicationLook, 'held'>> & { values?: TypedValues; errors?: readonly ErrorItem[] }

async function show(context: Context, req: Request, res: Response, { values, errors = [], held = [] }: Shown) {
  const { organ } = callerOf(res)
  const publication = await showPublication(context, organ, numberOf(req))
  const { draft } = publication
  const stored = draft
    ? { ...draft, files: chosenIn(draft, false), outgoing: chosenIn(draft, true) }
    : { files: publication.offered.map(({ fileId }) => fileId) }
  const ready = await mendedFor(context, organ, publication)
  await sendPublicationPage(context, req, res, { publication, ready, values: values ?? stored, errors, held })
}

const chosenIn = ({ files }: NonNullable<Publication['draft']>, mended: boolean): string[] =>
  files.filter((file) => (file.mended ?? false) === mended).map(({ fileId }) => fileId)

/** Files mended for this case that may leave, and those the draft holds already. */
async function mendedFor(context: Context, organ: OrganRef, { caseId, draft }: Publication): Promise<OutgoingFile[]> {
  const ready = await readyFor(context, organ, `case/${caseId}`)
  const held = draft ? chosenIn(draft, true).filter((id) => !ready.some(({ outgoingId }) => outgoingId === id)) : []
  return [...ready, ...(await Promise.all(held.map((id) => readOutgoing(context, organ, id))))]
}
