import { type zh } from './zh-CN.ts'

/** Error pages, English. */
export const en = {
  home: 'Back to the start',
  wait: (minutes: number) => `Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  otherWays: 'If it is urgent, phone the office or go there: how to reach it stands at the foot of this page.',
  notFound: {
    title: 'Page not found',
    text: 'The address may be incomplete, or the page may be gone. Check it, or start from the front page. If you used a number and a query code, check both.',
  },
  forbidden: {
    title: 'Not allowed',
    text: 'You may not do this, or the page was open for too long. Go back, reload and try again; what you typed is on the previous page.',
  },
  stale: {
    title: 'Something has changed',
    text: 'Something was recorded after you opened the page. Go back, reload and check before you send it again.',
  },
  barred: { title: 'The rules do not allow this', text: 'Nothing was changed. Go back to the previous page.' },
  invalid: {
    title: 'There is a problem with what was sent',
    text: 'Nothing was changed. Go back and correct it; what you typed is on the previous page.',
  },
  tooMany: {
    title: 'Try again later',
    text: 'Too many requests came from your network. Nothing was changed; what was saved is still there, and you can go on from the previous page.',
  },
  tooLarge: { title: 'Too much was sent', text: 'Nothing was changed. Go back and send less text or smaller files.' },
  away: {
    title: 'Not available for the moment',
    text: 'The system is being maintained or has a fault; it usually takes a few minutes. What you sent just now was not recorded; what was saved before is still there. Go back and try again in a few minutes.',
  },
  unexpected: {
    title: 'Something went wrong',
    text: 'Nothing was changed. Try again later; if it happens again, tell the office the number above.',
  },
} satisfies typeof zh
