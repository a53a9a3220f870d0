import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { isSectionKey, type SectionKey } from '../../../law/report/sections.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { confirmSection, draftedSections, returnToDraft, saveSection } from '../../../services/report-sections.ts'
import { draftReport } from '../../../services/report-service.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { paths } from '../../paths.ts'
import { formErrors } from '../office-shell.ts'
import { optionalText } from '../office-fields.ts'
import { textIn } from '../../path-values.ts'
import { reportAddress } from './report-address.ts'
import { sectionEditor, type SectionPage } from './section-editor.ts'
import { type ErrorItem } from '../../components/index.ts'

const LONGEST = 20_000
const STEPS = ['save', 'confirm', 'reset'] as const
type Step = (typeof STEPS)[number]

const t = affairsMessages('zh-CN').reportDocument
const schema = Joi.object<{ step: Step; seen: number; written: string; checked: string }>({
  step: Joi.string()
    .valid(...STEPS)
    .required(),
  seen: Joi.number().integer().min(0).max(1_000_000).required(),
  written: optionalText(t.section.written, LONGEST),
  checked: optionalText(t.section.checked, 10),
})

/** One section: its text, what is wrong with it, how it prints, last year's beside it. */
export async function showSection(context: Context, req: Request, res: Response): Promise<void> {
  await sectionEditor(req, res, await pageOf(context, req, res))
}

/** Saves, confirms or gives up a section's text. What is refused comes back with everything that was typed. */
export async function editSection(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const { year } = reportAddress(context, organ, req)
  const section = sectionIn(req)
  try {
    const { step, seen, written, checked } = parse(schema, req.body)
    if (step === 'reset') await returnToDraft(context, organ, { year, section, seen }, actor)
    else if (step === 'save') await saveSection(context, organ, { year, section, seen, written }, actor)
    else {
      const draft = await draftReport(context, organ, { year })
      await confirmSection(context, organ, draft, { section, seen, checked: checked === 'yes' }, actor)
    }
    const address = step === 'save' ? paths.reportSection(String(year), section) : paths.reportDocument(String(year))
    res.redirect(303, `${address}?done=${{ save: 'saved', confirm: 'confirmed', reset: 'reset' }[step]}`)
  } catch (error) {
    const errors = formErrors(error)
    await sectionEditor(req, res, await pageOf(context, req, res, errors))
  }
}

/** @throws NotFound for what is no section */
function sectionIn(req: Request): SectionKey {
  const key = textIn(req, 'section')
  if (!isSectionKey(key)) throw new NotFound(key)
  return key
}

async function pageOf(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<SectionPage> {
  const { organ } = callerOf(res)
  const key = sectionIn(req)
  const { year } = reportAddress(context, organ, req)
  const draft = await draftReport(context, organ, { year })
  const section = (await draftedSections(context, organ, draft)).find((each) => each.key === key)
  if (!section) throw new NotFound(key)
  return { context, organ, draft, section, errors }
}
