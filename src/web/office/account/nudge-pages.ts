import { type Request, type Response } from 'express'
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
  {
    method: 'post',
    path: paths.myFeed(),
    access: 'own-account',
    audit: 'FEED_OPENED',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await setFeed(context, organ, isOn(req), actor)
      back(res, 'feed')
    },
  },
  {
    method: 'post',
    path: paths.myDigest(),
    access: 'own-account',
    audit: 'DIGEST_SET',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await setDigest(context, organ, isOn(req), actor)
      back(res, 'digest')
    },
  },
  {
    method: 'post',
    path: paths.myArrivals(),
    access: 'own-account',
    audit: 'ARRIVALS_SET',
    handle: async (req, res) => {
      const { organ, actor } = callerOf(res)
      await setArrivals(context, organ, isOn(req), actor)
      back(res, 'arrivals')
    },
  },
]

const isOn = (req: Request): boolean => (req.body as Record<string, unknown> | undefined)?.['set'] === 'on'
const back = (res: Response, done: string): void => res.redirect(303, `${paths.me()}?done=${done}`)
