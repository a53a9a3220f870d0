/** A mail before it has an address: subject and both bodies. */
export type Mail = { subject: string; text: string; html: string }

/** What every mail may say: the organ, the case's number (of a dispute: what is to be done), where to look. Never who asked, or for what. */
export type MailFacts = {
  organ: string
  phone: string | null
  number: string
  /** The page to look at: tracking for applicants, the case for staff. */
  link: string
  /** Days and counts of the letter. */
  dueOn?: string | null
  /** The code by which a lost query code is replaced; worth nothing without the case's number and after a day. */
  recovery?: string
  workdaysLeft?: number
  /** How much has newly come in. */
  arrivals?: { applications: number; answers: number; complaints: number; letters: number }
  /** How many cases wait, in the morning's digest. */
  counts?: { overdue: number; dueSoon: number; unconfirmed: number; duties?: number }
}

export type MailTexts = { subject: (facts: MailFacts) => string; paragraphs: (facts: MailFacts) => string[] }
export type MailLanguage = 'zh-CN' | 'en'
/** One mail in both languages. */
export type MailTemplate = Record<MailLanguage, MailTexts>

const CLOSING: Record<MailLanguage, (facts: MailFacts) => string> = {
  'zh-CN': ({ organ, phone }) => `${organ}${phone ? `　电话：${phone}` : ''}\n本邮件由系统发出，请不要直接回复。`,
  en: ({ organ, phone }) =>
    `${organ}${phone ? `  Phone: ${phone}` : ''}\nThis message was sent automatically; please do not reply.`,
}

/** Fills a template; the HTML body says exactly what the text says. */
export function composeMail(template: MailTemplate, language: MailLanguage, facts: MailFacts): Mail {
  const paragraphs = [...template[language].paragraphs(facts), facts.link, CLOSING[language](facts)]
  return {
    subject: oneLine(template[language].subject(facts)),
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html><html lang="${language}"><meta charset="utf-8">${HEAD}<body style="${BODY}">${paragraphs
      .map((each) => `<p>${each === facts.link ? anchor(each) : escaped(each).replaceAll('\n', '<br>')}</p>`)
      .join('')}</body></html>`,
  }
}

/** Narrow as a telephone or wide, light or dark: colours are the reader's own, links may break anywhere. */
const HEAD =
  '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">'
const BODY =
  'max-width:40em;margin:0 auto;padding:16px;font-family:sans-serif;font-size:16px;line-height:1.7;overflow-wrap:anywhere'

/** A header is one line, whatever was put into it. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const anchor = (url: string): string => `<a href="${escaped(url)}">${escaped(url)}</a>`

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
