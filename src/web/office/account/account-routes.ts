import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { endMyOtherSessions, endMySession } from '../../../services/session-service.ts'
import { paths } from '../../paths.ts'
import { textIn } from '../../path-values.ts'
import { factorRoutes } from './factor-page.ts'
import { invitationRoutes } from './invitation-page.ts'
import { nudgeRoutes } from './nudge-pages.ts'

/** What belongs to one's own account beside its page: second factor, sessions, invitation, feed, digest. */
export const accountRoutes = (context: Context): Route[] => [
  ...factorRoutes(context),
  ...invitationRoutes(context),
  ...nudgeRoutes(context),
  {
    method: 'post',
    path: paths.myOtherSessionsEnding(),
    access: 'own-account',
    audit: 'SESSION_ENDED',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await endMyOtherSessions(context, organ, actor, req.sessionID)
      res.redirect(303, `${paths.me()}?done=session`)
    },
  },
  {
    method: 'post',
    path: paths.mySessionEnding(),
    access: 'own-account',
    audit: 'SESSION_ENDED',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await endMySession(context, organ, textIn(req, 'session'), actor)
      res.redirect(303, `${paths.me()}?done=session`)
    },
  },
]
