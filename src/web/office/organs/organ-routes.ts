import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { accountThere, linkAccounts, logArrival, newLinkCode, unlinkAccount } from '../../../services/account-links.ts'
import { currentAccount } from '../../../services/signed-in.ts'
import { accountOf } from '../../../services/absence-service.ts'
import { type Context } from '../../../services/context.ts'
import { renewSession } from '../../../http/session.ts'
import { factorState } from '../../../services/second-factor.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { textField } from '../office-fields.ts'
import { formErrors } from '../office-shell.ts'
import { homeOf } from '../office-shell-navigation.ts'
import { showMe } from '../sign-in-me.ts'
import { startSession } from '../sign-in-session.ts'
import { rememberServed } from './served-organs.ts'

/** Going over to another organ one serves, and joining the accounts that makes it possible. */
export const organRoutes = (context: Context): Route[] => [
  {
    method: 'post',
    path: paths.organSwitch(),
    access: 'own-account',
    audit: 'ORGAN_SWITCHED',
    handle: (req, res) => goOver(context, req, res),
  },
  {
    method: 'post',
    path: paths.organLink('offer'),
    access: 'own-account',
    audit: 'ACCOUNT_LINK_OFFERED',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await showMe(context, req, res, [], await newLinkCode(context, organ, actor))
    },
  },
  {
    method: 'post',
    path: paths.organLink('joining'),
    access: 'own-account',
    audit: 'ACCOUNT_LINKED',
    handle: (req, res) => join(context, req, res),
  },
  {
    method: 'post',
    path: paths.organLink('leaving'),
    access: 'own-account',
    audit: 'ACCOUNT_UNLINKED',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await unlinkAccount(context, organ, actor)
      await refresh(context, req, res)
      res.redirect(303, `${paths.me()}?done=unlinked`)
    },
  },
]

const wanted = Joi.object<{ organ: string }>({ organ: Joi.string().max(40).required() })

/** A new session under the other account: nothing of this one goes along. */
async function goOver(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const account = await accountThere(context, organ, parse(wanted, req.body).organ, actor)
  const { signedInAt } = req.session
  // Where the other account has a second factor, the password of this one must not be a way around it.
  if ((await factorState(context, account.organ, account.accountId)).on) {
    const { organId } = account.organ
    const pending = { organId, accountId: account.accountId, at: Date.now(), next: '', from: organ.slug }
    await renewSession(req, { pending })
    return res.redirect(303, paths.signInCode())
  }
  await logArrival(context, account, organ.slug)
  await startSession(context, req, res, account)
  // Going over is not signing in: the ten hours go on from when the person proved who they are.
  req.session.signedInAt = signedInAt ?? 0
  await rememberServed(context, req, account)
  res.redirect(303, homeOf(account))
}

const typed = Joi.object<{ code: string }>({ code: textField(officeMessages('zh-CN').organs.code, 200) })

async function join(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    await linkAccounts(context, organ, parse(typed, req.body).code, actor)
    await refresh(context, req, res)
    res.redirect(303, `${paths.me()}?done=linked`)
  } catch (error) {
    await showMe(context, req, res, formErrors(error))
  }
}

/** The switcher follows what was joined or left. */
async function refresh(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const account = await currentAccount(context, organ.organId, accountOf(actor) ?? '')
  if (account) await rememberServed(context, req, account)
}
