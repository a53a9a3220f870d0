import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { parse, textField } from '../../../http/form.ts'
import { answerFeeNotice, complainAboutCase } from '../../../services/applicant-answers.ts'
import { applicantCase, type ApplicantCase } from '../../../services/applicant-case.ts'
import { type FileInput } from '../../../services/attachment-service.ts'
import { correctByApplicant, withdrawByApplicant } from '../../../services/case-service.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { BarredByLaw, Invalid } from '../../../services/errors.ts'
import { judgedFiles } from '../../judged-files.ts'
import { isSwitching, languageOf } from '../../layout/display-settings.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { paths } from '../../paths.ts'
import { filesOf } from '../applicant-upload.ts'
import { showPage } from '../public-site.ts'
import {
  ACT_FILES,
  ACT_PATHS,
  type ActProblem,
  type ApplicantAct,
  backToCase,
  LONGEST_TEXT,
  withdrawalPage,
  type WrittenAct,
  writtenActPage,
} from './case-acts.ts'
import { numberOf } from './case-handlers.ts'
import { type KeptText } from './kept-text.ts'

type Written = { text: string; files: readonly FileInput[] }

/** When an act is open to the applicant, what it does, and how one sees that it has been done before. */
type Doing = {
  isOpen: (kase: ApplicantCase) => boolean
  act: (context: Context, organ: OrganRef, number: string, written: Written) => Promise<unknown>
  isDone?: (kase: ApplicantCase, text: string) => boolean
}

const WRITTEN: Record<WrittenAct, Doing> = {
  correction: {
    isOpen: ({ openActs }) => openActs.includes('correction-received'),
    act: (context, organ, number, { text, files }) => correctByApplicant(context, organ, number, text, files),
    isDone: ({ corrections }, text) => corrections.includes(text.trim()),
  },
  feeAnswer: {
    isOpen: ({ openActs }) => openActs.includes('fee-paid'),
    act: (context, organ, number, { text, files }) => answerFeeNotice(context, organ, number, text, files),
  },
  complaint: {
    isOpen: () => true,
    act: (context, organ, number, { text }) => complainAboutCase(context, organ, number, text),
  },
}

/** GET: the page of a written act, while it is open. */
export const showWrittenAct =
  (name: WrittenAct) =>
  async (context: Context, req: Request, res: Response): Promise<void> => {
    const kase = await openTo(context, res, WRITTEN[name].isOpen)
    if (kase) sendAct(req, res, name, { kase, text: '', problems: [] })
  }

/** The page again with what was written before the session ended; files are chosen anew. */
export async function resumeAct(
  context: Context,
  req: Request,
  res: Response,
  number: string,
  { act, text }: KeptText,
): Promise<void> {
  const { organ } = callerOf(res)
  const kase = await applicantCase(context, organ, number)
  if (!WRITTEN[act].isOpen(kase)) return res.redirect(303, paths.tracked(organ.slug))
  sendAct(req, res, act, { kase, text, problems: [] })
}

/** POST: does it. Sent twice it is recorded once. */
export const doWrittenAct =
  (name: WrittenAct) =>
  async (context: Context, req: Request, res: Response): Promise<void> => {
    const { organ } = callerOf(res)
    const { act, isDone = () => false } = WRITTEN[name]
    const typed = typedText(req)
    if (isSwitching(req)) {
      const kase = await openTo(context, res, WRITTEN[name].isOpen)
      return kase ? sendAct(req, res, name, { kase, text: typed, problems: [] }) : undefined
    }
    const recorded = (kase: ApplicantCase) => isDone(kase, typed)
    await attempt(context, req, res, { name, text: typed, recorded }, () => {
      const { files, problems } = filesOf(req, res, [ACT_FILES])
      const { text } = parse(textSchema(name, req), { text: typed })
      if (problems.length > 0) throw new Invalid(problems)
      return act(context, organ, numberOf(res), { text, files: files.map(({ file }) => file) })
    })
  }

const isWithdrawable = ({ openActs }: ApplicantCase): boolean => openActs.includes('withdrawn')

/** GET: asks whether to withdraw. */
export async function showWithdrawal(context: Context, req: Request, res: Response): Promise<void> {
  const kase = await openTo(context, res, isWithdrawable)
  if (kase) sendAct(req, res, 'withdrawal', { kase, text: '', problems: [] })
}

/** POST: withdraws. Sent twice it is recorded once. */
export async function withdraw(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const recorded = (kase: ApplicantCase) => kase.events.some(({ type }) => type === 'withdrawn')
  await attempt(context, req, res, { name: 'withdrawal', text: '', recorded }, () =>
    withdrawByApplicant(context, organ, numberOf(res), context.clock.today()),
  )
}

type Attempt = { name: ApplicantAct; text: string; recorded: (kase: ApplicantCase) => boolean }

/** Does it and goes back to the case; what bars it is said on the form, with what was typed. */
async function attempt(
  context: Context,
  req: Request,
  res: Response,
  { name, text, recorded }: Attempt,
  doIt: () => Promise<unknown>,
): Promise<void> {
  const { organ } = callerOf(res)
  try {
    await doIt()
  } catch (error) {
    if (!(error instanceof BarredByLaw || error instanceof Invalid)) throw error
    const kase = await applicantCase(context, organ, numberOf(res))
    const problems = error instanceof Invalid ? error.problems : [{ field: 'text', text: error.message }]
    if (!recorded(kase)) return sendAct(req, res, name, { kase, text, problems })
  }
  res.redirect(303, `${paths.tracked(organ.slug)}?done=${name}`)
}

/** The case, while the act is open; else back to the case, which says how it stands. */
async function openTo(
  context: Context,
  res: Response,
  isOpen: (kase: ApplicantCase) => boolean,
): Promise<ApplicantCase | null> {
  const { organ } = callerOf(res)
  const kase = await applicantCase(context, organ, numberOf(res))
  if (isOpen(kase)) return kase
  res.redirect(303, paths.tracked(organ.slug))
  return null
}

function sendAct(
  req: Request,
  res: Response,
  name: ApplicantAct,
  shown: { kase: ApplicantCase; text: string; problems: readonly ActProblem[] },
): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const input = { ...shown, csrf: csrfToken(req), chooseAgain: judgedFiles(res).length > 0 }
  const content = name === 'withdrawal' ? withdrawalPage(organ, input, lang) : writtenActPage(name, organ, input, lang)
  const errors = input.problems.length > 0
  const { title } = trackMessages(lang)[name]
  const status = errors ? 422 : 200
  const typed = name === 'withdrawal' ? undefined : { action: ACT_PATHS[name](organ.slug) }
  showPage(req, res, organ, { title, place: 'track', status, errors, typed, before: backToCase(organ, lang), content })
}

function textSchema(name: WrittenAct, req: Request): Joi.ObjectSchema<{ text: string }> {
  const lang = languageOf(req)
  const { required, tooLong } = sharedMessages(lang).error
  const label = trackMessages(lang)[name].text
  const sentences = {
    'string.empty': required(label),
    'any.required': required(label),
    'string.max': tooLong(label, LONGEST_TEXT),
  }
  return Joi.object({ text: textField(label, LONGEST_TEXT).required().messages(sentences) })
}

function typedText(req: Request): string {
  const { text } = (req.body ?? {}) as Record<string, unknown>
  return typeof text === 'string' ? text.replace(/\r\n?/g, '\n') : ''
}
