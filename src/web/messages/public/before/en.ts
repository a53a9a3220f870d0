import { type zh } from './zh-CN.ts'

/** Before filing: what can be asked for, the right doors for what cannot, what is public already. English. */
export const en = {
  title: 'Request information',
  subject: 'What do you want to know?',
  subjectHint: 'A few words for the title or subject, to see whether it is public already. You may leave it empty.',
  start: 'Continue',
  returning: 'Continue a request saved before',
  time: 'It takes about 5 minutes. You can save at any time and continue with a draft code within 7 days.',
  notice: 'How we handle the personal data you fill in',
  can: 'What you can ask for',
  canItems: {
    organ: [
      'Documents, tables and data that this body made or received in its work, such as notices, contracts, accounts and statistics (条例第二条)',
      'What exists already and can be found; nothing is made anew for a request',
    ],
    college: [
      'Documents, tables and data that the school made or received in its work, such as admission rules, accounts and contracts (高等学校信息公开办法第二条)',
      'What exists already and can be found; nothing is made anew for a request',
    ],
  },
  cannot: 'What cannot be done by a request for information, and where to go instead',
  matched: 'What you want may be',
  supervision: (unit: string) => `Here, reports are received by ${unit}.`,
  doors: {
    petition: {
      name: 'Complaints, reports, petitions',
      text: 'Not handled as requests for information. Turn to the petition office or the complaints line.',
    },
    gazette: {
      name: 'Gazettes, newspapers, books and other publications',
      text: 'Get them from libraries, archives, bookshops or official sites.',
    },
    creation: {
      name: 'Summaries, statistics, analyses: making something new',
      text: 'What exists is provided; what would have to be compiled may be refused. Ask for existing documents or tables.',
    },
    special: {
      name: 'Land, business and household registers, court files, archives',
      text: 'Where laws or regulations have rules of their own, ask the registry, court or archive by those rules.',
    },
    advice: {
      name: 'Advice, help, asking for reasons',
      text: 'A request gives you documents and data. For advice or help call or write to the department.',
    },
    confirmation: {
      name: 'Confirming a fact, issuing a document again',
      text: 'Not a request for information. Apply to the department that issues it.',
    },
  },
  byAnalogy: 'by analogy ',
  foundTitle: 'Public already, and perhaps what you want',
  foundIntro: (subject: string) => `Public information about “${subject}”:`,
  foundCount: (count: number) => `${count} public items found`,
  opensNew: ' (opens in a new window)',
  helped: 'I have found it and need no request',
  goOn: 'None of these, go on with the request',
  waitTitle: 'Please wait a moment',
  waitText: (seconds: number) =>
    `Many requests are being made from your network right now. Wait ${seconds === 1 ? 'a second' : `${seconds} seconds`}, then press “Continue”. What you typed is kept; there is no need to go back or to reload.`,
  waitLeft: 'This goes on by itself. Seconds left: ',
  thanks: 'Good that you found it',
  thanksText: 'You can come back with a request at any time. What you typed was neither submitted nor kept.',
  toFront: 'Back to the front page',
} satisfies typeof zh
