import { type ReadMail } from './read-mail.ts'

/** Letters forwarded as enclosures: their words and their files belong to what was sent. */
type Enclosed = { texts: string[]; files: ReadMail['files'] }

const MOST_LETTERS = 10

/** What the letters enclosed in one say, each under its subject and sender, and the files in them. */
export async function enclosedIn(
  letters: readonly { content: Buffer }[],
  read: (source: Buffer) => Promise<ReadMail>,
): Promise<Enclosed> {
  const enclosed: Enclosed = { texts: [], files: [] }
  for (const { content } of letters.slice(0, MOST_LETTERS)) {
    const { subject, text, files, from } = await read(content)
    const head = `【所附邮件】${subject || '（无主题）'}${from ? `　发件人：${from.name || from.address}` : ''}`
    enclosed.texts.push(`${head}\n${text}`)
    enclosed.files = [...enclosed.files, ...files]
  }
  return enclosed
}
