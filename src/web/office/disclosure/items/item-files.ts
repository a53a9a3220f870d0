import { type Request, type Response } from 'express'
import { callerOf } from '../../../../http/caller.ts'
import { type Route } from '../../../../http/route.ts'
import { type Context } from '../../../../services/context.ts'
import { addItemFiles, readItemFile, takeDownItemFile } from '../../../../services/disclosure-files.ts'
import { showItem } from '../../../../services/disclosure-service.ts'
import { Invalid } from '../../../../services/errors.ts'
import { keepHeld, readyFor } from '../../../../services/outgoing-keeping.ts'
import { FILE_EXTENSIONS } from '../../../../services/file-kind.ts'
import { FilesHeld, type HeldFile } from '../../../../services/files-held.ts'
import { backLink, button, formFields, type ErrorItem, type TypedValues } from '../../../components/index.ts'
import { html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { paths } from '../../../paths.ts'
import { upload, uploadedFiles } from '../../acts/upload.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../../office-shell.ts'
import { idIn } from '../../../path-values.ts'
import { chosenReady, readyField } from '../../outgoing/ready-files.ts'
import { heldErrors, heldFiles } from '../../release/held-files.ts'

/** Files that are published with an item, each through the release gate. */
export const itemFileRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.itemFiles(),
    access: 'handle-disclosure',
    audit: 'VIEW_ITEM_FILES_FORM',
    handle: (req, res) => showForm(context, req, res),
  },
  {
    method: 'post',
    path: paths.itemFiles(),
    access: 'handle-disclosure',
    audit: 'ITEM_FILES_ADDED',
    before: upload,
    handle: (req, res) => addByForm(context, req, res),
  },
  {
    method: 'get',
    path: paths.itemFile(),
    access: 'read-disclosure',
    audit: 'VIEW_ITEM_FILE',
    handle: (req, res) => sendFile(context, req, res),
  },
  {
    method: 'post',
    path: paths.itemFileRemoving(),
    access: 'handle-disclosure',
    audit: 'ITEM_FILE_REMOVED',
    handle: (req, res) => remove(context, req, res),
  },
]

async function addByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const itemId = idIn(req, 'item')
  const lang = languageOfPage(req)
  try {
    const ready = await readyFor(context, organ, `item/${itemId}`)
    const files = [
      ...uploadedFiles(req, res),
      ...(await chosenReady(context, organ, ready, (req.body ?? {}) as TypedValues)),
    ]
    const { none } = disclosureMessages(lang).items.fileForm
    if (files.length === 0) throw new Invalid([{ field: 'files', text: none }])
    await addItemFiles(context, organ, itemId, files, (req.body ?? {}) as TypedValues, actor)
    res.redirect(303, `${paths.item(itemId)}?done=files-added`)
  } catch (error) {
    if (error instanceof FilesHeld) {
      const held = await keepHeld(context, organ, `item/${itemId}`, error, actor)
      return showForm(context, req, res, heldErrors(held, lang), held)
    }
    await showForm(context, req, res, formErrors(error))
  }
}

async function showForm(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
  held: readonly HeldFile[] = [],
): Promise<void> {
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).items.fileForm
  const { organ } = callerOf(res)
  const { row } = await showItem(context, organ, idIn(req, 'item'))
  const ready = await readyFor(context, organ, `item/${row.itemId}`)
  const form = { lang, values: (req.body ?? {}) as TypedValues, errors }
  const accept = FILE_EXTENSIONS.map((each) => `.${each}`).join(',')
  const content = html`<span class="govuk-caption-m">${row.title}</span>
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <form method="post" action="${paths.itemFiles(row.itemId)}" enctype="multipart/form-data" novalidate id="form">
      ${csrfField(req)}${held.length > 0 && heldFiles(held, form)}${readyField(form, ready)}
      ${formFields(form).fileUpload({ name: 'files', label: t.files, multiple: true, accept })}
      ${button({ text: t.submit })}
    </form>`
  const before = backLink({ href: paths.item(row.itemId), text: affairsMessages(lang).back(row.title) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.title, place: 'disclosure', before, content, errors, status })
}

async function sendFile(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const file = await readItemFile(context, organ, idIn(req, 'item'), idIn(req, 'file'))
  res.attachment(file.name).type(file.contentType).send(file.bytes)
}

async function remove(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const itemId = idIn(req, 'item')
  await takeDownItemFile(context, organ, itemId, idIn(req, 'file'), actor)
  res.redirect(303, `${paths.item(itemId)}?done=file-removed`)
}
