import { type Request } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { counted, LIMITS } from '../../../http/rate-limits.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { setArrivals } from '../../../services/arrival-service.ts'
import { readFeed, setDigest, setFeed } from '../../../services/feed-service.ts'
import { refusingGuesses } from '../../guessed-links.ts'
import { paths } from '../../paths.ts'
import { queryText } from '../../path-values.ts'

/** One's calendar feed, the morning's digest, and the mail on what newly came in. */
export const nudgeRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.feed(),
    access: 'anyone',
    audit: 'VIEW_FEED',
    before: [counted(context.orm, LIMITS.links)],
    handle: refusingGuesses(async (req, res) => {
      const text = await readFeed(context, callerOf(res).organ, queryText(req, 'key'))
      res.type('text/calendar; charset=utf-8').send(text)
    }),
  },
  switchOf(context, paths.myFeed(), 'FEED_OPENED', 'feed', setFeed),
  switchOf(context, paths.myDigest(), 'DIGEST_SET', 'digest', setDigest),
  switchOf(context, paths.myArrivals(), 'ARRIVALS_SET', 'arrivals', setArrivals),
]

/** What somebody turns on and off for oneself: its button posts `set`, and `done` is said on the page one comes back to. */
const switchOf = (
  context: Context,
  path: string,
  audit: Uppercase<string>,
  done: string,
  set: typeof setDigest,
): Route => ({
  method: 'post',
  path,
  access: 'own-account',
  audit,
  handle: async (req, res) => {
    const { organ, actor } = callerOf(res)
    await set(context, organ, isOn(req), actor)
    res.redirect(303, `${paths.me()}?done=${done}`)
  },
})

const isOn = (req: Request): boolean => (req.body as Record<string, unknown> | undefined)?.['set'] === 'on'
