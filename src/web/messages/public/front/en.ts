import { type zh } from './zh-CN.ts'

/** Choosing the body, and a body's front page, English. */
export const en = {
  chooseTitle: 'Choose the body',
  chooseIntro: 'Choose the body you want to ask for information.',
  chooseSearch: 'Name of the body',
  chooseCount: (count: number) => `${count} ${count === 1 ? 'body' : 'bodies'}`,
  chooseNone: (words: string) => `No body has “${words}” in its name. Try another word, or show all bodies.`,
  chooseAll: 'Show all bodies',
  emptyTitle: 'Not open yet',
  emptyText: 'No body has been set up here yet, so requests cannot be made.',
  emptyAdministrator:
    'Administrators: open the one-time link shown in the terminal when the program started, to set up the body and your account.',
  title: 'Request information',
  lead: {
    organ: (organ: string) =>
      `Ask ${organ} for government information here. You need no account and do not have to say why.`,
    authorised: (organ: string) =>
      `Ask ${organ} for information from its public functions here. You need no account and do not have to say why.`,
    college: (organ: string) => `Ask ${organ} for information about the school here. You need no account.`,
  },
  apply: 'Start a request',
  track: 'Track a request',
  readyTitle: 'What to have ready',
  ready: [
    'Your name, type and number of your identity document; for an organisation its name, unified social credit code, legal representative and contact person',
    'A telephone number or email address where we can reach you',
    'Title or document number of the information, or anything else that helps to find it',
  ],
  timeTitle: 'How long it takes',
  timeFill: 'The form takes about 5 minutes. What you have typed is kept.',
  timeReply: (days: number, article: string) =>
    `We reply within ${days} working days of receiving your request (${article}).`,
  timeExtension: (days: number, article: string) =>
    `If more time is needed, by at most ${days} working days, we will tell you (${article}).`,
  timeConfirm: (by: string) =>
    `A request made online counts as received on the day both sides confirm it (${by}条例第三十一条第三项). We will get in touch with you soon after you send it.`,
  feeTitle: 'Cost',
  feeFree:
    'Free of charge. A processing fee is possible only where the number or frequency of requests is clearly unreasonable; see the guide.',
  feeCollege:
    'The school may charge the cost of searching, copying and posting at the provincial rates; see the guide.',
  channelsTitle: 'Other ways to apply',
  channelsText: 'Requests made in person or by post are accepted as well.',
  phoneText: (by: string) =>
    `If you find the form difficult, call or visit us and staff will help you to fill it in (${by}条例第二十九条).`,
  address: 'Address',
  postcode: 'Postcode',
  phone: 'Telephone',
  fax: 'Fax',
  email: 'Email',
  hours: 'Office hours',
  office: 'Office',
  reportsTitle: 'Annual reports',
  allReports: 'All annual reports',
  noReports: 'No annual report has been published yet.',
  guideLink: 'Read the guide',
} satisfies typeof zh
