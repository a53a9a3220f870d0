import { type zh } from './zh-CN.ts'

/** The guide, English. */
export const en = {
  title: 'Guide to requesting information',
  description: (organ: string) =>
    `How to ask ${organ} for information: office, what a request must hold, time limits, fees, remedies.`,
  contents: 'On this page',
  office: {
    title: 'The office',
    office: 'Name',
    head: 'Head',
    none: 'Contact details are being added; see the body’s own website.',
  },
  ways: {
    title: 'How to apply',
    intro:
      'You can apply in the following ways. Requests made in person or by post may never be refused (国办公开办函〔2017〕19号).',
    channel: 'Way',
    received: 'Day of receipt',
    confirmed: 'the day both sides confirm it',
    handedIn: 'the day it is handed in',
    signed: 'the day it is signed for',
    confirmedByApplicant: 'the day it is confirmed with the applicant',
    article: 'Basis',
    mark: 'Please write 信息公开申请 on the envelope.',
    onlineLink: 'Apply online',
  },
  content: {
    title: 'What a request must say',
    basis: {
      organ: '条例第二十九条',
      authorised: '条例第二十九条',
      college: '高等学校信息公开办法第九条，参照条例第二十九条',
    },
    items: [
      'Name of the applicant, proof of identity, contact details',
      'Title or document number of the information, or another description by which it can be found',
      'The form wanted, and how it is to be delivered',
    ],
    written:
      'Requests are made in writing, electronic messages included. Where writing is really difficult they may be made orally, and staff fill in the form.',
    one: 'One matter per request gets a faster reply.',
    unclear: (days: number, article: string) =>
      `If a request is unclear, we tell you once, within ${days} working days, what to complete and by when; without good reason, a request not completed in time counts as given up (${article}).`,
    unclearNoLimit: (article: string) =>
      `If a request is unclear, we tell you once what to complete and by when; a request not completed in time counts as given up (${article}).`,
  },
  periods: {
    title: 'Time limits',
    act: (title: string) => `Governed by ${title}.`,
    what: 'Step',
    length: 'Limit',
    article: 'Basis',
    workdays: (days: number) => `${days} working days`,
    reply: 'Reply',
    extension: 'Extension of the reply (announced before)',
    correction: 'Notice to complete the request',
    thirdParty: 'Opinion of a third party',
    coProducer: 'Opinion of a co-producing organ',
    atMost: (days: number) => `at most ${days} working days`,
    note: 'The day of receipt does not count; counting starts on the next working day. Weekends and public holidays do not count, make-up working days do. Time needed to consult third parties and other organs does not count.',
    restart: 'After a completion the period starts afresh on the day the completed request is received.',
  },
  fees: {
    title: 'Fees',
    free: 'Requests are free. Where their number or frequency is clearly unreasonable, an information-processing fee may be charged (条例第四十二条, 国办函〔2020〕109号), either by item or by page:',
    byItem: 'By item (per applicant and calendar month)',
    byPage: 'By page (per request)',
    from: 'Number',
    price: 'Each',
    items: (from: number, to: number | null) => (to === null ? `${from} and more` : `${from} to ${to}`),
    pages: (from: number, to: number | null) => (to === null ? `${from} pages and more` : `${from} to ${to} pages`),
    yuan: (yuan: number) => (yuan === 0 ? 'free' : `${yuan} yuan`),
    rising: (from: number, size: number, rise: number) =>
      `From item ${from} on, every further ${size} items cost ${rise} yuan more each.`,
    college:
      'The school may charge the cost of searching, copying and posting, at rates set by the provincial price and finance departments (高等学校信息公开办法第二十条). The information-processing fee does not apply to colleges.',
  },
  grounds: {
    title: 'What is not disclosed',
    intro:
      'By law the following is not disclosed. Where it can be separated, the rest is disclosed; a refusal states its reasons and basis.',
    ground: 'Ground',
    article: 'Basis',
  },
  remedies: {
    title: 'If you disagree with a reply',
    refusal: 'Against a refusal to disclose:',
    otherwise: 'Against any other reply:',
    college: 'Against a reply of the school, or the way it handles disclosure:',
    late: 'You may also complain to the next higher organ or the department in charge of disclosure (条例第四十七条、第五十一条).',
  },
  own: 'Further information',
} satisfies typeof zh
