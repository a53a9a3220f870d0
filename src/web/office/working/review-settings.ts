import { type Request, type Response } from 'express'
import Joi from 'joi'
import { REVIEW_KINDS, REVIEW_SCOPES, type ReviewRules, type ReviewScope } from '../../../cases/reviews.ts'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { listAccounts } from '../../../services/account-service.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { saveSettings } from '../../../services/organ-service.ts'
import { may } from '../../../services/rights.ts'
import { backLink, button, fieldset, formFields, insetText, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { typedOr } from '../../typed-or.ts'

/** Which reviews replies must pass, and by whom. */
export const reviewSettingsRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.reviewSettings(),
    access: 'manage-office',
    audit: 'VIEW_SETTINGS',
    handle: (req, res) => show(context, req, res),
  },
  {
    method: 'post',
    path: paths.reviewSettings(),
    access: 'manage-office',
    audit: 'SETTINGS_CHANGED',
    handle: (req, res) => save(context, req, res),
  },
]

const several = () => Joi.array().items(Joi.string().uuid()).single().default([])
type Typed = { use: string[]; fourEyes: string } & Record<`scope-${string}`, ReviewScope> &
  Record<`reviewers-${string}`, string[]>
const schema = Joi.object<Typed>({
  use: Joi.array()
    .items(Joi.string().valid(...REVIEW_KINDS))
    .single()
    .default([]),
  fourEyes: Joi.string().valid('yes').default(''),
  ...Object.fromEntries(
    REVIEW_KINDS.flatMap((kind): [string, Joi.Schema][] => [
      [
        `scope-${kind}`,
        Joi.string()
          .valid(...REVIEW_SCOPES)
          .default('every'),
      ],
      [`reviewers-${kind}`, several()],
    ]),
  ),
} as never)

async function save(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const typed = parse(schema, req.body)
    const steps = REVIEW_KINDS.filter((kind) => typed.use.includes(kind)).map((kind) => ({
      kind,
      scope: typed[`scope-${kind}`] ?? 'every',
      reviewers: typed[`reviewers-${kind}`] ?? [],
    }))
    const reviews: ReviewRules = { steps, fourEyes: typed.fourEyes === 'yes' }
    await saveSettings(context, organ, { name: organ.name, settings: { ...organ.settings, reviews } }, actor)
    res.redirect(303, `${paths.reviewSettings()}?done=saved`)
  } catch (error) {
    await show(context, req, res, formErrors(error))
  }
}

async function show(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).working.reviews.settings
  const accounts = await listAccounts(context, organ)
  const reviewers = accounts.filter((each) => each.disabledAt === null && may(each, 'review-cases'))
  const values = typedOr(req, storedValues(organ))
  const form = formFields({ lang, values, errors })
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${reviewers.length === 0 && insetText({ text: t.noReviewers })}
    <form method="post" action="${paths.reviewSettings()}" novalidate id="form">
      ${csrfField(req)}${REVIEW_KINDS.map((kind) => stepFields(kind, form, values, reviewers))}
      ${form.checkboxes({ name: 'fourEyes', items: [{ value: 'yes', text: t.fourEyes }] })}${button({ text: t.submit })}
    </form>`
  const { settings, back } = affairsMessages(lang)
  const before = backLink({ href: paths.settings(), text: back(settings.title), lang })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.title, place: 'settings', before, content, errors, status })
}

type Reviewer = { accountId: string; name: string }

function stepFields(
  kind: (typeof REVIEW_KINDS)[number],
  form: ReturnType<typeof formFields>,
  values: Record<string, unknown>,
  reviewers: readonly Reviewer[],
): Html {
  const { settings: t, kinds, about } = officeMessages('zh-CN').working.reviews
  const used = [values['use']].flat().includes(kind)
  const scopes = REVIEW_SCOPES.map((value) => ({ value, text: t.scopes[value] }))
  const people = reviewers.map(({ accountId, name }) => ({ value: accountId, text: name }))
  return fieldset({
    legend: { text: kinds[kind], classes: 'govuk-fieldset__legend--m' },
    html: html`<p class="govuk-body app-quiet">${about[kind]}</p>
      ${form.checkboxes({
        name: 'use',
        idPrefix: `use-${kind}`,
        values: used ? [kind] : [],
        items: [{ value: kind, text: `${t.use}${kinds[kind]}` }],
      })}
      ${form.select({ name: `scope-${kind}`, label: t.scope, items: scopes })}
      ${
        people.length > 0 &&
        form.checkboxes({
          name: `reviewers-${kind}`,
          classes: 'govuk-checkboxes--small',
          hint: { text: t.reviewersHint },
          fieldset: { legend: { text: t.reviewers, classes: 'govuk-fieldset__legend--s' } },
          items: people,
        })
      }`,
  })
}

function storedValues({ settings }: OrganRef): Record<string, unknown> {
  const steps = settings.reviews?.steps ?? []
  return {
    use: steps.map(({ kind }) => kind),
    fourEyes: settings.reviews?.fourEyes ? 'yes' : undefined,
    ...Object.fromEntries(
      steps.flatMap(({ kind, scope, reviewers }): [string, unknown][] => [
        [`scope-${kind}`, scope],
        [`reviewers-${kind}`, [...reviewers]],
      ]),
    ),
  }
}
