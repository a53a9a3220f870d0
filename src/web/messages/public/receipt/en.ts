import { type zh } from './zh-CN.ts'

/** The confirmation after filing, and the printable receipt. English. */
export const en = {
  title: 'Request submitted',
  steps: 'Submitted',
  number: 'Request number',
  numbers: (count: number) => `Registered as ${count} requests`,
  code: 'Query code',
  codeText:
    'Write down the request number and the query code, or take a photo. You need both to track, to complete and to download the reply.',
  codeLost: 'A lost query code can be recovered by the email you gave, or at the office with your identity document.',
  codeLostDesk:
    'A lost query code is replaced at the office with your identity document; you gave no email to recover it by.',
  again: 'This request had been submitted before and was not registered twice. This is the same receipt.',
  linked: 'The matters were registered one by one and linked. Each has a number and a query code of its own.',
  matter: 'Matter',
  submittedAt: 'Submitted',
  received: 'Day of receipt',
  unconfirmed: 'still to be confirmed with you',
  due: 'Reply due by',
  expected: (confirmed: string, due: string) => `${due}, if receipt is confirmed on ${confirmed}`,
  rule: (by: string) =>
    `A request made online counts as received on the day both sides confirm it (${by}条例第三十一条第三项).`,
  confirmed: (day: string) => `Both sides have confirmed this request; it was received on ${day}.`,
  closed: 'This request has been closed.',
  nextTitle: 'What happens next',
  nextContact: (day: string) => `The office will confirm with you by the contact details you gave, usually by ${day}.`,
  nextReply: (days: number) => `You will get a reply within ${days} working days from that day.`,
  nextDue: (day: string) => `You will get a reply by ${day}.`,
  nextNews:
    'If your request has to be completed, third parties consulted or the period extended, you will be told; you can look here at any time.',
  nextMail: 'If you gave an email address, we will write to you whenever there is news to look at here.',
  nextDesk: 'You chose to show your identity document at the office; the office will arrange a time with you.',
  trackLink: 'Track this request',
  pdf: 'Download the receipt (PDF)',
  pdfOf: (number: string) => `Download receipt ${number} (PDF)`,
  fileName: 'receipt',
  print: 'Print this page',
  leave: 'Leave',
  leaveHint: 'On a shared computer, keep number and code and then press “Leave”.',
  contactTitle: 'Questions',
  provisional: ' (holidays of that year have not been announced yet; the date may change)',
} satisfies typeof zh
