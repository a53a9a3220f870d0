import { type zh } from './zh-CN.ts'

/** Saving a request that is not finished and coming back to it. English. */
export const en = {
  savedTitle: 'Saved',
  code: 'Draft code',
  savedText: (day: string) =>
    `With this code you can come back until ${day}; then the draft is deleted. The code is shown only here: write it down or take a photo.`,
  notFiled: 'The request has not been submitted yet.',
  print: 'Print or save as PDF',
  resume: 'Continue now',
  leave: 'Leave',
  leaveHint: 'On a shared computer, press “Leave”. After that nobody can see here what you filled in.',
  left: 'You have left; nobody can see here any more what you filled in.',
  returnTitle: 'Continue a request saved before',
  returnIntro: 'Enter the draft code you were given.',
  codeHint: '24 letters and digits; case, spaces and hyphens do not matter',
  open: 'Continue',
  wrong: 'There is no such draft; check the code. Drafts are deleted 7 days after they were saved.',
  trackInstead: 'To follow a request you have submitted, use its number and query code.',
  lostTitle: 'This draft cannot be found',
  lostText:
    'The browser may have been closed, or is set to keep nothing from websites, or the draft is older than 7 days.',
  lostTyped: 'What you just typed is not lost: it stands below, and you can start again with it.',
  restart: 'Continue with this content',
  fresh: 'Start again',
} satisfies typeof zh
