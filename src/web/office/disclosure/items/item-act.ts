import { type Request, type Response } from 'express'
import { offeredItemActs } from '../../../../disclosure/decide.ts'
import { callerOf } from '../../../../http/caller.ts'
import { type Route } from '../../../../http/route.ts'
import { catalogueOf } from '../../../../services/catalogue-service.ts'
import { type Context } from '../../../../services/context.ts'
import { departmentNames } from '../../../../services/department-names.ts'
import { handleItem, itemAudit, showItem } from '../../../../services/disclosure-service.ts'
import { BarredEntry, Invalid, NotFound, StaleForm } from '../../../../services/errors.ts'
import { backLink, button, type ErrorItem, type TypedValues, warningText } from '../../../components/index.ts'
import { html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { paths } from '../../../paths.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../../office-shell.ts'
import { idIn, queryText } from '../../../path-values.ts'
import { type ItemActPage } from './item-act-page.ts'
import { ITEM_ACT_PAGES } from './item-act-pages.ts'

/** Every later entry of an item is a page of its own. */
export const itemActRoutes = (context: Context): Route[] =>
  ITEM_ACT_PAGES.flatMap((page): Route[] => [
    {
      method: 'get',
      path: paths.itemAct(undefined, page.type),
      access: 'handle-disclosure',
      audit: 'VIEW_ITEM_ACT_FORM',
      handle: (req, res) => showFresh(context, page, req, res),
    },
    {
      method: 'post',
      path: paths.itemAct(undefined, page.type),
      access: 'handle-disclosure',
      audit: itemAudit(page.type),
      handle: (req, res) => receive(context, page, req, res),
    },
  ])

async function showFresh(context: Context, page: ItemActPage, req: Request, res: Response): Promise<void> {
  const look = await lookAt(context, req)(res)
  const seq = queryText(req, 'seq')
  const values = { on: context.clock.today(), ...page.suggest(look), ...(seq ? { seq } : {}) }
  show(page, req, res, look, { values })
}

type Look = Parameters<ItemActPage['suggest']>[0]

const lookAt =
  (context: Context, req: Request) =>
  async (res: Response): Promise<Look> => {
    const { organ } = callerOf(res)
    const { row, item } = await showItem(context, organ, idIn(req, 'item'))
    const departments = await departmentNames(context, organ)
    return { row, item, organ, catalogue: await catalogueOf(context, organ), departments, lang: languageOfPage(req) }
  }

async function receive(context: Context, page: ItemActPage, req: Request, res: Response): Promise<void> {
  const look = await lookAt(context, req)(res)
  const { organ, actor } = callerOf(res)
  const values = (req.body ?? {}) as TypedValues
  try {
    const act = page.read(values, look)
    await handleItem(context, organ, look.row.itemId, act, actor, seenOf(values))
    res.redirect(303, `${paths.item(look.row.itemId)}?done=recorded`)
  } catch (error) {
    if (!(error instanceof StaleForm)) return show(page, req, res, look, { values, errors: errorsOf(error) })
    show(page, req, res, await lookAt(context, req)(res), { values, stale: true })
  }
}

/** @throws Invalid for a form that was not made by this program */
function seenOf(values: TypedValues): number {
  const seen = Number(values['seen'])
  if (Number.isInteger(seen) && seen >= 1) return seen
  throw new Invalid([{ field: 'form', text: disclosureMessages('zh-CN').items.actProblems.form }])
}

function errorsOf(error: unknown): ErrorItem[] {
  const t = disclosureMessages('zh-CN').items.actProblems
  if (error instanceof NotFound) return [{ text: t.by, href: '#by' }]
  if (error instanceof BarredEntry)
    return [{ text: error.message, href: error.bar.code.includes('void') ? '#seq' : '#on' }]
  return formErrors(error)
}

type Shown = { values: TypedValues; errors?: ErrorItem[]; stale?: boolean }

function show(
  page: ItemActPage,
  req: Request,
  res: Response,
  look: Look,
  { values, errors = [], stale = false }: Shown,
): void {
  const { row, item, lang } = look
  const t = disclosureMessages(lang).items
  const title = t.acts[page.type]
  const isOffered = page.always || (offeredItemActs(item) as readonly string[]).includes(page.type)
  const content = html`<span class="govuk-caption-m">${row.title}</span>
    <h1 class="govuk-heading-l">${title}</h1>
    ${stale && warningText({ lang, text: t.actProblems.stale })}
    <p class="govuk-body">${t.actLeads[page.type]}</p>
    <form method="post" action="${paths.itemAct(row.itemId, page.type)}" novalidate id="form">
      ${csrfField(req)}<input type="hidden" name="seen" value="${row.version}" />
      ${page.fields({ lang, values, errors }, look)}
      ${button({ text: title, ...(isOffered ? {} : { classes: 'govuk-button--secondary' }) })}
    </form>`
  const before = backLink({ href: paths.item(row.itemId), text: affairsMessages(lang).back(row.title) })
  const status = stale ? 409 : errors.length > 0 ? 422 : 200
  officeShell(req, res, { title, place: 'disclosure', before, content, errors, status })
}
